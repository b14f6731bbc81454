"""People who use the self-diagnosis, and the windows that they have open."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from virage.core.access import Actor
from virage.core.answers import Json
from virage.web.diagnostics.models import GivenAnswer, Sheet
from virage.web.diagnostics.views.doors import actor_of

FOOD_STORE = {
    "kind": "consommateurs",
    "sector": "44-45",
    "region": "04",
    "employees": "12",
    "members": "640",
}
HTMX = {"HX-Request": "true"}


def address(name: str, *args: object, language: str = "fr") -> str:
    """The address of a page of the self-diagnosis."""
    with override(language):
        return reverse(f"diagnostics:{name}", args=args)


def start(client: Client, edition: str = "full", **facts: str) -> Sheet:
    """Start a sheet as somebody does; by default it is a food store's."""
    posted = FOOD_STORE | {"name": "", "edition": edition} | facts
    answer = client.post(address("start"), posted)
    assert answer.status_code == 302, words(answer)
    found = re.search(r"[0-9a-f-]{36}", answer["Location"])
    assert found
    return Sheet.objects.get(id=UUID(found[0]))


def actor_with(client: Client) -> Actor:
    """Who the client is for the policy."""
    return actor_of(client.get(address("home")).wsgi_request)


def stored(sheet: Sheet, question: str) -> Json | None:
    """The answer that the database holds."""
    row = GivenAnswer.objects.filter(sheet=sheet, question=question).first()
    return row.value if row else None


def version(sheet: Sheet, question: str) -> int:
    """The version of the answer that the database holds."""
    return GivenAnswer.objects.get(sheet=sheet, question=question).version


def words(answer: Any) -> str:
    """What a page says, without its tags, on one line."""
    html = re.sub(r"<(script|style|svg).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


class Fields(HTMLParser):
    """The fields of a page's own form, as a browser would send them, and its buttons."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside, self.action = False, ""
        self.names: list[str] = []
        self.values: dict[str, list[str]] = {}
        self.offered: dict[str, list[str]] = {}
        self.buttons: list[tuple[str, str]] = []
        self.select = self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and not self.names:
            self.inside, self.action = (
                "pop-panel" not in given.get("class", ""),
                given.get("action", ""),
            )
        if self.inside or tag == "input":
            self.read(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "textarea":
            self.text = ""

    def handle_data(self, data: str) -> None:
        if self.text:
            self.values[self.text] = [data.removeprefix("\n")]

    def read(self, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        match tag, given.get("type", "text"):
            case "select", _:
                self.select = name
                self.hold(name)
            case "option", _:
                self.offered.setdefault(self.select, []).append(value)
                if "selected" in given:
                    self.hold(self.select, value)
            case "textarea", _:
                self.text = name
                self.hold(name, "")
            case "button", _:
                self.buttons.append((name, value))
            case "input", "radio" | "checkbox":
                value = given.get("value", "on")
                self.offered.setdefault(name, []).append(value)
                self.hold(name, *([value] if "checked" in given else []))
            case "input", _ if name not in {"csrfmiddlewaretoken", "next"}:
                self.hold(name, value)

    def hold(self, name: str, *values: str) -> None:
        self.names.append(name)
        self.values.setdefault(name, []).extend(values)


class Window:
    """A page with a form, open in somebody's browser: it sends what the page says."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url
        self.read(client.get(url))

    def read(self, answer: Any) -> None:
        self.shown = answer
        fields = Fields(answer.content.decode())
        self.action = fields.action or self.url
        self.values, self.offered, self.buttons = fields.values, fields.offered, fields.buttons

    def __getitem__(self, name: str) -> list[str]:
        """What a field says."""
        return self.values[name]

    def choose(self, name: str, *values: str) -> "Window":
        """Choose, tick or type."""
        offered = self.offered.get(name)
        assert offered is None or set(values) <= set(offered), f"{name} offers {offered}"
        self.values[name] = list(values)
        return self

    def send(self, **button: str) -> Any:
        """Send the whole page, as without JavaScript, by one of its buttons."""
        for pressed in button.items():
            assert pressed in self.buttons, f"no button {pressed} among {self.buttons}"
        answer = self.client.post(self.action, self.values | button)
        if answer.status_code in {409, 422}:
            self.read(answer)
        return answer

    def touch(self, question: str, *values: str, row: str = "") -> Any:
        """Answer one question: htmx sends it at once, and its fragment takes its place."""
        self.choose(f"{question}.{row}" if row else question, *values)
        sent = {name: said for name, said in self.values.items() if name in self.names(question)}
        answer = self.client.post(self.action, sent, headers=HTMX)
        self.values |= {
            name: said
            for name, said in Fields(answer.content.decode()).values.items()
            if name.startswith(("base.", "was.", "mine.")) or answer.status_code == 409
        }
        return answer

    def names(self, question: str) -> set[str]:
        """What `hx-params` of a question lets through."""
        html = self.shown.content.decode()
        start = html.index(f'id="q-{question}"')
        found = re.search(r'hx-params="([^"]*)"', html[start:])
        assert found
        return set(found[1].split(","))


def section(client: Client, sheet: Sheet, section_id: str, language: str = "fr") -> Window:
    """Open a section in a window."""
    return Window(client, address("section", sheet.id, section_id, language=language))


def every_row(sheet: Sheet) -> Iterator[Any]:
    """Every row that hangs on a sheet."""
    for name in ("keys", "answers", "tools"):
        yield from getattr(sheet, name).all()
