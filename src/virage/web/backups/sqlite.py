"""SQLite's backups: a database file, copied page by page while others write."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from virage.web.backups.files import RefusedBackupError, to_disk, whole_or_absent
from virage.web.erasures import keep_names

MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PATIENCE = 2.0  # seconds: a process that was just killed lets go by then
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


class SQLite:
    """The database of an installation, in a file."""

    engine, magic, suffix = "SQLite", b"SQLite format 3\0", "sqlite3"

    def __init__(self, path: Path) -> None:
        """`path` is the file of the database, there or not yet."""
        self.path = path
        self.name = str(path)
        self.staged = str(path.with_name(f"{path.name}.restoring"))

    def save(self, file: Path, now: datetime) -> int:
        """Copy the database as it stands at one moment; return how many rows that is.

        Writers go on meanwhile. The moment is kept in `user_version`, in minutes since 1970.
        """
        if not self.path.exists():
            raise RefusedBackupError("no database", place=self.path)
        with closing(_present(self.path)) as source:
            _copy(source, file, now)
        return self.check(file)

    def check(self, file: Path) -> int:
        """Read a whole backup; return how many rows it holds."""
        try:
            with closing(_read_only(file)) as backup:
                [(found,), *_more] = backup.execute("PRAGMA integrity_check").fetchall()
                names = [name for (name,) in backup.execute(TABLES)]
                counts = [f'SELECT COUNT(*) FROM "{name}"' for name in names]  # noqa: S608
                rows = sum(backup.execute(count).fetchone()[0] for count in counts)
        except sqlite3.DatabaseError as error:
            raise RefusedBackupError("unreadable", file=file, error=error) from error
        if found != "ok":
            raise RefusedBackupError("unreadable", file=file, error=found)
        return int(rows)

    def made_at(self, file: Path) -> datetime:
        """When a backup was made; of a plain copy of a database, when that file last changed."""
        with closing(_read_only(file)) as backup:
            [minutes] = backup.execute("PRAGMA user_version").fetchone()
        changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return EPOCH + minutes * MINUTE if minutes else changed

    def filled_tables(self) -> frozenset[str]:
        """The tables of the present database that hold something; none when it is not there."""
        if not self.path.exists():
            return frozenset()
        with closing(_present(self.path)) as present:
            names = [name for (name,) in present.execute(TABLES)]
            some = 'SELECT EXISTS (SELECT 1 FROM "{}")'
            return frozenset(n for n in names if present.execute(some.format(n)).fetchone()[0])

    def stage(self, file: Path) -> None:
        """Copy a backup beside the database, where it is made ready."""
        self.unstage()
        shutil.copyfile(file, self.staged)
        Path(self.staged).chmod(0o600)
        with closing(sqlite3.connect(self.staged)) as staged:
            staged.execute("PRAGMA user_version=0")

    def unstage(self) -> None:
        """Leave nothing of a restore that did not end."""
        for each in ("", "-journal", "-wal", "-shm", "-turn"):
            Path(f"{self.staged}{each}").unlink(missing_ok=True)

    def refuse_when_in_use(self) -> None:
        """Refuse to restore below a server, a worker or a command that has the database open."""
        if self.path.exists():
            with self._alone():
                pass

    def switch(self, aside: Path | None, now: datetime) -> None:
        """Put the staged database in the place of the present one, of which `aside` is a copy.

        The name leads to the one or to the other at every moment.
        """
        with closing(sqlite3.connect(self.staged)) as staged:
            staged.execute("PRAGMA journal_mode=DELETE")
        to_disk(Path(self.staged))
        if not self.path.exists():
            self._take_place()
            return
        with self._alone() as present:
            if aside is not None:
                with whole_or_absent(aside) as partial:
                    _copy(present, partial, now)
            self._take_place()

    def _take_place(self) -> None:
        Path(self.staged).replace(self.path)
        keep_names(self.path.parent)
        self.unstage()

    @contextmanager
    def _alone(self) -> Iterator[sqlite3.Connection]:
        """Hold the database for ourselves, without a journal beside that would outlive it."""
        present = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        with closing(present):
            try:
                present.execute("PRAGMA journal_mode=DELETE")
                present.execute("PRAGMA locking_mode=EXCLUSIVE")  # until it is closed
                present.execute("BEGIN EXCLUSIVE")
                present.execute("COMMIT")
            except sqlite3.OperationalError as error:
                raise RefusedBackupError("in use") from error
            yield present


def _present(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)


def _copy(source: sqlite3.Connection, file: Path, now: datetime) -> None:
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA synchronous=OFF")  # the file is put on the disk at the end
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        copy.execute(f"PRAGMA user_version={(now - EPOCH) // MINUTE}")


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
