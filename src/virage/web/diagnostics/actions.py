"""What people do with a sheet: one action per use case, in one transaction.

Every action checks the policy itself: `RefusedError` carries the reason. Every write is in a
transaction, also when it is the only one: on SQLite that is what makes it take its turn.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor, decide
from virage.core.answers import Answer, Json, as_json
from virage.core.autonomy import Tool
from virage.core.portrait import Edition
from virage.core.questionnaire import Questionnaire
from virage.web.diagnostics import bridge, queries
from virage.web.diagnostics.models import GivenAnswer, Key, Purpose, Sheet, ToolRow
from virage.web.diagnostics.queries import Kept

SECRET_BYTES = 16
MOST_TOOLS = 40


class RefusedError(Exception):
    """An action that the policy, or the state of things, does not allow."""


class FullError(RefusedError):
    """There is no room for one more."""


class ErasedError(RefusedError):
    """The sheet was erased meanwhile."""


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


def digest_of(secret: str) -> str:
    """How a secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _require(verb: str, actor: Actor, sheet: Sheet | None = None) -> None:
    verdict = decide(verb, actor, str(sheet.id) if sheet else None)
    if not verdict:
        raise RefusedError(verdict.reason)


def start_sheet(
    *, actor: Actor, name: str, edition: Edition, profile: Mapping[str, Answer]
) -> tuple[Sheet, str]:
    """Begin a sheet on the newest questionnaire; return it with the secret of this browser."""
    _require("diagnosis.start", actor)
    questionnaire = bridge.current_questionnaire()
    now = timezone.now()
    with transaction.atomic():
        sheet = Sheet.objects.create(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            content_hash=questionnaire.content_hash,
            edition=edition.value,
            name=name,
            started_at=now,
            touched_at=now,
        )
        GivenAnswer.objects.bulk_create(
            GivenAnswer(sheet=sheet, question=question, value=as_json(answer))
            for question, answer in profile.items()
        )
        secret = _new_key(sheet, Purpose.BROWSER, now)
    return sheet, secret


def _new_key(sheet: Sheet, purpose: Purpose, now: datetime) -> str:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    Key.objects.create(sheet=sheet, digest=digest_of(secret), purpose=purpose, made_at=now)
    return secret


def save_answers(*, actor: Actor, sheet: Sheet, saves: Iterable[Save], client: str) -> Saved:
    """Save answers; one that somebody else changed meanwhile is reported and left as it is."""
    _require("diagnosis.answer", actor, sheet)
    questionnaire = bridge.questionnaire_of(sheet)
    with transaction.atomic():
        _touch(sheet)
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
    return Saved(rows, frozenset(written), tuple(conflicts))


def _touch(sheet: Sheet) -> None:
    """Mark the sheet as touched, first of all: its lock makes concurrent writes take turns."""
    sheet.touched_at = timezone.now()
    if not Sheet.objects.filter(id=sheet.id).update(touched_at=sheet.touched_at):
        raise ErasedError("the sheet was erased")


def _take(sheet: Sheet) -> None:
    """Take the sheet's turn, without touching what it says."""
    if not Sheet.objects.select_for_update().filter(id=sheet.id).exists():
        raise ErasedError("the sheet was erased")


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


def rename_sheet(*, actor: Actor, sheet: Sheet, name: str, was: str) -> bool:
    """Put a name on the portrait; False when somebody else gave another one than `was` meanwhile.

    A name that says what it said when the page was shown is left alone.
    """
    _require("diagnosis.answer", actor, sheet)
    if name == was:
        return True
    with transaction.atomic():
        _touch(sheet)
        return bool(Sheet.objects.filter(id=sheet.id, name__in=[was, name]).update(name=name))


def switch_to_full(*, actor: Actor, sheet: Sheet) -> None:
    """Go on from the express questions to the whole questionnaire; every answer stays."""
    _require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        _touch(sheet)
        sheet.edition = Edition.FULL.value
        sheet.save(update_fields=["edition"])


def add_tool(*, actor: Actor, sheet: Sheet, tool: Tool) -> ToolRow:
    """Describe one more tool of the inventory."""
    _require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        _touch(sheet)
        if len(queries.tools_of(sheet)) >= MOST_TOOLS:
            raise FullError("too many tools")
        return ToolRow.objects.create(sheet=sheet, **bridge.tool_fields(tool))


def change_tool(*, actor: Actor, sheet: Sheet, tool_id: UUID, tool: Tool, base: int) -> bool:
    """Change a tool; False, with nothing written, when somebody else changed it meanwhile."""
    _require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        _touch(sheet)
        row = queries.tool_of(sheet, tool_id)
        if row is None or row.version != base:
            return row is not None and bridge.tool_from(row) == tool
        fields = bridge.tool_fields(tool)
        ToolRow.objects.filter(id=tool_id).update(version=base + 1, **fields)
        return True


def remove_tool(*, actor: Actor, sheet: Sheet, tool_id: UUID) -> None:
    """Take a tool out of the inventory."""
    _require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        _touch(sheet)
        ToolRow.objects.filter(sheet=sheet, id=tool_id).delete()


def make_link(*, actor: Actor, sheet: Sheet) -> str:
    """Make the private link of a sheet and return its secret; the one before stops working."""
    _require("diagnosis.share", actor, sheet)
    with transaction.atomic():
        _take(sheet)
        Key.objects.filter(sheet=sheet, purpose=Purpose.LINK).delete()
        return _new_key(sheet, Purpose.LINK, timezone.now())


def close_other_doors(*, actor: Actor, sheet: Sheet, digests: Iterable[str]) -> None:
    """Revoke the private link and every other browser that it opened; the keys named here stay."""
    _require("diagnosis.share", actor, sheet)
    staying = Key.objects.filter(purpose=Purpose.BROWSER, digest__in=list(digests))
    with transaction.atomic():
        _take(sheet)
        Key.objects.filter(sheet=sheet).exclude(id__in=staying.values("id")).delete()


def open_link(*, actor: Actor, secret: str) -> tuple[Sheet, str] | None:
    """Open a sheet in this browser by its private link; None when the link opens nothing.

    The new key of the browser comes with the sheet: none ("") when the browser holds one already.
    """
    _require("diagnosis.resume", actor)
    with transaction.atomic():
        now = timezone.now()
        sheet = queries.sheet_behind_link(digest_of(secret), now)
        if sheet is None:
            return None
        return sheet, "" if str(sheet.id) in actor.keys else _new_key(sheet, Purpose.GUEST, now)


def start_over(*, actor: Actor, sheet: Sheet) -> None:
    """Clear the answers and the inventory of a sheet; the profile and the keys stay."""
    _require("diagnosis.erase", actor, sheet)
    profile = [question.id for question in bridge.questionnaire_of(sheet).profile]
    with transaction.atomic():
        _touch(sheet)
        answers = GivenAnswer.objects.filter(sheet=sheet).exclude(question__in=profile)
        answers.update(value=None, version=F("version") + 1, client="")
        ToolRow.objects.filter(sheet=sheet).delete()


def erase_sheet(*, actor: Actor, sheet: Sheet) -> None:
    """Erase a sheet and everything that hangs on it, down to the journal of SQLite."""
    _require("diagnosis.erase", actor, sheet)
    with transaction.atomic():
        _touch(sheet)
        sheet.delete()
        transaction.on_commit(_fold_journal)


def _fold_journal() -> None:
    """Empty SQLite's journal, where what was erased could still be read."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
