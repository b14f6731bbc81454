"""The commands of backups from outside, and what they work on."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tests.reliability.mailing import COMMAND
from tests.reliability.places import Place
from tests.serving import PATIENCE

MAIL, MAILS = 200_000, 80


def virage(settings: Mapping[str, str], *words: object) -> subprocess.CompletedProcess[str]:
    """What a command said, in English, when it had ended."""
    return subprocess.run(
        _command(words),
        env=_environment(settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=4 * PATIENCE,
    )


@contextmanager
def under_way(settings: Mapping[str, str], *words: object) -> Iterator[subprocess.Popen[bytes]]:
    """A command that is killed at the end of the block."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        _command(words), env=_environment(settings), stdout=silent, stderr=silent
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)


def _command(words: tuple[object, ...]) -> list[str]:
    name, *rest = map(str, words)
    return [*COMMAND, name, "--lang", "en", *rest]


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    ours = {n: v for n, v in os.environ.items() if n != "DATABASE_URL" and "VIRAGE_" not in n}
    return {**ours, **settings}


def done(ran: subprocess.CompletedProcess[str]) -> str:
    """What a command said that did what it was asked."""
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def fill() -> None:
    """Make the tables, and fill them so that a backup takes a moment."""
    from tests.reliability.writing import begin_sheets
    from virage.web.jobs.models import Mail, State

    begin_sheets(1)
    now = "2026-01-01T12:00:00Z"
    times = {"made_at": now, "next_at": now, "touched_at": now}
    Mail.objects.bulk_create(
        Mail(
            occasion=str(number),
            context={"noise": os.urandom(MAIL // 2).hex()},
            state=State.SENT,  # one that waits would come back in doubt
            **times,
        )
        for number in range(MAILS)
    )


def counted(place: Place) -> int:
    """How many rows a place holds in all."""
    return sum(len(rows) for rows in place.everything().values())


def wait_until(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.001)
