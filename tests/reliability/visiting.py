"""A browser reduced to what matters here: a connection kept open, cookies, the token of forms."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.serving import PATIENCE, Reply
from tests.web.test_settings import PRODUCTION

FACTS = {"kind": "producteurs", "sector": "11", "employees": "45"}
BEHIND_A_PROXY = PRODUCTION | {"VIRAGE_HOSTS": "localhost", "VIRAGE_BEHIND_PROXY": "yes"}
HEADERS = {
    "X-Forwarded-Proto": "https",
    "Origin": "https://localhost",
    "Host": "localhost",
    "HX-Request": "true",
    "Content-Type": "application/x-www-form-urlencoded",
}


@dataclass
class Visitor:
    """Somebody who answers the questions of one section, through one connection."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    address: str = ""

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def begin(self) -> None:
        """Begin a sheet, and stand in its first section."""
        self.ask("GET", "/autodiagnostic/")
        begun = self.ask("POST", "/autodiagnostic/", FACTS | {"edition": "full"})
        self.connection.close()
        assert begun.status == 302, begun.body
        self.address = begun.headers["location"]

    def elsewhere(self, section: str, port: int = 0) -> "Visitor":
        """The same person in another section, on another connection."""
        sheet = self.address.removesuffix("/").rpartition("/")[0]
        return Visitor(port or self.port, dict(self.cookies), f"{sheet}/{section}/")

    def save(self, question: str, stage: str, stood: tuple[str, int]) -> int:
        """Save an answer over the stage and the version that stood there; return the status."""
        was, version = stood
        said = {f"was.{question}": json.dumps(was or None), f"base.{question}": version}
        return self.ask("POST", self.address, {question: stage, **said}).status

    def ask(self, method: str, address: str, data: Mapping[str, object] | None = None) -> Reply:
        """Send what a page sends when one answer changes, or just ask for a page."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        cookies = {"Cookie": "; ".join(f"{name}={said}" for name, said in self.cookies.items())}
        body = urlencode(token | dict(data)) if data else None
        self.connection.request(method, address, body, HEADERS | cookies)
        answer = self.connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: each.value for name, each in SimpleCookie(header).items()}
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Reply(answer.status, headers, answer.read())
