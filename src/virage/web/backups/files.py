"""Files that hold everything: whole or absent, for their owner's eyes only."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp

import psycopg

from virage.web.erasures import keep_names


class RefusedBackupError(Exception):
    """A backup or a restore that was not done, and why: `reason` and what it is about."""

    def __init__(self, reason: str, **about: object) -> None:
        """`reason` names a sentence of the command line, `about` fills it in."""
        super().__init__(reason)
        self.reason, self.about = reason, about


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that can be read: its rows when they were counted, its SHA-256, its moment."""

    file: Path
    size: int
    rows: int | None
    digest: str
    made_at: datetime


@contextmanager
def complaints_as_refusals() -> Iterator[None]:
    """Turn what a database or a disk complains of into a refusal."""
    try:
        yield
    except (sqlite3.Error, psycopg.Error, OSError) as error:
        raise RefusedBackupError("failed", error=error) from error


@contextmanager
def whole_or_absent(file: Path) -> Iterator[Path]:
    """Lend a file beside, on the same disk, which takes the name at the end of the block.

    Whatever ends the block early, also a kill, leaves nothing under the name; a kill leaves the
    file beside, `.NAME.….partial`.
    """
    refuse_to_overwrite(file)
    try:
        handle, name = mkstemp(prefix=f".{file.name}.", suffix=".partial", dir=file.parent)
    except OSError as error:
        raise RefusedBackupError("cannot write", file=file, error=error.strerror) from error
    os.close(handle)
    partial = Path(name)
    try:
        yield partial
        to_disk(partial)
        refuse_to_overwrite(file)
        partial.rename(file)
        keep_names(file.parent)
    finally:
        partial.unlink(missing_ok=True)


def refuse_to_overwrite(file: Path) -> None:
    if file.exists():
        raise RefusedBackupError("exists", file=file)


def to_disk(file: Path) -> None:
    """Return once the content of a file is on the disk."""
    with file.open("rb") as content:
        os.fsync(content.fileno())


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, as `sha256sum` prints it."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
