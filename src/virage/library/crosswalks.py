"""Reading a crosswalk: our answers in the words of another instrument."""

from virage.core.questionnaire import (
    Crosswalk,
    Dimension,
    Indicator,
    Level,
    MappedDimension,
    MappedItem,
)
from virage.library.conditions import Known, read_condition
from virage.library.reading import Entry, gettext_noop


def read_crosswalk(entry: Entry, known: Known, dimensions: tuple[Dimension, ...]) -> Crosswalk:
    """Read one crosswalk file; only measured questions may be mapped."""
    entry.only("id", "version", "title", "source", "note", "indicators", "levels", "dimensions")
    measured = {
        question.id
        for dimension in dimensions
        for question in dimension.questions
        if question.measures
    }
    return Crosswalk(
        id=entry["id"].name,
        version=entry["version"].name,
        title=entry["title"].text,
        source=entry["source"].name,
        note=entry["note"].text,
        indicators=tuple(_indicator(each, known) for each in entry.each("indicators")),
        levels=tuple(_level(each) for each in entry.each("levels")),
        dimensions=tuple(_dimension(each, measured) for each in entry.each("dimensions")),
    )


def _indicator(entry: Entry, known: Known) -> Indicator:
    entry.only("id", "text", "met_if")
    met_if = read_condition(entry["met_if"], known) if entry.has("met_if") else None
    return Indicator(entry["id"].name, entry["text"].text, met_if)


def _level(entry: Entry) -> Level:
    entry.only("id", "title", "up_to")
    title = entry["title"].text
    return Level(entry["id"].name, title, title, entry["up_to"].whole)


def _dimension(entry: Entry, measured: set[str]) -> MappedDimension:
    entry.only("id", "title", "items")
    items = tuple(_item(each, measured) for each in entry["items"].items)
    return MappedDimension(entry["id"].name, entry["title"].text, items)


def _item(entry: Entry, measured: set[str]) -> MappedItem:
    entry.only("id", "text", "questions")
    for each in entry.each("questions"):
        if each.name not in measured:
            raise each.error(
                gettext_noop("unknown question '%(name)s', or one that measures nothing"),
                name=each.name,
            )
    return MappedItem(
        entry["id"].name, entry["text"].text, tuple(each.name for each in entry.each("questions"))
    )
