"""Exact linear programming: the most that whole limits allow, without a rounding anywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class Limit:
    """The weighted sum of some unknowns, by their places, is at most `room`; none is negative."""

    weights: Mapping[int, int]
    room: int


def maximise(gains: Sequence[int], tops: Sequence[int], limits: Sequence[Limit]) -> list[Exact]:
    """The unknowns, each from zero to its top, whose weighted sum is the greatest within limits.

    Every top and room is zero or more, so that zero everywhere is within them.
    """
    return _Dictionary(gains, tops, limits).solved()


class _Dictionary:
    """The simplex method in its dictionary form, with sparse rows of whole numbers.

    A row says that its own unknown, times its scale, and the others by their weights, make its
    room. What gains the most enters; after a step that gains nothing, the first one by the rule of
    Bland, which never turns in circles.
    """

    def __init__(self, gains: Sequence[int], tops: Sequence[int], limits: Sequence[Limit]) -> None:
        self.count = len(gains)
        self.gain = {at: gain for at, gain in enumerate(gains) if gain}
        bounds = [Limit({at: 1}, top) for at, top in enumerate(tops)]
        told = (*bounds, *limits)
        self.rows = [{at: each for at, each in limit.weights.items() if each} for limit in told]
        self.rooms = [limit.room for limit in told]
        self.scales = [1] * len(told)
        self.basic = [self.count + at for at in range(len(told))]

    def solved(self) -> list[Exact]:
        stalled = False
        while gaining := [(-gain, at) for at, gain in self.gain.items() if gain > 0]:
            entering = min(at for _, at in gaining) if stalled else min(gaining)[1]
            place = self.leaving(entering)
            stalled = not self.rooms[place]
            self.pivot(place, entering)
        found: list[Exact] = [0] * self.count
        for at, name in enumerate(self.basic):
            if name < self.count:
                room, scale = self.rooms[at], self.scales[at]
                found[name] = Fraction(room, scale) if room % scale else room // scale
        return found

    def leaving(self, entering: int) -> int:
        """The row that stops the growth of an unknown first; its own top does at the latest."""
        ratios = (
            (Fraction(self.rooms[at], weight), self.basic[at], at)
            for at, row in enumerate(self.rows)
            if (weight := row.get(entering, 0)) > 0
        )
        return min(ratios)[2]

    def pivot(self, place: int, entering: int) -> None:
        """Exchange the unknown of a row and one outside."""
        row, room = self.rows[place], self.rooms[place]
        by = row.pop(entering)
        row[self.basic[place]] = self.scales[place]
        self.basic[place], self.scales[place] = entering, by
        for at, other in enumerate(self.rows):
            if entering in other:
                times, factor = _without(other, row, entering=entering, by=by)
                left = self.rooms[at] * times - factor * room
                scale = self.scales[at] * times
                shared = gcd(scale, left, *other.values()) if scale > 1 else 1
                if shared > 1:
                    self.rows[at] = {each: weight // shared for each, weight in other.items()}
                self.rooms[at], self.scales[at] = left // shared, scale // shared
        _without(self.gain, row, entering=entering, by=by)


def _without(
    row: dict[int, int], other: Mapping[int, int], *, entering: int, by: int
) -> tuple[int, int]:
    """Take an unknown out of a row by means of another: by what each of them was multiplied."""
    factor = row.pop(entering)
    shared = gcd(by, factor)
    times, factor = by // shared, factor // shared
    if times > 1:
        for at in row:
            row[at] *= times
    for at, weight in other.items():
        left = row.get(at, 0) - factor * weight
        if left:
            row[at] = left
        else:
            row.pop(at, None)
    return times, factor
