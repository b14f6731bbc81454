"""How long a request waits before it goes up: three working days of Québec at each step."""

from datetime import date, datetime

from django.utils import timezone

from virage.core.workdays import working_day_after
from virage.web.offices.holidays import holidays_around
from virage.web.offices.models import Accompaniment, Raised

WORKING_DAYS = 3


def answer_by(case: Accompaniment) -> date:
    """The last day on which whoever looks at a request now answers it."""
    since = timezone.localdate(case.waiting_since)
    return _after(since, WORKING_DAYS * (1 + min(case.raised, Raised.LEAD)))


def level_at(case: Accompaniment, now: datetime) -> int:
    """Who should look at a request by now: the days count from when it began to wait."""
    since, today = timezone.localdate(case.waiting_since), timezone.localdate(now)
    late = [steps for steps in (1, 2) if today > _after(since, WORKING_DAYS * steps)]
    return max([case.raised, *late])


def _after(since: date, count: int) -> date:
    return working_day_after(since, count, holidays_around(since.year))
