"""The list of what was erased: it outlives the database, so that a restore brings nobody back.

A backup still holds what was erased after it was made. Each erasure therefore adds a line to the
file `erased.jsonl` of the data folder, ids only, and `virage restore` reads it to erase again. The
list cannot live in the database: the restore would replace it with what was known before.

An app that erases calls `note_erased` in the transaction of the erasure, and has a module
`restoring` with `replay(rows: Sequence[Erased]) -> int`, which erases again and says how many.
"""

import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Literal, get_args
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

log = logging.getLogger("virage.erasures")
Kind = Literal["organisation", "account", "sheet", "registration"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Replay = Callable[[Sequence["Erased"]], int]


@dataclass(frozen=True, slots=True)
class Erased:
    """One erasure: of what, and when."""

    kind: Kind
    id: UUID
    at: datetime


class UnreadableListError(ValueError):
    """A line of a list of erasures says nothing that can be replayed."""


def note_erased(*, kind: Kind, id: UUID) -> None:  # noqa: A002
    """Add an erasure to the list, once the transaction that erases is committed.

    Before that the list could name what was not erased after all. A disk that refuses the line is
    told to the log, with the line to add by hand: the erasure itself is done.
    """
    transaction.on_commit(partial(_append, Erased(kind, id, timezone.now())))


def fold_journal() -> None:
    """Empty SQLite's journal, where what was erased could still be read; after the commit."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def read_list(path: Path) -> tuple[Erased, ...]:
    """What a list says, oldest first; UnreadableListError names the line that says nothing."""
    with path.open(encoding="utf-8") as lines:
        return tuple(
            _read(path, number, line) for number, line in enumerate(lines, 1) if line != "\n"
        )


def learn(rows: Sequence[Erased]) -> None:
    """Add to the list of this installation what it did not know of, from another machine's."""
    path: Path = settings.VIRAGE_ERASED
    known = {(row.kind, row.id) for row in read_list(path)} if path.exists() else set()
    for row in rows:
        if (row.kind, row.id) not in known:
            _write(path, row)
            known.add((row.kind, row.id))


def replay(rows: Sequence[Erased]) -> int:
    """Erase again, in every app, what was erased; return how much came back and went again."""
    return sum(each(rows) for each in _replays())


def _replays() -> Iterator[Replay]:
    """What each app does again; an app without a module `restoring` erases nothing."""
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "restoring"):
            yield import_module(f"{app.name}.restoring").replay


def _read(path: Path, number: int, line: str) -> Erased:
    try:
        said = json.loads(line)
        kind = next(kind for kind in KINDS if kind == said["kind"])
        return Erased(kind, UUID(said["id"]), datetime.fromisoformat(said["at"]))
    except (ValueError, TypeError, KeyError, AttributeError, StopIteration):
        raise UnreadableListError(f"{path}:{number}") from None


def _append(row: Erased) -> None:
    try:
        _write(settings.VIRAGE_ERASED, row)
    except OSError:
        log.exception("add this line to the list of erasures by hand: %s", _line_of(row))


def _line_of(row: Erased) -> str:
    return json.dumps({"kind": row.kind, "id": str(row.id), "at": row.at.isoformat()})


def _write(path: Path, row: Erased) -> None:
    """Add a line that is on the disk when this returns, also after a line that a crash cut."""
    new = not path.exists()
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        size = os.fstat(file).st_size
        whole = size == 0 or os.pread(file, 1, size - 1) == b"\n"
        os.write(file, f"{'' if whole else chr(10)}{_line_of(row)}\n".encode())
        os.fsync(file)
    finally:
        os.close(file)
    if new:
        keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Put on the disk which files a folder holds, and under which names."""
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
