"""Requests that nobody answered in three working days go up."""

from datetime import datetime, timedelta

from virage.web.jobs.due import due
from virage.web.offices.actions.raising import raise_unanswered


@due("offices.unanswered", every=timedelta(hours=1))
def look_again(now: datetime) -> None:
    """Bring before the lead, then before who directs, what nobody answered."""
    raise_unanswered(now)
