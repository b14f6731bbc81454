"""An installation in this process, as in production: requests go through the whole WSGI stack."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory
from django.utils.http import urlencode

from benchmarks.measuring import once
from virage.cli import serve
from virage.core.answers import Answer, as_json
from virage.core.questionnaire import Question
from virage.library import shipped
from virage.library.sheets import read_sheet

EXAMPLES = Path(__file__).parents[1] / "examples"
HEADERS = {"Accept-Encoding": "gzip", "Origin": "https://testserver"}
FORM = "application/x-www-form-urlencoded"
START = "/autodiagnostic/"


@dataclass(frozen=True)
class Reply:
    """What came back, and what it cost."""

    status: str
    headers: dict[str, str]
    body: bytes
    cpu_ms: float
    queries: int


class Site:
    """The application and one visitor, who holds a sheet once it is begun."""

    def __init__(self, application: WSGIHandler) -> None:
        """Nobody has come yet."""
        self.application = application
        self.visitor = RequestFactory(headers=HEADERS)
        self.sheet = ""

    def get(self, address: str) -> Reply:
        """Ask for a page."""
        return self._answer(self.visitor.get(address, secure=True))

    def post(self, address: str, data: dict[str, Any], *, htmx: bool = True) -> Reply:
        """Send a form, as htmx does when one answer changes."""
        token = {"csrfmiddlewaretoken": self.visitor.cookies["csrftoken"].value}
        body = urlencode(token | data, doseq=True)
        headers = {"HX-Request": "true"} if htmx else {}
        request = self.visitor.post(address, body, FORM, secure=True, headers=headers)
        return self._answer(request)

    def _answer(self, request: Any) -> Reply:
        head: list[Any] = []

        def start(*said: Any) -> Callable[[bytes], object]:
            head.extend(said)
            return head.append

        def run() -> bytes:
            response = self.application(request.environ, start)
            body = b"".join(response)
            response.close()
            return body

        with counted() as statements:
            cpu_ms, body = once(run)
        status, headers = head[:2]
        for name, value in headers:
            if name == "Set-Cookie":
                self.visitor.cookies.load(value)
        return Reply(status, dict(headers), body, cpu_ms, len(statements))

    def diagnose(self, answers: dict[str, Answer]) -> Iterator[Reply]:
        """Begin a sheet, open each section and save each of its answers, one request a time."""
        questionnaire = shipped().questionnaire("coop")
        facts = {each.id: as_json(answers[each.id]) for each in questionnaire.profile if each.start}
        yield self.get(START)
        begun = self.post(START, facts | {"edition": "full"}, htmx=False)
        self.sheet = START + begun.headers["Location"].removeprefix(START).split("/")[0]
        yield begun
        for dimension in questionnaire.dimensions:
            yield self.get(self.section(dimension.id))
            for question in dimension.questions:
                if question.id in answers:
                    yield self.save(dimension.id, question, answers[question.id])

    def section(self, name: str) -> str:
        """The address of a section of the sheet."""
        return f"{self.sheet}/questions/{name}/"

    def save(self, section: str, question: Question, answer: Answer, *, base: int = 0) -> Reply:
        """Save one answer over version `base`."""
        reply = self.post(self.section(section), sent(question, answer, base))
        assert reply.status == "200 OK", reply
        return reply


def sent(question: Question, answer: Answer, base: int) -> dict[str, Any]:
    """An answer as its question sends it, from a window that wrote last."""
    value = as_json(answer)
    rows = value if isinstance(value, dict) else {}
    said: dict[str, Any] = {f"{question.id}.{row}": grade for row, grade in rows.items()}
    page = {"client": "0123456789abcdef", f"was.{question.id}": json.dumps(None)}
    return (said or {question.id: value}) | page | {f"base.{question.id}": base}


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent to the database, BEGIN left out."""
    statements: list[str] = []

    def note(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith("BEGIN"):
            statements.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(note):
        yield statements


@contextmanager
def silence() -> Iterator[None]:
    """Nothing is said on the screen but the table."""
    with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        yield


@contextmanager
def installed() -> Iterator[Site]:
    """A new installation, on SQLite in a folder of its own; its log goes nowhere."""
    os.environ.pop("DATABASE_URL", None)
    with TemporaryDirectory() as folder, silence():
        os.environ |= {
            "VIRAGE_DEBUG": "no",
            "VIRAGE_SECRET_KEY": "a-key-for-measuring-0123456789-0123456789-0123456789",
            "VIRAGE_HOSTS": "testserver",
            "VIRAGE_ADDRESS": "https://testserver",
            "VIRAGE_SMTP_URL": "smtp://127.0.0.1:2525",
            "VIRAGE_MAIL_FROM": "virage@example.coop",
            "VIRAGE_DATA": folder,
        }
        yield Site(serve.application())
        connection.close()


def example(name: str = "food_store") -> dict[str, Answer]:
    """The answers of an example sheet, its profile included."""
    return dict(read_sheet(EXAMPLES / f"{name}.yaml", shipped()).sheet.answers.given)
