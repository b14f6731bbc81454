"""The scan that keeps to the terms."""

from datetime import datetime, timedelta

from virage.web.jobs.due import due
from virage.web.privacy.actions import keep_to_the_terms


@due("privacy.terms", every=timedelta(hours=6))
def keep(now: datetime) -> None:
    """Erase what is due, warn of what will be."""
    keep_to_the_terms(now)
