"""Backing up while the site serves, and reading a backup to see that it can be read."""

from datetime import datetime
from pathlib import Path

from virage.web.backups.engines import engine_here, engine_that_reads
from virage.web.backups.files import Kept, complaints_as_refusals, digest_of, whole_or_absent


@complaints_as_refusals()
def back_up(file: Path, now: datetime) -> Kept:
    """Keep the database as it stands in a file; whole, or absent and RefusedBackupError.

    It was read once before it takes its name. Nobody is kept from writing meanwhile.
    """
    engine = engine_here()
    with whole_or_absent(file) as partial:
        rows = engine.save(partial, now)
        engine.check(partial)
    return _kept(file, rows, now)


@complaints_as_refusals()
def check(file: Path) -> Kept:
    """Read a whole backup and say what it is; RefusedBackupError when it cannot be read."""
    engine = engine_that_reads(file)
    return _kept(file, engine.check(file), engine.made_at(file))


def _kept(file: Path, rows: int | None, made_at: datetime) -> Kept:
    return Kept(file, file.stat().st_size, rows, digest_of(file), made_at)
