"""A backup is one moment of the database; a restore brings all of it back, but nobody erased."""

import os
import re
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from tests.reliability.backing_up import counted, done, fill, under_way, virage, wait_until
from tests.reliability.places import Place, new_place
from tests.reliability.processes import processes
from tests.reliability.visiting import BEHIND_A_PROXY, Visitor
from tests.reliability.writing import Task, begin_sheets, shared_out, write
from tests.serving import serving

WRITERS, PROCESSES, WRITES = 8, 2, 1200
SHEETS = "SELECT id FROM diagnostics_sheet"


@pytest.fixture
def elsewhere(tmp_path):
    """Another empty place: the machine on which one restores."""
    with new_place(tmp_path / "elsewhere", os.environ.get("DATABASE_URL", "")) as place:
        place.folder.mkdir()
        yield place


@pytest.fixture
def file(tmp_path):
    kept = tmp_path / "backups" / "virage"
    kept.parent.mkdir()
    return kept


def holds_more_than(count: int, folder: Path) -> bool:
    return len(list(folder.iterdir())) > count


def sheets_of(place: Place) -> set[str]:
    return {str(sheet).replace("-", "") for (sheet,) in place.rows(SHEETS)}


def tasks_on(sheets, writes: int) -> list[Task]:
    """What each writer saves, one answer after the other, round and round."""
    deals = shared_out(sheets[1:], WRITERS)
    every = writes  # nobody competes but once
    return [Task(deal, writes // WRITERS, sheets[0], 1 + 10**4 * n, every)
            for n, deal in enumerate(deals)]  # fmt: skip


def hands(tasks: list[Task]) -> list[list[Task]]:
    return [tasks[process::PROCESSES] for process in range(PROCESSES)]


def test_a_backup_made_while_a_crowd_writes_is_one_moment(place, elsewhere, file):
    with processes(PROCESSES, place.settings) as pool:
        before = tasks_on(pool.submit(begin_sheets, 3).result(), 160)
        during = tasks_on(pool.submit(begin_sheets, 3).result(), WRITES)
        confirmed = [report for hand in pool.map(write, hands(before)) for report in hand]
        begun = len(place.answers())
        crowd = [pool.submit(write, hand) for hand in hands(during)]
        wait_until(lambda: len(place.answers()) > begun + WRITERS)
        said = done(virage(place.settings, "backup", file))
        written = sum(report.written for hand in crowd for report in hand.result())

    done(virage(elsewhere.settings, "restore", file))
    kept = elsewhere.answers()
    for report in confirmed:
        assert {where: kept.get(where) for where in report.last} == report.last
    seen = [[kept.get(where, ("", 0))[1] for where in task.answers] for task in during]
    assert 0 < sum(map(sum, seen)) < written == WRITES
    assert [row for row in seen if not is_a_moment(row)] == []
    rows = re.search(r"Rows: ([\d,]+)", said)
    assert rows
    assert int(rows[1].replace(",", "")) == counted(elsewhere)


def is_a_moment(versions: list[int]) -> bool:
    """Whether one writer, who goes round and round, had written so much and nothing after it."""
    steps = [before - after for before, after in pairwise([*versions, versions[0] - 1])]
    return set(steps) <= {0, 1} and steps.count(1) == 1


def test_a_backup_that_is_killed_leaves_nothing_and_the_next_brings_every_row(
    place, elsewhere, file
):
    with processes(1, place.settings) as pool:
        pool.submit(fill).result()
    for pause in (0, 0.1):
        others = len(list(file.parent.iterdir()))
        with under_way(place.settings, "backup", file):
            wait_until(partial(holds_more_than, others, file.parent))
            time.sleep(pause)
        assert pause or not file.exists()
        if file.exists():
            done(virage(place.settings, "backup", "--check", file))
            file.unlink()

    said = done(virage(place.settings, "backup", file))
    assert f"Rows: {counted(place)}" in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Erased again: 0." in done(virage(elsewhere.settings, "restore", file))
    assert elsewhere.everything() == place.everything()


def test_a_restore_that_is_killed_leaves_the_old_database_or_the_new(place, file):
    other, chance = file.with_name("other"), Random(1)
    with processes(1, place.settings) as pool:
        pool.submit(begin_sheets, 2).result()
        done(virage(place.settings, "backup", file))
        pool.submit(begin_sheets, 2).result()
    done(virage(place.settings, "backup", other))
    new = place.everything()
    began = time.monotonic()
    done(virage(place.settings, "restore", file, "--replace"))
    lasted = time.monotonic() - began
    known = {file: place.everything(), other: new}
    assert known[file] != known[other]

    for _kill in range(3):
        wanted = next(each for each in known if known[each] != place.everything())
        with under_way(place.settings, "restore", wanted, "--replace"):
            time.sleep(chance.uniform(lasted / 3, lasted))
        assert place.everything() in known.values()
    wanted, whole = next((each, rows) for each, rows in known.items() if rows != place.everything())
    done(virage(place.settings, "restore", wanted, "--replace"))
    assert place.everything() == whole
    assert [path.name for path in place.folder.iterdir() if "restoring" in path.name] == []


def test_what_was_erased_since_the_backup_stays_erased(place, elsewhere, file):
    with serving(place.folder, **BEHIND_A_PROXY, **place.settings) as server:
        leaves, stays = Visitor(server.port), Visitor(server.port)
        for visitor in (leaves, stays):
            visitor.begin()
        done(virage(place.settings, "backup", file))
        both = sheets_of(place)
        sheet = leaves.address.split("/")[2]
        assert leaves.ask("POST", f"/autodiagnostic/{sheet}/effacer/", {"yes": "1"}).status == 200
        leaves.connection.close()
        assert "stop virage serve" in virage(place.settings, "restore", file, "--replace").stderr
    left = sheets_of(place)
    assert both - left == {sheet.replace("-", "")}

    said = done(virage(place.settings, "restore", file, "--replace"))
    assert "Erased again: 1." in said
    assert sheets_of(place) == left
    [aside] = place.folder.glob("virage.before-*")
    assert str(aside) in said

    listed = place.folder / "erased.jsonl"
    assert "Erased again: 1." in done(
        virage(elsewhere.settings, "restore", file, "--erased", listed)
    )
    assert sheets_of(elsewhere) == left
    assert (elsewhere.folder / "erased.jsonl").read_text() == listed.read_text()
