"""The ground of these tests: SQLite, or the PostgreSQL server that DATABASE_URL names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.places import Place, new_place
from tests.reliability.processes import processes
from tests.reliability.writing import make_tables

SERVER = os.environ.get("DATABASE_URL", "")


@pytest.fixture(scope="session")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place whose tables are made, once for all."""
    with new_place(tmp_path_factory.mktemp("mould"), SERVER) as mould:
        with processes(1, mould.settings) as pool:
            pool.submit(make_tables).result()
        yield mould


@pytest.fixture
def place(tmp_path: Path, mould: Place) -> Iterator[Place]:
    """A database of the test's own, with its tables."""
    with new_place(tmp_path, SERVER, mould) as place:
        yield place


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Place]:
    """A database of the test's own, without a table."""
    with new_place(tmp_path, SERVER) as place:
        yield place
