"""Writers that save answers through the actions; they run in the processes of `processes`."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice, product
from uuid import UUID

from django.core.management import call_command
from django.db import close_old_connections, connection
from django.db.migrations.loader import MigrationLoader

from tests.reliability.processes import wait_for_everybody
from virage.core.access import VISITOR, Actor
from virage.core.answers import Amount, Answer, Picked
from virage.core.portrait import Edition
from virage.library import shipped
from virage.web.diagnostics import actions
from virage.web.diagnostics.models import GivenAnswer, Sheet

WANTED = "revenue"
PROMISES = {
    "sqlite": {name: f"PRAGMA {name}" for name in ("journal_mode", "synchronous", "secure_delete")},
    "postgresql": {"synchronous_commit": "SHOW synchronous_commit"},
}


@dataclass(frozen=True)
class Task:
    """What one writer saves: answers that no other writer saves, `writes` in all.

    After each `every` of them it tries to save the one answer that all the writers want, on the
    version that it has just read, with a number of its own: `number` and those that follow.
    """

    answers: tuple[tuple[UUID, str], ...]
    writes: int
    wanted: UUID
    number: int
    every: int


@dataclass
class Report:
    """What one writer was told: the last value and version of each answer that it saved."""

    last: dict[tuple[UUID, str], tuple[str, int]] = field(default_factory=dict)
    written: int = 0
    won: list[int] = field(default_factory=list)
    conflicts: int = 0


def make_tables() -> None:
    """Apply every migration."""
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def begin_sheets(count: int) -> list[UUID]:
    """Make the tables, and begin sheets."""
    call_command("migrate", verbosity=0, interactive=False)
    begun = (
        actions.start_sheet(actor=VISITOR, name="", edition=Edition.FULL, profile={})
        for _ in range(count)
    )
    ids = [sheet.id for sheet, _secret in begun]
    connection.close()
    return ids


def take_tables_away() -> None:
    """Undo every migration of every app."""
    for app in {each for each, _name in MigrationLoader(connection).disk_migrations}:
        call_command("migrate", app, "zero", verbosity=0, interactive=False)
    connection.close()


def promises() -> dict[str, str]:
    """What a connection of the installation promises when it commits."""
    said = {}
    with connection.cursor() as cursor:
        for name, statement in PROMISES[connection.vendor].items():
            cursor.execute(statement)
            said[name] = str(cursor.fetchone()[0])
    connection.close()
    return said


def write(tasks: Sequence[Task]) -> list[Report]:
    """Carry out each task in a thread of its own, at the same time as the other processes."""
    wait_for_everybody()
    with ThreadPoolExecutor(len(tasks)) as threads:
        return list(threads.map(_write, tasks))


def _write(task: Task) -> Report:
    report = Report()
    for done, place in enumerate(islice(cycle(task.answers), task.writes)):
        _answer(report, *place)
        if done % task.every == 0:
            _compete(report, task.wanted, task.number + done)
        close_old_connections()  # as at the end of a request
    connection.close()
    return report


def _answer(report: Report, sheet_id: UUID, question: str) -> None:
    """Save another stage than the last one, on the version that it stands on."""
    _stage, base = report.last.get((sheet_id, question), ("", 0))
    stages = shipped().questionnaire("coop").by_id[question].choice_ids
    stage = stages[base % len(stages)]
    version = _save(sheet_id, question, Picked(stage), base)
    assert version is not None, "nobody else saves this answer"
    report.last[sheet_id, question] = json.dumps(stage), version
    report.written += 1


def _compete(report: Report, wanted: UUID, number: int) -> None:
    row = GivenAnswer.objects.filter(sheet_id=wanted, question=WANTED).first()
    version = _save(wanted, WANTED, Amount(float(number)), row.version if row else 0)
    if version is None:
        report.conflicts += 1
    else:
        report.won.append(number)


def _save(sheet_id: UUID, question: str, answer: Answer, base: int) -> int | None:
    """Save one answer and return its version; None when somebody else changed it meanwhile."""
    saved = actions.save_answers(
        actor=Actor(keys=frozenset({str(sheet_id)})),
        sheet=Sheet.objects.get(id=sheet_id),
        saves=[actions.Save(question, answer, base)],
        client="",
    )
    return saved.rows[question].version if question in saved.written else None


def shared_out(sheets: Sequence[UUID], writers: int) -> list[tuple[tuple[UUID, str], ...]]:
    """Deal every question of every sheet to the writers: each sheet has many writers."""
    questionnaire = shipped().questionnaire("coop")
    stages = [each.id for each in questionnaire.questions() if each.kind.value == "stage"]
    places = list(product(sheets, stages))
    return [tuple(places[writer::writers]) for writer in range(writers)]
