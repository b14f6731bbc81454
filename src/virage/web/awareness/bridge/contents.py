"""Between the rows of texts and the facets and articles that the library reads.

A kind of text is a `Sort`: its readers, what they may name, and what a new one begins with.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from virage.core.access import Thing
from virage.core.articles import Article
from virage.core.editing import State, Version
from virage.core.facets import Facet, Source
from virage.core.text import LANGUAGES, LocalText
from virage.library import CatalogueError, Library
from virage.library import articles as article_reader
from virage.library import facets as facet_reader
from virage.library.contents import content_problems, in_one_language
from virage.library.facets import facet_content
from virage.library.reading import entry_at
from virage.web.awareness.models import ARTICLE, FACET, Edition, Text
from virage.web.organisations.bridge import catalogues

BOTH = dict.fromkeys(LANGUAGES, "")
DAY, YEAR = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}")
WRAPPED = ("minute", "article")
WRAP = re.compile(r"(?<!\n)\n(?!\n)(?![ ]*(?:[-*+]|\d+\.)[ ]|#)[ ]*")
Content = dict[str, Any]


@dataclass(frozen=True)
class Sort:
    """A kind of text: how it is read, what it may name, how a new one begins, its list fields."""

    readers: Mapping[str, Callable[[Any, Any], Any]]
    read: Callable[[Any, Any], Any]
    words: Callable[[Library], Any]
    blank: Content
    lists: tuple[str, ...]


def _around(library: Library) -> article_reader.Around:
    known = frozenset(each.id for each in library.facets.facets)
    return article_reader.Around(known, library.words_of_facets.vendors)


SORTS: Mapping[str, Sort] = {
    FACET: Sort(
        readers=facet_reader.READERS,
        read=facet_reader.read_facet,
        words=lambda library: library.words_of_facets,
        blank={
            **dict.fromkeys("title hook summary minute article also address".split(), BOTH),
            "example": {"invented": True, "story": BOTH},
            "moves": [BOTH, BOTH, BOTH],
            "rank": 100,
            "questions": [],
            "needs": [],
            "dimensions": [],
            "sources": [],
        },
        lists=("questions", "needs", "dimensions"),
    ),
    ARTICLE: Sort(
        readers=article_reader.READERS,
        read=article_reader.read_article,
        words=_around,
        blank={
            **dict.fromkeys("title summary body address".split(), BOTH),
            "facets": [],
            "sources": [],
        },
        lists=("facets",),
    ),
}


def blank(kind: str) -> Content:
    """What a new text of a kind begins with."""
    return deepcopy(SORTS[kind].blank)


def whole(kind: str, content: Mapping[str, Any]) -> Content:
    """A content with every field that its kind has today; an old row may lack a new one."""
    return blank(kind) | deepcopy(dict(content))


def shipped_content(kind: str, name: str) -> Content | None:
    """What the file that comes with Virage says; None when the text has no file."""
    return _shipped(catalogues(), name) if kind == FACET else None


@lru_cache(64)
def _shipped(library: Library, name: str) -> Content | None:
    found = facet_content(library.root, name)
    if found is None:
        return None
    said: Content = blank(FACET) | json.loads(json.dumps(found, default=str))
    for key in WRAPPED:
        said[key] = {each: unwrapped(text) for each, text in said[key].items()}
    return said


def unwrapped(markdown: str) -> str:
    """The same text without the line ends that only a file needs: each paragraph is one line."""
    return WRAP.sub(" ", markdown.strip())


def fingerprint(content: Content | None) -> str:
    """What tells two contents apart; empty for none."""
    if content is None:
        return ""
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def value_of(kind: str, name: str, content: Content, *, french_only: bool) -> Facet | Article:
    """The facet or the article that a content says; CatalogueError when it says none."""
    sort, library = SORTS[kind], catalogues()
    said = _named(kind, name, content, french_only=french_only)
    found: Facet | Article = sort.read(entry_at(said), sort.words(library))
    return found


def as_written(kind: str, name: str, content: Content) -> Facet | Article:
    """The same without any rule, for a preview: what is missing is empty."""
    content = whole(kind, content)
    texts: dict[str, Any] = {key: _local(each) for key, each in content.items() if _is_text(each)}
    sources = tuple(
        Source(each["id"], _local(each["title"]), each["address"], None)
        for each in content["sources"]
    )
    lists: dict[str, Any] = {key: tuple(content[key]) for key in SORTS[kind].lists}
    if kind == ARTICLE:
        return Article(id=name, sources=sources, **texts, **lists)
    return Facet(
        id=name,
        rank=content["rank"],
        example=_local(content["example"]["story"]),
        moves=tuple(_local(each) for each in content["moves"]),
        sources=sources,
        **texts,
        **lists,
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == set(LANGUAGES)


def _local(text: Mapping[str, str]) -> LocalText:
    return LocalText(text["fr"], text["en"])


def faults_of(
    kind: str, name: str, content: Content, *, french_only: bool
) -> Iterator[CatalogueError]:
    """What the reader refuses in a content, each with the place of its field."""
    sort, library = SORTS[kind], catalogues()
    said = _named(kind, name, content, french_only=False)
    yield from content_problems(
        said,
        sort.readers,
        sort.words(library),
        vendors=library.words_of_facets.vendors,
        languages=("fr",) if french_only else LANGUAGES,
    )


def _named(kind: str, name: str, content: Content, *, french_only: bool) -> Content:
    """A content as the reader takes it: its id, true dates, only ids that are still known."""
    said = whole(kind, content) | {"id": name}
    for source in said["sources"]:
        source["date"] = _dated(str(source.get("date") or ""))
    words = SORTS[kind].words(catalogues())
    for key in SORTS[kind].lists:
        said[key] = [each for each in said[key] if each in getattr(words, key)]
    return dict(in_one_language(said, "fr")) if french_only else said


def _dated(text: str) -> object:
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return int(text) if YEAR.fullmatch(text) else text or None


def version_of(edition: Edition) -> Version:
    """A row as the core's version."""
    return Version(edition.number, State(edition.state), edition.publish_on)


def thing_of(edition: Edition) -> Thing:
    """A row as the policy sees it."""
    author = str(edition.author_id) if edition.author_id else None
    return Thing(id=str(edition.id), author=author)


def key_of(text: Text) -> str:
    """What an address of the editors calls a text."""
    return f"{text.kind}.{text.name}"
