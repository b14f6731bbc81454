"""Working days: Monday to Friday, without the holidays that the caller names."""

from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5
ONE = timedelta(days=1)


def is_working_day(day: date, holidays: Container[date] = ()) -> bool:
    """Whether offices are open on a day."""
    return day.weekday() < SATURDAY and day not in holidays


def working_day_after(day: date, count: int, holidays: Container[date] = ()) -> date:
    """The last of the `count` working days that follow a day, which is not counted itself."""
    for _ in range(count):
        day += ONE
        while not is_working_day(day, holidays):
            day += ONE
    return day


def working_days_between(first: date, last: date, holidays: Container[date] = ()) -> int:
    """How many working days follow the first one, up to the last one included."""
    days = (last - first).days
    return sum(is_working_day(first + ONE * (count + 1), holidays) for count in range(days))
