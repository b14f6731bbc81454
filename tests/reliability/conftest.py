"""The ground of these tests: SQLite, or the PostgreSQL server that DATABASE_URL names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.places import Place, new_place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """An empty database of the test's own."""
    with new_place(tmp_path, os.environ.get("DATABASE_URL", "")) as place:
        yield place
