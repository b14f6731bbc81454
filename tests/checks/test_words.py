"""Every visible word goes through translation: pages are read in a language made of marks."""

import re
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import get_resolver
from django.utils import translation
from django.utils.translation import trans_real

from tests.checks import nothing
from tests.pages import addresses, everybody
from tests.samples import keep_sheet
from virage.core.text import LocalText
from virage.documents.language import MONTHS

OPEN, CLOSE = "⟦", "⟧"
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title", "content", "label"}
SILENT = {"script", "style", "code"}
# What the languages themselves put between words and into dates (documents/language.py).
GRAMMAR = re.compile(r"(?<=⟧) et (?=⟦)|\b1er\b")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class BareWords(HTMLParser):
    """Collects the words of a page that stand outside the marks.

    What is in another language or declared `translate="no"` (proper names) is left alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.exempt: list[bool] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        silent = (
            tag in SILENT or given.get("translate") == "no" or ("lang" in given and tag != "html")
        )
        if tag not in VOID:
            self.exempt.append(silent)
        if not silent and not any(self.exempt):
            for name in spoken(tag, given):
                self.look(given[name], 0)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.exempt:
            self.exempt.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.exempt):
            self.depth = self.look(data, self.depth)

    def look(self, text: str, depth: int) -> int:
        """Note a letter outside every mark, and return how deep the text ends."""
        start = depth
        for letter in GRAMMAR.sub(" ", text):
            depth += (letter == OPEN) - (letter == CLOSE)
            if letter.isalpha() and depth == 0:
                self.found.append(" ".join(text.split())[:80])
                return start + text.count(OPEN) - text.count(CLOSE)
        return depth


def spoken(tag: str, given: dict[str, str]) -> set[str]:
    """Name the attributes whose value a person reads or hears."""
    names = SPOKEN & given.keys()
    if tag == "meta" and given.get("name") != "description":
        names -= {"content"}
    if tag == "input" and given.get("type") in {"submit", "button", "reset"}:
        names |= {"value"} & given.keys()
    return names


def bare_words(html: str) -> list[str]:
    parser = BareWords()
    parser.feed(html)
    return parser.found


def marked(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def is_address(text: str) -> bool:
    """Tell an address: it is translated too, but nobody reads it as words."""
    return "/" in text and " " not in text


@pytest.fixture
def language_of_marks(monkeypatch, settings):
    in_a_catalogue = GNUTranslations.gettext

    def in_django(text: str) -> str:
        return trans_real.gettext(text) if is_address(text) else marked(text)

    def in_documents(catalogue: GNUTranslations, text: str) -> str:
        return in_a_catalogue(catalogue, text) if is_address(text) else marked(text)

    def contextual(*given: Any) -> str:
        return marked(given[-1])

    def plural(*given: Any) -> str:
        singular, many, number = given[-3:]
        return marked(singular if number == 1 else many)

    def inline(text: LocalText, _language: str) -> str:
        return marked(text.fr)

    words = translation._trans  # type: ignore[attr-defined]
    monkeypatch.setattr(words, "gettext", in_django, raising=False)
    monkeypatch.setattr(GNUTranslations, "gettext", in_documents)
    for name, say in {"pgettext": contextual, "ngettext": plural, "npgettext": plural}.items():
        monkeypatch.setattr(words, name, say, raising=False)
        monkeypatch.setattr(GNUTranslations, name, say)
    monkeypatch.setitem(MONTHS, "fr", tuple(map(marked, MONTHS["fr"])))
    monkeypatch.setattr(LocalText, "in_", inline)
    settings.VIRAGE_PROGRAMME_NAME = marked("Programme")
    settings.VIRAGE_PRIVACY_OFFICER = marked("Officer")
    forget()
    yield
    forget()


def forget() -> None:
    """Empty every cache: what it keeps must neither come from before the marks nor outlive them."""
    for each in kept():
        each.cache_clear()


def kept() -> Iterator[Any]:
    """The caches of the documents and of the pages, of modules and of their classes."""
    for name, module in [*sys.modules.items()]:
        if name.startswith(("virage.documents", "virage.web")):
            own = [each for each in vars(module).values() if isinstance(each, type)]
            for room in (module, *own):
                yield from (each for each in vars(room).values() if hasattr(each, "cache_clear"))


def test_the_caches_of_words_are_known():
    assert get_resolver().url_patterns  # every page is loaded
    known = {f"{each.__module__}.{each.__qualname__}" for each in kept()}
    assert {
        "virage.documents.funding.labels.Named.__call__",
        "virage.documents.funding.questions._texts",
        "virage.web.funding.bridge._questions",
        "virage.web.awareness.bridge._index",
    } <= known


@pytest.mark.django_db
def test_every_visible_word_is_marked_for_translation(language_of_marks):
    found = []
    client = everybody()
    for route, address in addresses(keep_sheet(client), "fr"):
        response = client.get(address)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            words = bare_words(response.content.decode())
            found += [f"{route.name}: bare word in {text!r}" for text in words]
    nothing(dict.fromkeys(found), "mark these words for translation")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Hello⟧ 3 %</p>", []),
        ("<p>⟦Read <a>the text</a>⟧.</p>", []),
        ("<p>Hello</p>", ["Hello"]),
        ("<p>⟦Hello⟧ you</p>", ["⟦Hello⟧ you"]),
        ('<input placeholder="Name">', ["Name"]),
        ('<input type="submit" value="Send">', ["Send"]),
        ('<input type="radio" value="partly">', []),
        ('<a lang="en" href="/en/">English</a>', []),
        ('<b translate="no">Virage</b><i>too</i>', ["too"]),
        ('<meta name="viewport" content="width=device-width">', []),
    ],
)
def test_bare_words_are_seen(html, found):
    assert bare_words(html) == found
