"""The worker: sends the mails of the outbox, runs the scans that are due, watches over errands."""

import logging
import time
from datetime import datetime
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from virage.web.jobs import actions, delivery, message, queries
from virage.web.jobs.delivery import Outcome
from virage.web.jobs.due import Due, all_due
from virage.web.jobs.errands import Errand, all_errands
from virage.web.jobs.models import Mail, Reason, State

log = logging.getLogger("virage.worker")
PAUSE = 1.0


class Worker:
    """Works until it is stopped; what it has begun, it finishes, except errands, which wait."""

    def __init__(self) -> None:
        """Ready to work; nothing is read yet."""
        self.stopping = False
        self.enrolled: frozenset[str] = frozenset()
        self.errands: tuple[Errand, ...] | None = None

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ask it to end after what it is doing; fit for a signal."""
        self.stopping = True

    def run(self) -> None:
        """Work as long as nobody stops it; a database that is away is waited for."""
        ready = False
        while not self.stopping:
            try:
                ready = ready or tables_are_ready()
                if ready:
                    self.until_quiet()
            except DatabaseError:
                log.exception("the database did not answer")
            close_old_connections()
            if not self.stopping:
                time.sleep(PAUSE)
        self.end_errands()

    def until_over(self) -> None:
        """Work until nothing is due and no errand runs any more."""
        self.until_quiet()
        while not self.stopping and any(each.busy for each in self.errands or ()):
            time.sleep(PAUSE)
            self.until_quiet()
        self.end_errands()

    def end_errands(self) -> None:
        """End at once what runs beside the worker."""
        for each in self.errands or ():
            each.end(timezone.now())

    def until_quiet(self) -> None:
        """Work until nothing is due any more."""
        scans = {each.name: each for each in all_due()}
        if not scans.keys() <= self.enrolled:
            actions.enrol(scans, timezone.now())
            self.enrolled = frozenset(scans)
        if self.errands is None:
            self.errands = all_errands()
        while not self.stopping and turn(scans, self.errands):
            pass


def tables_are_ready() -> bool:
    """Whether the database is up to date; `virage serve` brings it there."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def turn(scans: dict[str, Due], errands: tuple[Errand, ...]) -> bool:
    """Do one thing of each kind; whether there was anything to do."""
    mailed = next_mail(timezone.now())
    scanned = next_scan(scans, timezone.now())
    ran = [run_errand(each, timezone.now()) for each in errands]
    return mailed or scanned or any(ran)


def run_errand(errand: Errand, now: datetime) -> bool:
    """Give an errand its turn; one that fails holds up nothing else."""
    try:
        return errand.turn(now)
    except DatabaseError:
        raise
    except Exception:
        log.exception("an errand failed")
        return False


def next_mail(now: datetime) -> bool:
    """Send, drop or give up the mail whose turn it is; False when there is none."""
    mail = queries.next_mail(now)
    if mail is None:
        return False
    if mail.state == State.SENDING:
        actions.doubt(mail, now)
    elif mail.until is not None and mail.until <= now:
        actions.expire(mail, now)
    elif actions.take(mail, now):
        actions.finish(mail, attempt(mail, now), now)
    return True


def attempt(mail: Mail, now: datetime) -> Outcome:
    """Render a mail and hand it over; never inside a transaction."""
    try:
        content = message.compose(mail, now)
    except Exception:
        log.exception("mail %s cannot be written", mail.id)
        return Outcome(State.FAILED, Reason.UNREADABLE)
    return delivery.deliver(mail.id, content)


def next_scan(scans: dict[str, Due], now: datetime) -> bool:
    """Run the scan whose turn it is; False when there is none."""
    scan = queries.next_scan(scans, now)
    if scan is None:
        return False
    every = scans[scan.name].every
    if not actions.hold(scan, now):
        return True
    try:
        scans[scan.name].run(now)
    except Exception:
        log.exception("the scan %s failed", scan.name)
        actions.broke(scan, every, now)
    else:
        actions.ran(scan, every, now)
    return True
