"""Reading one question of a questionnaire."""

import re
from fractions import Fraction

from virage.core.conditions import All, Condition
from virage.core.questionnaire import Band, Choice, Kind, Module, Nature, Numeric, Question, Row
from virage.core.text import LocalText
from virage.library.conditions import Known, read_condition
from virage.library.reading import Entry, gettext_noop

RESERVED = frozenset({"dont_know", "not_applicable"})
MOST_BOXES = 16
FEWEST_CHOICES = 2
ANY_KIND = tuple(
    "id kind nature core module start required weight title text why best_placed"
    " not_applicable relevant_if lenses facets source".split()
)
OF_KIND = {
    Kind.STAGE: ("stages",),
    Kind.CHOICE: ("choices",),
    Kind.TICKS: ("boxes", "maximum"),
    Kind.GRID: ("rows", "scale"),
    Kind.YES_PARTLY_NO: (),
    Kind.NUMBER: ("unit", "minimum", "maximum", "whole", "bands"),
    Kind.TEXT: ("pattern",),
}
YES_PARTLY_NO = (
    Choice("no", LocalText("Non", "No"), Fraction(0)),
    Choice("partly", LocalText("En partie", "Partly"), Fraction(1, 2)),
    Choice("yes", LocalText("Oui", "Yes"), Fraction(1)),
)


class Vocabulary:
    """The ids that a question may name: roles, lenses and modules of its questionnaire."""

    def __init__(
        self, roles: frozenset[str], lenses: frozenset[str], modules: dict[str, Module]
    ) -> None:
        """Built from questionnaire.yaml, before any question is read."""
        self.roles, self.lenses, self.modules = roles, lenses, modules


def read_question(entry: Entry, known: Known, words: Vocabulary) -> Question:
    """Read one question; `known` holds those asked before it."""
    kind = _kind(entry)
    entry.only(*ANY_KIND, *OF_KIND[kind])
    identity = new_id(entry["id"])
    if identity in known.questions:
        raise entry.error(
            gettext_noop("question %(question)s: this id is taken"), question=identity
        )
    module = _module(entry, identity, words)
    question = Question(
        id=identity,
        kind=kind,
        title=entry["title"].text,
        text=entry["text"].text,
        why=entry["why"].text,
        nature=_nature(entry),
        weight=entry.optional("weight", lambda each: each.weight, 1),
        core=entry.optional("core", lambda each: each.flag, False),
        module=module,
        start=entry.optional("start", lambda each: each.flag, False),
        required=entry.optional("required", lambda each: each.flag, False),
        best_placed=_among(entry, "best_placed", words.roles),
        not_applicable=entry.optional("not_applicable", lambda each: each.flag, False),
        relevant_if=_relevant_if(entry, known, words.modules.get(module or "")),
        lenses=_among(entry, "lenses", words.lenses),
        facets=entry.optional("facets", lambda each: each.names, ()),
        source=entry.optional("source", lambda each: each.text, None),
        choices=_choices(entry, kind),
        rows=tuple(_row(row) for row in entry.each("rows")),
        maximum=_maximum(entry, kind),
        numeric=_numeric(entry) if kind is Kind.NUMBER else Numeric(),
        pattern=entry.optional("pattern", _pattern, None),
    )
    _refuse_incoherent(entry, question)
    return question


def _module(entry: Entry, question: str, words: Vocabulary) -> str | None:
    module = entry.optional("module", lambda each: each.name, None)
    if module is not None and module not in words.modules:
        raise entry["module"].error(
            gettext_noop("question %(question)s: unknown module '%(module)s'"),
            question=question,
            module=module,
        )
    return module


def new_id(entry: Entry) -> str:
    """An id that nothing else may stand for."""
    if entry.name in RESERVED:
        raise entry.error(
            gettext_noop("'%(name)s' is reserved for people's answers"), name=entry.name
        )
    return entry.name


def _kind(entry: Entry) -> Kind:
    kinds = {kind.value: kind for kind in Kind}
    if entry["kind"].name not in kinds:
        raise entry["kind"].error(
            gettext_noop("unknown kind '%(kind)s' (expected: %(kinds)s)"),
            kind=entry["kind"].name,
            kinds=", ".join(kinds),
        )
    return kinds[entry["kind"].name]


def _nature(entry: Entry) -> Nature:
    natures = {nature.value: nature for nature in Nature}
    name = entry.optional("nature", lambda each: each.name, Nature.FACTUAL.value)
    if name not in natures:
        raise entry["nature"].error(
            gettext_noop("unknown nature '%(name)s' (expected: %(natures)s)"),
            name=name,
            natures=", ".join(natures),
        )
    return natures[name]


def _among(entry: Entry, key: str, allowed: frozenset[str]) -> tuple[str, ...]:
    names = entry.optional(key, lambda each: each.names, ())
    for name in names:
        if name not in allowed:
            raise entry[key].error(
                gettext_noop("unknown id '%(name)s' in %(key)s (expected: %(allowed)s)"),
                name=name,
                key=key,
                allowed=", ".join(sorted(allowed)),
            )
    return names


def _relevant_if(entry: Entry, known: Known, module: Module | None) -> Condition | None:
    own = read_condition(entry["relevant_if"], known) if entry.has("relevant_if") else None
    if module is None:
        return own
    return module.opens_if if own is None else All((module.opens_if, own))


def _choices(entry: Entry, kind: Kind) -> tuple[Choice, ...]:
    if kind is Kind.YES_PARTLY_NO:
        return YES_PARTLY_NO
    key = {
        Kind.STAGE: "stages",
        Kind.CHOICE: "choices",
        Kind.TICKS: "boxes",
        Kind.GRID: "scale",
    }.get(kind)
    if key is None:
        return ()
    entries = entry[key].items
    if len(entries) < FEWEST_CHOICES:
        raise entry[key].error(
            gettext_noop("%(key)s needs at least %(fewest)s entries"),
            key=key,
            fewest=FEWEST_CHOICES,
        )
    choices = tuple(
        _choice(each, kind, place=place, count=len(entries)) for place, each in enumerate(entries)
    )
    if len({choice.id for choice in choices}) < len(choices):
        raise entry[key].error(gettext_noop("the same id stands twice"))
    return choices


def _choice(entry: Entry, kind: Kind, *, place: int, count: int) -> Choice:
    entry.only("id", "text", "points", "exclusive")
    default: Fraction | None = None
    if kind is Kind.STAGE:
        default = Fraction(place, count - 1)
    exclusive = entry.optional("exclusive", lambda each: each.flag, False)
    if exclusive and kind is not Kind.TICKS:
        raise entry["exclusive"].error(gettext_noop("only a box to tick may be exclusive"))
    if kind is Kind.TICKS:
        default = Fraction(0) if exclusive else Fraction(1)
    points = entry.optional("points", lambda each: each.fraction, default)
    if points is not None and kind is not Kind.TICKS and points > 1:
        raise entry["points"].error(gettext_noop("points go from 0 to 1"))
    return Choice(new_id(entry["id"]), entry["text"].text, points, exclusive)


def _row(entry: Entry) -> Row:
    entry.only("id", "text", "not_applicable")
    return Row(
        new_id(entry["id"]),
        entry["text"].text,
        entry.optional("not_applicable", lambda each: each.flag, False),
    )


def _maximum(entry: Entry, kind: Kind) -> Fraction:
    if kind is not Kind.TICKS:
        return Fraction(1)
    maximum = entry["maximum"].fraction
    if maximum == 0:
        raise entry["maximum"].error(gettext_noop("the maximum must be above 0"))
    return maximum


def _numeric(entry: Entry) -> Numeric:
    minimum = entry.optional("minimum", lambda each: each.number, None)
    maximum = entry.optional("maximum", lambda each: each.number, None)
    if minimum is not None and maximum is not None and minimum > maximum:
        raise entry["maximum"].error(gettext_noop("the maximum is below the minimum"))
    bands = tuple(_band(band) for band in entry.each("bands"))
    if bands and not _go_up([band.up_to for band in bands]):
        raise entry["bands"].error(
            gettext_noop("bands go up, and only the last one has no 'up_to'")
        )
    unit = entry.optional("unit", lambda each: each.text, None)
    whole = entry.optional("whole", lambda each: each.flag, False)
    return Numeric(unit, minimum, maximum, bands, whole)


def _go_up(ends: list[float | None]) -> bool:
    closed = [end for end in ends[:-1] if end is not None]
    return ends[-1] is None and len(closed) == len(ends) - 1 and closed == sorted(set(closed))


def _pattern(entry: Entry) -> str:
    try:
        re.compile(entry.name)
    except re.error as error:
        raise entry.error(
            gettext_noop("this is no regular expression: %(error)s"), error=error
        ) from None
    return entry.name


def _band(entry: Entry) -> Band:
    entry.only("up_to", "points")
    points = entry["points"].fraction
    if points > 1:
        raise entry["points"].error(gettext_noop("points go from 0 to 1"))
    return Band(entry.optional("up_to", lambda each: each.number, None), points)


def _refuse_incoherent(entry: Entry, question: Question) -> None:
    if question.required and not question.start:
        raise entry["required"].error(
            gettext_noop("question %(question)s: only a question of the start may be required"),
            question=question.id,
        )
    points = [choice.points for choice in question.choices]
    if question.kind is Kind.STAGE and points != sorted(
        points, key=lambda each: each or Fraction(0)
    ):
        raise entry["stages"].error(
            gettext_noop("question %(question)s: the points of the stages must not go down"),
            question=question.id,
        )
    if question.kind in (Kind.GRID, Kind.CHOICE) and len({each is None for each in points}) > 1:
        raise entry.error(
            gettext_noop("question %(question)s: either every choice has points, or none has"),
            question=question.id,
        )
    if question.kind is Kind.GRID and len({row.id for row in question.rows}) < max(
        1, len(question.rows)
    ):
        raise entry.error(
            gettext_noop("question %(question)s: a grid needs rows, each with its own id"),
            question=question.id,
        )
    if question.kind is Kind.TICKS and len(question.choices) > MOST_BOXES:
        raise entry.error(
            gettext_noop("question %(question)s: at most %(most)s boxes"),
            question=question.id,
            most=MOST_BOXES,
        )
    if question.kind is Kind.TICKS and _most(question) < question.maximum:
        raise entry["maximum"].error(
            gettext_noop("question %(question)s: all its boxes together do not reach the maximum"),
            question=question.id,
        )


def _most(question: Question) -> Fraction:
    """The most points that boxes can have together; an exclusive one stands alone."""
    alone = [box.points or Fraction(0) for box in question.choices if box.exclusive]
    together = [box.points or Fraction(0) for box in question.choices if not box.exclusive]
    return max([sum(together, Fraction(0)), *alone])
