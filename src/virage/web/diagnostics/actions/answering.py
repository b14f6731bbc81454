"""Saving answers, so that nobody overwrites anybody in silence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from virage.core.access import Actor
from virage.core.answers import Answer, Json, as_json
from virage.core.questionnaire import Questionnaire
from virage.web.diagnostics import bridge, queries
from virage.web.diagnostics.actions.doors import require, touch
from virage.web.diagnostics.actions.finishing import finish, is_whole, region_of
from virage.web.diagnostics.models import GivenAnswer, Sheet
from virage.web.diagnostics.queries import Kept


@dataclass(frozen=True, slots=True)
class Save:
    """One answer to save; `base` is the version that the person saw, 0 for none.

    `untouched`: the field says what it said when the page was shown, so it is left alone.
    `waits`: the answer is not sent, it waits for the person to choose between it and another.
    """

    question: str
    answer: Answer | None
    base: int
    untouched: bool = False
    waits: bool = False

    @property
    def value(self) -> Json | None:
        """The answer as it is kept."""
        return None if self.answer is None else as_json(self.answer)


@dataclass(frozen=True, slots=True)
class Conflict:
    """An answer that somebody else changed meanwhile: nothing was overwritten."""

    question: str
    mine: Answer | None
    theirs: Answer | None


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the saves, and all the rows of answers as they stand now."""

    rows: Mapping[str, Kept]
    written: frozenset[str] = frozenset()
    conflicts: tuple[Conflict, ...] = field(default_factory=tuple)


def save_answers(*, actor: Actor, sheet: Sheet, saves: Iterable[Save], client: str) -> Saved:
    """Save answers; one that somebody else changed meanwhile is reported and left as it is."""
    require("diagnosis.answer", actor, sheet)
    questionnaire = bridge.questionnaire_of(sheet)
    with transaction.atomic():
        touch(sheet)
        rows = queries.answers_of(sheet)
        written: set[str] = set()
        conflicts: list[Conflict] = []
        for save in saves:
            row = rows.get(save.question)
            if _is_settled(save, row, client):
                continue
            if _is_stale(save, row, client):
                conflicts.append(_conflict(questionnaire, save, row))
                continue
            version = row.version + 1 if row else 1
            rows[save.question] = Kept(save.question, save.value, version, client)
            written.add(save.question)
        _write(sheet, (rows[question] for question in written))
        if written and sheet.finished_at is None and is_whole(sheet, rows):
            finish(actor=actor, sheet=sheet, region=region_of(rows))
    return Saved(rows, frozenset(written), tuple(conflicts))


def _is_settled(save: Save, row: Kept | None, client: str) -> bool:
    """Whether there is nothing to write: the same value stands there, or the field is untouched.

    A window that wrote another value since goes back to the first one: that is no untouched field.
    """
    if save.value == (None if row is None else row.value):
        return True
    return save.untouched and not _is_own(row, client)


def _is_stale(save: Save, row: Kept | None, client: str) -> bool:
    stored = 0 if row is None else row.version
    return save.waits or (stored != save.base and not _is_own(row, client))


def _is_own(row: Kept | None, client: str) -> bool:
    """Whether the window that asks is the one that wrote last."""
    return row is not None and client != "" and row.client == client


def _conflict(questionnaire: Questionnaire, save: Save, row: Kept | None) -> Conflict:
    theirs = None if row is None else bridge.answer_from(questionnaire, row)
    return Conflict(save.question, save.answer, theirs)


def _write(sheet: Sheet, answers: Iterable[Kept]) -> None:
    """Write answers in one statement, those that are new and those that change."""
    GivenAnswer.objects.bulk_create(
        (GivenAnswer(sheet=sheet, **each._asdict()) for each in answers),
        update_conflicts=True,
        unique_fields=["sheet", "question"],
        update_fields=["value", "version", "client"],
    )
