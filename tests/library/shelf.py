"""A small library with one of each thing, and a change that spoils a copy of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any as Anything

import pytest

from virage.library import CatalogueError

DATA = Path(__file__).parent / "data"
SMALL = "questionnaires/small/1.0"
HERE = "# <-"  # stands on the line that an error must name


def copied(folder: Path) -> Path:
    """A copy of the small library."""
    return shutil.copytree(DATA, folder / "catalogues")


def changed(root: Path, file: str, old: str, new: str) -> None:
    """Replace the one place where `old` stands in a file; an empty `old` replaces everything."""
    path = root / file
    before = path.read_text("utf-8") if path.exists() else ""
    assert not old or before.count(old) == 1, f"{file}: {old!r} stands {before.count(old)} times"
    path.write_text(before.replace(old, new) if old else new, "utf-8")


def line_of_mark(path: Path) -> int:
    """The line that holds the mark; the first one when none does."""
    lines = path.read_text("utf-8").splitlines()
    return next((place for place, line in enumerate(lines, 1) if HERE in line), 1)


def assert_refused(
    caught: "pytest.ExceptionInfo[CatalogueError]", path: Path, problem: str
) -> None:
    """The error names the file, the marked line and the reason."""
    assert caught.value.problem == problem
    assert caught.value.line == line_of_mark(path)
    assert str(caught.value) == f"{caught.value.file}:{caught.value.line}: {problem}"
    assert path.as_posix().endswith(caught.value.file)


def pairs(value: Anything, under: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text of a file, in French and in English, after the key that it stands under."""
    if isinstance(value, dict):
        if set(value) == {"fr", "en"}:
            yield under, value["fr"], value["en"]
        for key, each in value.items():
            yield from pairs(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from pairs(each, under)
