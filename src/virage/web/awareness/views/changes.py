"""What changed from one version to another, field by field and word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from virage.core.differences import Piece, differences
from virage.core.text import LANGUAGES, Language
from virage.web.awareness.bridge.choices import choices_for
from virage.web.awareness.bridge.contents import SORTS, whole
from virage.web.awareness.forms.lines import LINES, LIST_LABELS, SOURCES, at


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changed; `language` is empty for what has none."""

    label: str
    language: Language | str
    pieces: tuple[Piece, ...]


def changes_between(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    """The fields that are not the same, in the order of the page."""
    old, new = whole(kind, before), whole(kind, after)
    return tuple(_texts(kind, old, new)) + tuple(_lists(kind, old, new))


def _texts(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    for line in LINES[kind]:
        for language in LANGUAGES:
            old, new = (at(each, line.path)[language].strip() for each in (before, after))
            if old != new:
                yield FieldChange(str(line.label), language, differences(old, new))


def _lists(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    for name in SORTS[kind].lists:
        titles = dict(choices_for(name, [*before[name], *after[name]]))
        old, new = (
            "".join(f"{titles[each]}\n" for each in titles if each in said[name])
            for said in (before, after)
        )
        if old != new:
            yield FieldChange(str(LIST_LABELS[name]), "", differences(old, new))
    old, new = (_sources(each) for each in (before, after))
    if old != new:
        yield FieldChange(str(SOURCES), "", differences(old, new))


def _sources(content: Mapping[str, Any]) -> str:
    return "".join(
        f"{each['title']['fr']} / {each['title']['en']}, {each['address']} {each['date'] or ''}\n"
        for each in content["sources"]
    )
