"""The database engine of this installation, as backups see it."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings

from virage.web.backups.files import RefusedBackupError
from virage.web.backups.postgresql import PostgreSQL
from virage.web.backups.sqlite import SQLite


class Engine(Protocol):
    """What a backup and a restore ask of an engine; `staged` is where a restore is made ready."""

    engine: str
    magic: bytes
    suffix: str
    name: str
    staged: str

    def save(self, file: Path, now: datetime, /) -> int:
        """Write the database as it stands at one moment; return how many rows that is."""

    def check(self, file: Path) -> int | None:
        """Read a whole backup; return how many rows it holds when that can be told."""

    def made_at(self, file: Path) -> datetime:
        """When a backup was made."""

    def filled_tables(self) -> frozenset[str]:
        """The tables of the present database that hold something."""

    def refuse_when_in_use(self) -> None:
        """Refuse to restore below somebody who has the database open."""

    def stage(self, file: Path) -> None:
        """Restore a backup beside the present database."""

    def unstage(self) -> None:
        """Leave nothing of a restore that did not end."""

    def switch(self, aside: Path | None, now: datetime, /) -> None:
        """Put the staged database in the place of the present one, kept under `aside`."""


def engine_here() -> Engine:
    """The engine of this installation."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("postgresql"):
        return PostgreSQL(database)
    return SQLite(Path(database["NAME"]))


def engine_that_reads(file: Path) -> Engine:
    """This installation's engine; refused when the file is no backup, or one of another engine."""
    try:
        with file.open("rb") as content:
            start = content.read(16)
    except OSError as error:
        raise RefusedBackupError("unreadable", file=file, error=error.strerror) from error
    made_by = [each for each in (SQLite, PostgreSQL) if start.startswith(each.magic)]
    if not made_by:
        raise RefusedBackupError("no backup", file=file)
    here = engine_here()
    if made_by[0].engine != here.engine:
        raise RefusedBackupError(
            "other engine", file=file, made=made_by[0].engine, here=here.engine
        )
    return here
