"""What became of a plan, as JSON beside its steps; quarters are counted from the year 0."""

from dataclasses import asdict
from typing import Any

from virage.core.roadmap.past import Begun, Past

Data = dict[str, Any]
QUARTERS = 4


def absolute_quarter(year: int, quarter: int) -> int:
    """A quarter of the calendar, its number from 0, counted from the year 0."""
    return year * QUARTERS + quarter


def past_data(past: Past) -> Data:
    """A past as JSON."""
    return {
        "now": past.now,
        "begun": [asdict(each) for each in past.begun],
        "stopped": [asdict(each) for each in past.stopped],
        "waits": [list(each) for each in past.waits],
    }


def past_from(data: Data) -> Past:
    """The past that was kept as JSON."""
    return Past(
        now=data["now"],
        begun=tuple(Begun(**each) for each in data["begun"]),
        stopped=tuple(Begun(**each) for each in data["stopped"]),
        waits=tuple((name, until) for name, until in data["waits"]),
    )
