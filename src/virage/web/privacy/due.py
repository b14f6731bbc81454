"""The scans that keep to the terms, and that write to those who agreed."""

from datetime import datetime, timedelta

from virage.web.jobs.due import due
from virage.web.privacy.actions import keep_to_the_terms, write_that_a_year_has_gone


@due("privacy.terms", every=timedelta(hours=6))
def keep(now: datetime) -> None:
    """Erase what is due, warn of what will be."""
    keep_to_the_terms(now)


@due("privacy.again", every=timedelta(days=1))
def again(now: datetime) -> None:
    """Say to those who agreed that a year has gone since the last diagnosis."""
    write_that_a_year_has_gone(now)
