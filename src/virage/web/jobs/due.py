"""Scans: what is looked for again and again, such as the reminders that are due.

An app declares its scans in its own `due.py`; the worker reads them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

from virage.web.jobs.actions import purge_mails

Run = Callable[[datetime], None]


@dataclass(frozen=True)
class Due:
    """A scan: its name, how often it runs, and what it runs with the moment."""

    name: str
    every: timedelta
    run: Run


_declared: dict[str, Due] = {}


def due(name: str, *, every: timedelta) -> Callable[[Run], Run]:
    """Declare a scan. It may run again after a failure or a killed worker: writing twice is its
    own affair, which `post_mail` settles for mails.
    """

    def declare(run: Run) -> Run:
        known = _declared.setdefault(name, Due(name, every, run))
        if known.run is not run:
            raise ImproperlyConfigured(f"two scans are named {name!r}")
        return run

    return declare


def all_due() -> tuple[Due, ...]:
    """Every scan of every app."""
    autodiscover_modules("due")
    return tuple(_declared.values())


@due("outbox", every=timedelta(hours=1))
def forget(now: datetime) -> None:
    """Forget the mails that were sent long ago."""
    purge_mails(now)
