"""Restoring: made ready beside the present database, then put in its place in one step."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from virage.web.backups import queries
from virage.web.backups.engines import Engine, engine_that_reads
from virage.web.backups.files import RefusedBackupError, complaints_as_refusals
from virage.web.backups.queries import Pinned
from virage.web.erasures import Erased, UnreadableListError, learn, read_list, replay

# What any installation holds before anybody used it.
OF_THE_MACHINERY = frozenset(
    "django_migrations django_content_type django_session auth_permission virage_cache"
    " jobs_scan".split()
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did; `aside` is where the database before it is kept, if there was one."""

    made_at: datetime
    rows: int
    erased_again: int
    lacking: tuple[Pinned, ...]
    aside: Path | None


@complaints_as_refusals()
def restore(file: Path, *, replace: bool, lists: Sequence[Path], now: datetime) -> Restored:
    """Put a backup in the place of the database: wholly, or RefusedBackupError and not at all.

    A database that holds something is replaced only when `replace` says so, and is kept aside.
    The backup is brought up to date, and what was erased since is erased again, before anybody can
    see it; `lists` are lists of erasures beside this installation's own.
    """
    engine = engine_that_reads(file)
    engine.check(file)
    made_at = engine.made_at(file)
    erased = _erased(lists)
    engine.refuse_when_in_use()
    filled = engine.filled_tables() - OF_THE_MACHINERY
    if filled and not replace:
        raise RefusedBackupError("holds rows", place=engine.name)
    learn(erased)
    try:
        engine.stage(file)
        with _working_on(engine.staged):
            _bring_up_to_date()
            again = replay(erased)
            lacking, rows = queries.lacking(), queries.row_count()
        aside = _aside(engine, now) if filled else None
        engine.switch(aside, now)
    finally:
        engine.unstage()
    return Restored(made_at, rows, again, lacking, aside)


def _erased(lists: Sequence[Path]) -> tuple[Erased, ...]:
    """All that is known to be erased, here and in the lists that were given."""
    own = [settings.VIRAGE_ERASED] if settings.VIRAGE_ERASED.exists() else []
    try:
        return tuple(row for path in (*own, *lists) for row in read_list(path))
    except UnreadableListError as error:
        raise RefusedBackupError("unreadable list", line=error) from error
    except OSError as error:
        reason = {"file": error.filename, "error": error.strerror}
        raise RefusedBackupError("unreadable", **reason) from error


def _bring_up_to_date() -> None:
    if not queries.is_of_virage():
        raise RefusedBackupError("not of Virage")
    later = ", ".join(queries.later_migrations())
    if later:
        raise RefusedBackupError("of a later version", migrations=later)
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _aside(engine: Engine, now: datetime) -> Path:
    data: Path = settings.VIRAGE_ERASED.parent
    return data / f"virage.before-{now:%Y%m%dT%H%M%S.%fZ}.{engine.suffix}"


@contextmanager
def _working_on(database: str) -> Iterator[None]:
    """Let this process work on another database of the engine, for the length of the block."""
    present = connection.settings_dict["NAME"]
    _let_go()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        _let_go()
        connection.settings_dict["NAME"] = present


def _let_go() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
