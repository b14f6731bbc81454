"""The scans of the webinars: reminders, places that are free, what comes next."""

from datetime import datetime, timedelta

from virage.web.jobs.due import due
from virage.web.webinars.actions import call_up_all, remind_all, write_what_next


@due("webinars.remind", every=timedelta(minutes=5))
def remind(now: datetime) -> None:
    """Call up who waits where a place is free, and remind who has one."""
    call_up_all(now)
    remind_all(now)


@due("webinars.next", every=timedelta(hours=1))
def what_next(now: datetime) -> None:
    """Write to those who agreed, a day after."""
    write_what_next(now)
