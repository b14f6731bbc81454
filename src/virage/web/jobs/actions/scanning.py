"""Who runs a scan, and when it runs next; the worker acts for the site."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from virage.web.jobs.models import Scan

LEASE = timedelta(minutes=30)
FIRST_DELAY = timedelta(minutes=1)


def enrol(names: Iterable[str], now: datetime) -> None:
    """Give a row to each scan that has none; it is due at once."""
    with transaction.atomic():
        rows = [Scan(name=name, next_at=now) for name in names]
        Scan.objects.bulk_create(rows, ignore_conflicts=True)


def hold(scan: Scan, now: datetime) -> bool:
    """Take a scan for as long as its lease; whether this worker got it."""
    until = now + LEASE
    taken = _change(scan, held_until=until)
    scan.held_until = until
    return taken


def ran(scan: Scan, every: timedelta, now: datetime) -> None:
    """A scan ran to its end."""
    _change(scan, held_until=None, next_at=now + every, finished_at=now, failures=0)


def broke(scan: Scan, every: timedelta, now: datetime) -> None:
    """A scan failed: it comes back later and later, never later than it would have anyway."""
    delay = min(FIRST_DELAY * 2 ** min(scan.failures, 10), every)
    _change(scan, held_until=None, next_at=now + delay, failures=scan.failures + 1)


def _change(scan: Scan, **fields: object) -> bool:
    with transaction.atomic():
        row = Scan.objects.filter(name=scan.name, held_until=scan.held_until, next_at=scan.next_at)
        return bool(row.update(**fields))
