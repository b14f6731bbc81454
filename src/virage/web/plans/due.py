"""What was said of the plans is told once an hour."""

from datetime import datetime, timedelta

from virage.web.jobs.due import due
from virage.web.plans.actions.telling import tell_of_remarks


@due("plans.remarks", every=timedelta(hours=1))
def tell(now: datetime) -> None:
    """Write to whom it concerns, one mail a plan."""
    tell_of_remarks(now)
