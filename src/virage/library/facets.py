"""The only reader of facets: `facets/ID.yaml`, one file a facet, both languages in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from virage.core.facets import (
    ARTICLE_WORDS,
    MINUTE_WORDS,
    MOVES,
    Facet,
    FacetCatalogue,
    Source,
    word_count,
)
from virage.core.needs import NeedsCatalogue
from virage.core.questionnaire import Questionnaire
from virage.core.text import LocalText
from virage.library.funding.values import dated, known
from virage.library.initiatives.vendors import Vendors, read_vendors
from virage.library.markdown import read_markdown
from virage.library.questions import new_id
from virage.library.reading import CatalogueError, Entry, gettext_noop, read_yaml

FOLDER = "facets"
KEYS = tuple(
    "id rank address title hook summary minute article example moves questions needs dimensions"
    " also sources".split()
)
EXAMPLE_KEYS = ("invented", "story")
SOURCE_KEYS = ("id", "title", "address", "date")
ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Words:
    """What a facet may name: the ids of the questionnaires, and no vendor."""

    questions: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()
    vendors: Vendors = field(default_factory=Vendors)


def read_facets(root: Path, words: Words) -> FacetCatalogue:
    """Every facet, by rank; CatalogueError for the first thing that is refused."""
    found: list[Facet] = []
    for path in _paths(root):
        found.append(_read_beside(found, read_yaml(path, root), words))
    return _sorted(found)


def facet_problems(root: Path, words: Words) -> Iterator[CatalogueError]:
    """What is wrong with each file, one problem a file, and the facets named that are not there."""
    found: list[Facet] = []
    for path in _paths(root):
        try:
            found.append(_read_beside(found, read_yaml(path, root), words))
        except CatalogueError as problem:
            yield problem
    if _paths(root):
        yield from _unknown_facets(root, frozenset(path.stem for path in _paths(root)))


def _unknown_facets(root: Path, known: frozenset[str]) -> Iterator[CatalogueError]:
    """Questions and needs say which facets explain them: each must have its file."""
    for path in sorted((root / "questionnaires").rglob("*.yaml")):
        try:
            named = tuple(_named(read_yaml(path, root)))
        except CatalogueError:
            continue  # it is reported as a questionnaire that does not load
        for each in named:
            if each.name not in known:
                yield each.error(gettext_noop("unknown facet '%(name)s'"), name=each.name)


def _named(entry: Entry) -> Iterator[Entry]:
    """Every facet that a file names."""
    match entry.value:
        case dict(table):
            for key, each in table.items():
                yield from each.items if key == "facets" else _named(each)
        case list(items):
            for each in items:
                yield from _named(each)


def words_of(
    root: Path, questionnaires: Iterable[Questionnaire], needs: Iterable[NeedsCatalogue]
) -> Words:
    """What the facets of a root may name."""
    known = tuple(questionnaires)
    return Words(
        questions=frozenset(each.id for one in known for each in one.questions()),
        dimensions=frozenset(each.id for one in known for each in one.dimensions),
        needs=frozenset(each.id for catalogue in needs for each in catalogue.needs),
        vendors=read_vendors(root),
    )


def _paths(root: Path) -> list[Path]:
    return sorted((root / FOLDER).glob("*.yaml"))


def _sorted(found: list[Facet]) -> FacetCatalogue:
    return FacetCatalogue(tuple(sorted(found, key=lambda each: (each.rank, each.id))))


def _read_beside(others: list[Facet], entry: Entry, words: Words) -> Facet:
    stem = Path(entry.only(*KEYS).file).stem
    if entry["id"].name != stem:
        raise entry["id"].error(gettext_noop("the file is named after its id: %(id)s"), id=stem)
    words.vendors.refuse_in(entry)
    facet = read_facet(entry, words)
    taken = {address for each in others for address in (each.address.fr, each.address.en)}
    for language in ("fr", "en"):
        address = entry["address"][language]
        if address.name in taken:
            raise address.error(gettext_noop("another facet has this address"))
    return facet


def read_facet(entry: Entry, words: Words) -> Facet:
    """Read one facet; CatalogueError at the line of what is wrong."""
    return Facet(**{name: read(entry, words) for name, read in READERS.items()})


UNKNOWN_QUESTION = gettext_noop("unknown question '%(name)s'")
UNKNOWN_NEED = gettext_noop("unknown need '%(name)s'")
UNKNOWN_DIMENSION = gettext_noop("unknown dimension '%(name)s'")


def known_ids(entry: Entry, ids: frozenset[str], unknown: str) -> tuple[str, ...]:
    """A list of ids, each of which there is."""
    names = entry.names
    for each in entry.items:
        if each.name not in ids:
            raise each.error(unknown, name=each.name)
    return names


def read_address(entry: Entry) -> LocalText:
    """The last part of an address, in each language."""
    text = entry.text
    for language in ("fr", "en"):
        if not ADDRESS.fullmatch(entry[language].name):
            raise entry[language].error(
                gettext_noop("an address is made of small letters without accents and hyphens")
            )
    return text


def measured(entry: Entry, bounds: tuple[int, int]) -> LocalText:
    """Markdown of so many words, in each language."""
    text, (least, most) = read_markdown(entry), bounds
    for language in ("fr", "en"):
        count = word_count(entry[language].name)
        if not least <= count <= most:
            raise entry[language].error(
                gettext_noop("expected from %(least)s to %(most)s words, not %(count)s"),
                least=least,
                most=most,
                count=count,
            )
    return text


def _example(entry: Entry) -> LocalText:
    entry.only(*EXAMPLE_KEYS)
    if not entry["invented"].flag:
        raise entry["invented"].error(
            gettext_noop("an example is invented and says so: write invented: true")
        )
    return entry["story"].text


def _moves(entry: Entry) -> tuple[LocalText, ...]:
    if len(entry.items) != MOVES:
        raise entry.error(
            gettext_noop("expected %(expected)s things to do this month, not %(count)s"),
            expected=MOVES,
            count=len(entry.items),
        )
    return tuple(each.text for each in entry.items)


def read_sources(entry: Entry) -> tuple[Source, ...]:
    """The sources of an article, none when it names none."""
    return tuple(_source(each) for each in entry.each("sources"))


def _source(entry: Entry) -> Source:
    entry.only(*SOURCE_KEYS)
    return Source(
        id=entry["id"].name,
        title=entry["title"].text,
        address=entry["address"].name,
        on=known(entry, "date", dated),
    )


READERS: Mapping[str, Callable[[Entry, Words], Any]] = {
    "id": lambda entry, _words: new_id(entry["id"]),
    "rank": lambda entry, _words: entry["rank"].whole,
    "address": lambda entry, _words: read_address(entry["address"]),
    "title": lambda entry, _words: entry["title"].text,
    "hook": lambda entry, _words: entry["hook"].text,
    "summary": lambda entry, _words: entry["summary"].text,
    "minute": lambda entry, _words: measured(entry["minute"], MINUTE_WORDS),
    "article": lambda entry, _words: measured(entry["article"], ARTICLE_WORDS),
    "example": lambda entry, _words: _example(entry["example"]),
    "moves": lambda entry, _words: _moves(entry["moves"]),
    "questions": lambda entry, words: known_ids(
        entry["questions"], words.questions, UNKNOWN_QUESTION
    ),
    "needs": lambda entry, words: known_ids(entry["needs"], words.needs, UNKNOWN_NEED),
    "dimensions": lambda entry, words: known_ids(
        entry["dimensions"], words.dimensions, UNKNOWN_DIMENSION
    ),
    "also": lambda entry, _words: entry["also"].text,
    "sources": lambda entry, _words: read_sources(entry),
}


def facet_content(root: Path, facet_id: str) -> dict[str, Any] | None:
    """What the file of a facet says, as plain values without its id; None without a file."""
    path = root / FOLDER / f"{facet_id}.yaml"
    if path not in _paths(root):
        return None
    said = read_yaml(path, root).only(*KEYS).plain()
    return {key: value for key, value in dict(said).items() if key != "id"}  # type: ignore[call-overload]
