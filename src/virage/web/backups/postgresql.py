"""PostgreSQL's backups: an archive of pg_dump, restored into a database beside."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier, Literal

from virage.web.backups.files import RefusedBackupError, whole_or_absent

PATIENCE = 2.0  # seconds: a process that was just killed lets go by then
LONGEST = 50  # bytes of a name that still takes our endings
CREATED = "; Archive created at "
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
LOCALE = "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database"
OTHERS = (
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
)
CREATE = (
    "CREATE DATABASE {name} TEMPLATE template0"
    " ENCODING {encoding} LC_COLLATE {collate} LC_CTYPE {ctype}"
)
Connection = psycopg.Connection[tuple[Any, ...]]


class PostgreSQL:
    """The database of an installation, on a server."""

    engine, magic, suffix = "PostgreSQL", b"PGDMP", "dump"

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """`settings` are Django's, of one database."""
        self.name = str(settings["NAME"])
        self.staged, self.replaced = (f"{self.name[:LONGEST]}_{end}" for end in ("new", "old"))
        named = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"]}
        others = {name: said for name, said in settings["OPTIONS"].items() if name != "pool"}
        self.server = {name: said for name, said in (named | others).items() if said}
        self.password = str(settings["PASSWORD"])

    def save(self, file: Path, _now: datetime) -> int:
        """Dump the database; the archive itself says when it was made."""
        return self._dump(file)

    def _dump(self, file: Path) -> int:
        """Dump the database as it stands at one moment, while writers go on; return its rows."""
        with self._connect(self.name) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            [(snapshot,)] = connection.execute("SELECT pg_export_snapshot()").fetchall()
            rows = sum(_number(connection, "SELECT COUNT(*) FROM {}", each)
                       for each in _tables(connection))  # fmt: skip
            with self._address(self.name) as address:
                how = ("--format=custom", f"--snapshot={snapshot}", f"--file={file}")
                _run("pg_dump", *how, f"--dbname={address}")
        return rows

    def check(self, file: Path) -> None:
        """Read a whole archive, its contents as well as its table of contents."""
        _run("pg_restore", f"--file={os.devnull}", str(file))

    def made_at(self, file: Path) -> datetime:
        """When an archive was made, as the clock of that machine said."""
        listed = _run("pg_restore", "--list", str(file))
        said = next(line for line in listed.splitlines() if line.startswith(CREATED))
        moment = said.removeprefix(CREATED)[: len("2026-01-31 12:00:00")]
        return datetime.fromisoformat(moment).astimezone()

    def filled_tables(self) -> frozenset[str]:
        """The tables of the present database that hold something."""
        filled = "SELECT COUNT(*) FROM (SELECT 1 FROM {} LIMIT 1) AS one"
        with self._connect(self.name) as connection:
            names = _tables(connection)
            return frozenset(each for each in names if _number(connection, filled, each))

    def stage(self, file: Path) -> None:
        """Restore an archive into a database beside, where it is made ready."""
        with self._master() as master:
            where = SQL("{} WHERE datname = {}").format(SQL(LOCALE), Literal(self.name))
            [(encoding, collate, ctype)] = master.execute(where).fetchall()
            said = {"encoding": encoding, "collate": collate, "ctype": ctype}
            words = {name: Literal(word) for name, word in said.items()}
            _drop(master, self.staged)
            try:
                master.execute(SQL(CREATE).format(name=Identifier(self.staged), **words))
            except psycopg.errors.InsufficientPrivilege as error:
                raise RefusedBackupError("may not create") from error
        with self._address(self.staged) as address:
            how = ("--no-owner", "--no-privileges", "--no-comments", "--exit-on-error")
            _run("pg_restore", *how, f"--dbname={address}", str(file))

    def unstage(self) -> None:
        """Leave nothing of a restore that did not end."""
        with self._master() as master:
            _drop(master, self.staged)
            _drop(master, self.replaced)

    def refuse_when_in_use(self) -> None:
        """Refuse to restore below a server, a worker or a command that has the database open."""
        deadline = time.monotonic() + PATIENCE
        with self._master() as master:
            while master.execute(OTHERS, [self.name]).fetchall() != [(0,)]:
                if time.monotonic() > deadline:
                    raise RefusedBackupError("in use")
                time.sleep(0.1)

    def switch(self, aside: Path | None, _now: datetime) -> None:
        """Put the staged database in the place of the present one, of which `aside` is a dump.

        The name leads to the one or to the other at every moment.
        """
        if aside is not None:
            with whole_or_absent(aside) as partial:
                self._dump(partial)
        self.refuse_when_in_use()
        rename = SQL("ALTER DATABASE {} RENAME TO {}")
        with self._master() as master:
            _drop(master, self.replaced)
            try:
                with master.transaction():
                    for pair in ((self.name, self.replaced), (self.staged, self.name)):
                        master.execute(rename.format(*map(Identifier, pair)))
            except psycopg.errors.ObjectInUse as error:
                raise RefusedBackupError("in use") from error

    def _connect(self, database: str, *, autocommit: bool = False) -> Connection:
        known = {**self.server, "dbname": database, "password": self.password}
        return psycopg.connect(make_conninfo(**known), autocommit=autocommit)

    def _master(self) -> Connection:
        """A connection to the server, beside the database that is replaced."""
        return self._connect("postgres", autocommit=True)

    @contextmanager
    def _address(self, database: str) -> Iterator[str]:
        """Where a program finds the database; the password stands in no list of processes."""
        with NamedTemporaryFile("w", prefix="virage-", encoding="utf-8") as passwords:
            escaped = self.password.replace("\\", "\\\\").replace(":", "\\:")
            passwords.write(f"*:*:*:*:{escaped}\n")
            passwords.flush()
            yield make_conninfo(**self.server, dbname=database, passfile=passwords.name)


def _tables(connection: Connection) -> list[str]:
    return [name for (name,) in connection.execute(TABLES).fetchall()]


def _number(connection: Connection, question: str, table: str) -> int:
    [(number,)] = connection.execute(SQL(question).format(Identifier(table))).fetchall()
    return int(number)


def _drop(master: Connection, database: str) -> None:
    master.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(database)))


def _run(name: str, *words: str) -> str:
    """Run a program of PostgreSQL and return what it says; its complaint is the refusal."""
    program = shutil.which(name)
    if program is None:
        raise RefusedBackupError("no program", program=name)
    ran = subprocess.run([program, *words], capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        raise RefusedBackupError("program failed", program=name, error=ran.stderr.strip())
    return ran.stdout
