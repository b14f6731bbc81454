"""Texts written in the browser: plain values that the readers of the files read, field by field.

A kind of content is a table of readers, as `facets.READERS`: a new kind brings its own.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from virage.core.text import LANGUAGES, Language
from virage.library.initiatives.vendors import Vendors
from virage.library.reading import CatalogueError, entry_at, gettext_noop

Content = Mapping[str, Any]
EMPTY = gettext_noop("Nothing is written here yet.")


def in_one_language(value: Any, language: Language) -> Any:
    """The same values, what one language says standing in both."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        return dict.fromkeys(LANGUAGES, value[language])
    if isinstance(value, dict):
        return {key: in_one_language(each, language) for key, each in value.items()}
    if isinstance(value, list):
        return [in_one_language(each, language) for each in value]
    return value


def content_problems(
    content: Content,
    readers: Mapping[str, Callable[[Any, Any], Any]],
    words: Any,
    *,
    vendors: Vendors,
    languages: tuple[Language, ...] = LANGUAGES,
) -> tuple[CatalogueError, ...]:
    """What is wrong, at most one problem for each field and language; its `file` is the field.

    Each language is read by itself, so that a fault of one hides none of the other.
    """
    found: dict[str, CatalogueError] = {}
    for language in languages:
        for problem in _problems(
            in_one_language(content, language), readers, words=words, vendors=vendors
        ):
            field, _, end = problem.file.rpartition(".")
            place = f"{field}.{language}" if end in LANGUAGES else problem.file
            again = CatalogueError(place, problem.line, problem.sentence, facts=problem.facts)
            found.setdefault(place, again)
    return tuple(found.values())


def _problems(
    content: Content,
    readers: Mapping[str, Callable[[Any, Any], Any]],
    *,
    words: Any,
    vendors: Vendors,
) -> Iterator[CatalogueError]:
    entry = entry_at(content)
    for name, read in readers.items():
        blank = tuple(_blank(content.get(name), name))
        for place in blank:
            yield CatalogueError(place, 0, EMPTY)
        try:
            if not blank:
                read(entry, words)
                vendors.refuse_in(entry[name])
        except CatalogueError as problem:
            yield problem


def _blank(value: Any, place: str) -> Iterator[str]:
    """The places of texts in which nothing is written."""
    match value:
        case dict(table):
            for key, each in table.items():
                yield from _blank(each, f"{place}.{key}")
        case list(items):
            for number, each in enumerate(items):
                yield from _blank(each, f"{place}.{number}")
        case str(text) if not text.strip():
            yield place
        case _:
            return
