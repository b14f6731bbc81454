"""The reader of articles, which are written in the browser and kept in no file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from virage.core.articles import BODY_WORDS, Article
from virage.library.facets import known_ids, measured, read_address, read_sources
from virage.library.initiatives.vendors import Vendors
from virage.library.questions import new_id
from virage.library.reading import Entry, gettext_noop

UNKNOWN_FACET = gettext_noop("unknown facet '%(name)s'")


@dataclass(frozen=True)
class Around:
    """What an article may name: the facets, and no vendor."""

    facets: frozenset[str] = frozenset()
    vendors: Vendors = field(default_factory=Vendors)


def read_article(entry: Entry, around: Around) -> Article:
    """Read one article; CatalogueError at the place of what is wrong."""
    return Article(**{name: read(entry, around) for name, read in READERS.items()})


READERS: Mapping[str, Callable[[Entry, Around], Any]] = {
    "id": lambda entry, _around: new_id(entry["id"]),
    "address": lambda entry, _around: read_address(entry["address"]),
    "title": lambda entry, _around: entry["title"].text,
    "summary": lambda entry, _around: entry["summary"].text,
    "body": lambda entry, _around: measured(entry["body"], BODY_WORDS),
    "facets": lambda entry, around: known_ids(entry["facets"], around.facets, UNKNOWN_FACET),
    "sources": lambda entry, _around: read_sources(entry),
}
