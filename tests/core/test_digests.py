"""When a digest is due: by the reader's own clock, once a day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from virage.core.digests import Rhythm, Schedule, issue

DAILY, WEEKLY = Schedule(Rhythm.DAILY, 8), Schedule(Rhythm.WEEKLY, 8, weekday=3)
THURSDAY = date(2026, 11, 26)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo("America/Toronto"))


@pytest.mark.parametrize(
    ("schedule", "local", "last", "day"),
    [
        (DAILY, at(26, 8), None, THURSDAY),
        (DAILY, at(26, 23), date(2026, 11, 25), THURSDAY),
        (DAILY, at(26, 7), None, None),
        (DAILY, at(26, 9), THURSDAY, None),
        (DAILY, at(28, 9), None, None),
        (WEEKLY, at(26, 8), None, THURSDAY),
        (WEEKLY, at(27, 8), None, None),
        (Schedule(Rhythm.WEEKLY, 8, weekday=5), at(28, 8), None, date(2026, 11, 28)),
        (Schedule(Rhythm.NEVER, 0), at(26, 8), None, None),
    ],
)
def test_a_digest_is_due_once_on_its_day_from_its_hour(schedule, local, last, day):
    assert issue(schedule, local, last) == day


def test_an_hour_that_the_clocks_skip_is_made_up_for():
    skipped = datetime(2027, 3, 14, 3, tzinfo=ZoneInfo("America/Toronto"))
    assert issue(Schedule(Rhythm.WEEKLY, 2, weekday=6), skipped, None) == date(2027, 3, 14)
