"""How far the programme reaches: counts by month, what and region, the small ones withheld."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

FLOOR = 5  # a smaller count is not shown: it could be one person


class Kind(Enum):
    """What is counted."""

    FACET = "facet"
    ARTICLE = "article"
    WEBINAR = "webinar"
    BEGUN = "begun"
    FINISHED = "finished"


UNKNOWN = ""  # the region of what nobody told


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something happened in a month; `region` is empty when it is not known."""

    month: date
    kind: Kind
    region: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One month and kind: the whole, and each region; None stands for what is withheld."""

    month: date
    kind: Kind
    whole: int | None
    regions: Mapping[str, int | None]


def reach(counted: Iterable[Counted]) -> tuple[Line, ...]:
    """The lines, the newest month first, the kinds in their order."""
    by_line: defaultdict[tuple[date, Kind], defaultdict[str, int]] = defaultdict(
        lambda: defaultdict(int)
    )
    for each in counted:
        by_line[each.month, each.kind][each.region] += each.count
    order = list(Kind)
    keys = sorted(by_line, key=lambda key: (-key[0].toordinal(), order.index(key[1])))
    return tuple(_line(month, kind, by_line[month, kind]) for month, kind in keys)


def _line(month: date, kind: Kind, regions: Mapping[str, int]) -> Line:
    whole = sum(regions.values())
    shown = withheld(regions)
    return Line(month, kind, whole if whole >= FLOOR else None, shown)


def withheld(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts, the small ones withheld; with them as many of the next smallest as it takes.

    What is withheld together reaches the floor and is at least two counts, so that subtracting
    what is shown from the whole tells none of them.
    """
    hidden = {key for key, count in counts.items() if count < FLOOR}
    rest = sorted((key for key in counts if key not in hidden), key=lambda key: (counts[key], key))
    while hidden and rest and (len(hidden) == 1 or sum(counts[key] for key in hidden) < FLOOR):
        hidden.add(rest.pop(0))
    return {key: None if key in hidden else count for key, count in counts.items()}
