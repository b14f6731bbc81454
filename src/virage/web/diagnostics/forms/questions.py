"""A question as a page shows it, and the answers as a page sends them back.

Beside its inputs each question sends `base.ID` (the version that the person saw) and `was.ID` (the
value then, as JSON), so that the same page works with one question at a time or all at once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from virage.core.answers import BLANKS, Answer, Answers, Blank, Json, as_json
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Kind, Question
from virage.core.text import Language
from virage.web.diagnostics.actions import Save
from virage.web.ui.parts import GridRow, Option

BASE, WAS, BLANK, MINE = "base.", "was.", "blank.", "mine."
CLEAR, PUT_BACK = "clear", "put_back"
LONGEST_VERSION = 9


@dataclass(frozen=True, slots=True)
class QuestionField:
    """A question to answer. `shape` is radio, checkbox, grid or number; `was` is JSON."""

    id: str
    text: str
    why: str
    shape: str
    layout: str
    options: tuple[Option, ...]
    rows: tuple[GridRow, ...]
    heads: tuple[str, ...]
    unit: str
    typed: str
    base: int
    was: str
    answered: bool

    @property
    def names(self) -> str:
        """The names of all that the question sends, for `hx-params`."""
        own = [row.name for row in self.rows] or [self.id, BLANK + self.id]
        return ",".join(["csrfmiddlewaretoken", "client", BASE + self.id, WAS + self.id, *own])


@dataclass(frozen=True, slots=True)
class Shown:
    """What a field says (`raw`), and the version (`base`) and value (`was`) that it stands on."""

    raw: Json | None = None
    base: int = 0
    was: Json | None = None


def question_field(question: Question, shown: Shown, language: Language) -> QuestionField:
    """Build a question's field."""
    shape, raw = _SHAPES.get(question.kind, "radio"), shown.raw
    return QuestionField(
        id=question.id,
        text=question.text.in_(language),
        why=question.why.in_(language),
        shape=shape,
        layout=_layout(question),
        options=() if shape == "grid" else _options(question, raw, language),
        rows=_rows(question, raw, language) if shape == "grid" else (),
        heads=_heads(question, language) if shape == "grid" else (),
        unit=question.numeric.unit.in_(language) if question.numeric.unit else "",
        typed=str(raw) if shape == "number" and raw is not None and raw not in BLANKS else "",
        base=shown.base,
        was=json.dumps(shown.was),
        answered=shown.was is not None,
    )


_SHAPES = {Kind.TICKS: "checkbox", Kind.GRID: "grid", Kind.NUMBER: "number", Kind.TEXT: "number"}


def _layout(question: Question) -> str:
    if question.kind is Kind.STAGE:
        return "stage"
    return "row" if question.kind is Kind.YES_PARTLY_NO else "plain"


def _options(question: Question, raw: Json | None, language: Language) -> tuple[Option, ...]:
    held = raw if isinstance(raw, list) else [raw]
    offered = [
        Option(each.id, each.text.in_(language), each.id in held, each.exclusive)
        for each in question.choices
    ]
    return (*offered, *_blanks(held, not_applicable=question.not_applicable))


def _blanks(held: Sequence[Json | None], *, not_applicable: bool) -> tuple[Option, ...]:
    offered = [(Blank.DONT_KNOW, _("I don’t know"))]
    if not_applicable:
        offered.append((Blank.NOT_APPLICABLE, _("This does not apply to us")))
    return tuple(
        Option(blank.value, text, blank.value in held, exclusive=True, aside=True)
        for blank, text in offered
    )


def _heads(question: Question, language: Language) -> tuple[str, ...]:
    grades = [grade.text.in_(language) for grade in question.choices]
    heads = [*grades, _("I don’t know")]
    if any(row.not_applicable for row in question.rows):
        heads.append(_("Does not apply"))
    return tuple(heads)


def _rows(question: Question, raw: Json | None, language: Language) -> tuple[GridRow, ...]:
    grades = raw if isinstance(raw, dict) else {}
    heads = _heads(question, language)
    values = [*question.choice_ids, Blank.DONT_KNOW.value, Blank.NOT_APPLICABLE.value]
    rows = []
    for row in question.rows:
        refused = set() if row.not_applicable else {Blank.NOT_APPLICABLE.value}
        options = tuple(
            None if value in refused else Option(value, head, grades.get(row.id) == value)
            for value, head in zip(values, heads, strict=False)
        )
        rows.append(GridRow(f"{question.id}.{row.id}", row.text.in_(language), options))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Posted:
    """What a page sent back: answers to save, those refused, and every question as it was sent."""

    saves: tuple[Save, ...]
    refused: Mapping[str, RefusedAnswerError]
    sent: Mapping[str, Shown]


def read_posted(questions: Iterable[Question], data: QueryDict) -> Posted:
    """Read the answers of the questions that the page showed."""
    saves: list[Save] = []
    refused: dict[str, RefusedAnswerError] = {}
    sent: dict[str, Shown] = {}
    for question in questions:
        if BASE + question.id not in data:
            continue
        shown = sent[question.id] = _shown(question, data)
        try:
            saves.append(_save(question, shown, data))
        except RefusedAnswerError as problem:
            refused[question.id] = problem
    return Posted(tuple(saves), refused, sent)


def _shown(question: Question, data: QueryDict) -> Shown:
    was = _was(question, data)
    return Shown(_raw(question, data, was), version_of(data.get(BASE + question.id, "")), was)


def _save(question: Question, shown: Shown, data: QueryDict) -> Save:
    answer = None if shown.raw is None else parse_answer(question, shown.raw)
    save = Save(question.id, answer, shown.base)
    untouched = save.value == shown.was
    if untouched and MINE + question.id in data and decided_on(data):
        return replace(save, answer=_mine(question, data), waits=True)
    return replace(save, untouched=untouched)


def decided_on(data: QueryDict) -> str:
    """The one question whose own button was pressed; "" when the page was sent as a whole."""
    return data.get(CLEAR) or data.get(PUT_BACK) or ""


def version_of(text: str) -> int:
    """The version that a page stood on, 0 for none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_VERSION else 0


def _was(question: Question, data: QueryDict) -> Json | None:
    """The value that the page showed, when it is one that the question can take."""
    answer = _parsed(question, data.get(WAS + question.id, ""))
    return None if answer is None else as_json(answer)


def _mine(question: Question, data: QueryDict) -> Answer | None:
    """The answer that was not saved, because somebody else had changed the question."""
    return _parsed(question, data.get(MINE + question.id, ""))


def _parsed(question: Question, text: str) -> Answer | None:
    try:
        raw = json.loads(text)
        return None if raw is None else parse_answer(question, raw)
    except (ValueError, RecursionError):  # a refused answer is a ValueError too
        return None


def _raw(question: Question, data: QueryDict, was: Json | None) -> Json | None:
    if data.get(CLEAR) == question.id:
        return None
    if data.get(PUT_BACK) == question.id:
        mine = _mine(question, data)
        return None if mine is None else as_json(mine)
    match question.kind:
        case Kind.TICKS:
            return _ticked(question, data.getlist(question.id), was)
        case Kind.GRID:
            names = {row.id: data.get(f"{question.id}.{row.id}") for row in question.rows}
            return {row: grade for row, grade in names.items() if grade} or None
        case Kind.NUMBER | Kind.TEXT:
            return data.get(BLANK + question.id) or data.get(question.id, "").strip() or None
        case _:
            return data.get(question.id) or None


def _ticked(question: Question, held: list[str], was: Json | None) -> Json | None:
    """The boxes held; of boxes that exclude each other, what was ticked last wins."""
    lone = {choice.id for choice in question.choices if choice.exclusive} | set(BLANKS)
    before = was if isinstance(was, list) else [was]
    newly_lone = [box for box in held if box in lone and box not in before]
    others = [box for box in held if box not in lone]
    chosen = newly_lone[-1:] or others or [box for box in held if box in lone][-1:]
    if chosen and chosen[0] in BLANKS:
        return chosen[0]
    return sorted(chosen) or None


def shown_value(answers: Answers, question: Question) -> Json | None:
    """The stored value of a question, as its field shows it."""
    answer = answers[question.id]
    return None if answer is None else as_json(answer)
