"""A database of a test's own, as an operator would have it: SQLite in a folder, or PostgreSQL."""

import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID, uuid4

import psycopg
from psycopg.types.string import TextLoader

FILE = "virage.sqlite3"
ANSWERS = "SELECT sheet_id, question, value, version FROM diagnostics_givenanswer"


@dataclass(frozen=True)
class Place(ABC):
    """Where an installation keeps its data; `settings` are the variables that lead there.

    It is read with the bare driver, so that a test does not trust what it tests.
    """

    folder: Path

    @property
    @abstractmethod
    def vendor(self) -> str:
        """The name of its database engine, as Django says it."""

    @property
    def settings(self) -> Mapping[str, str]:
        return {"VIRAGE_DATA": str(self.folder)}

    @property
    @abstractmethod
    def table_names(self) -> str:
        """The statement that names the tables."""

    @abstractmethod
    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What a statement selects."""

    def tables(self) -> set[str]:
        return {name for (name,) in self.rows(self.table_names)}

    def everything(self) -> dict[str, list[str]]:
        """Every row of every table, in words."""
        return {
            table: sorted(str(row) for row in self.rows(f'SELECT * FROM "{table}"'))
            for table in sorted(self.tables())
        }

    def answers(self) -> dict[tuple[UUID, str], tuple[str, int]]:
        """The value, as JSON, and the version of each answer, by sheet and question."""
        return {
            (UUID(str(sheet)), question): (value, version)
            for sheet, question, value, version in self.rows(ANSWERS)
        }


class SQLitePlace(Place):
    vendor = "sqlite"
    table_names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / FILE)) as connection:
            return connection.execute(statement).fetchall()


@dataclass(frozen=True)
class PostgreSQLPlace(Place):
    url: str

    vendor = "postgresql"
    table_names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"

    @property
    def name(self) -> str:
        return urlsplit(self.url).path.removeprefix("/")

    @property
    def settings(self) -> Mapping[str, str]:
        return {"VIRAGE_DATA": str(self.folder), "DATABASE_URL": self.url}

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            connection.adapters.register_loader("jsonb", TextLoader)
            return connection.execute(statement.encode()).fetchall()


@contextmanager
def new_place(folder: Path, server: str, mould: Place | None = None) -> Iterator[Place]:
    """A place of one's own: a file in the folder, or a database on the server for the block.

    It is empty, or what the mould is that nobody is connected to.
    """
    if not server:
        place = SQLitePlace(folder)
        if mould is not None:
            shutil.copyfile(mould.folder / FILE, place.folder / FILE)
        yield place
        return
    name = f"virage_reliability_{uuid4().hex}"
    with psycopg.connect(_database(server, "postgres"), autocommit=True) as connection:
        cast = f" TEMPLATE {mould.name}" if isinstance(mould, PostgreSQLPlace) else ""
        connection.execute(f"CREATE DATABASE {name}{cast}".encode())
        try:
            yield PostgreSQLPlace(folder, _database(server, name))
        finally:
            for each in (name, f"{name}_new", f"{name}_old"):  # what a killed restore leaves
                connection.execute(f"DROP DATABASE IF EXISTS {each} WITH (FORCE)".encode())


def _database(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
