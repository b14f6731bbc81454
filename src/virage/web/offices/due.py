"""What the offices look for again: unanswered requests, digests, declarations."""

from datetime import datetime, timedelta

from virage.web.jobs.due import due
from virage.web.offices.actions.digests import send_digests
from virage.web.offices.actions.independence import remind_to_declare
from virage.web.offices.actions.raising import raise_unanswered


@due("offices.unanswered", every=timedelta(hours=1))
def look_again(now: datetime) -> None:
    """Bring before the lead, then before who directs, what nobody answered."""
    raise_unanswered(now)


@due("offices.declarations", every=timedelta(days=1))
def ask_to_declare(now: datetime) -> None:
    """Write to the advisors whose declaration of interests is to be renewed."""
    remind_to_declare(now)


@due("offices.digests", every=timedelta(minutes=15))
def tell_of_desks(now: datetime) -> None:
    """Write the digests whose hour has come."""
    send_digests(now)
