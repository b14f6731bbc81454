"""Exact linear programming: the most that whole limits allow, without a rounding anywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class Limit:
    """The weighted sum of some unknowns, by their places, is at most `room`; none is negative."""

    weights: Mapping[int, Exact]
    room: Exact


def maximise(gains: Sequence[int], tops: Sequence[int], limits: Sequence[Limit]) -> list[Exact]:
    """The unknowns, each from zero to its top, whose weighted sum is the greatest within limits.

    Every weight and room is zero or more, so that zero everywhere is within them.
    """
    return _Dictionary(gains, tops, limits).solved()


class _Dictionary:
    """The simplex method in its dictionary form, with sparse rows, by the rule of Bland."""

    def __init__(self, gains: Sequence[int], tops: Sequence[int], limits: Sequence[Limit]) -> None:
        self.count = len(gains)
        self.gain: dict[int, Exact] = {at: gain for at, gain in enumerate(gains) if gain}
        bounds = [Limit({at: 1}, top) for at, top in enumerate(tops)]
        self.rows: list[dict[int, Exact]] = []
        self.rooms: list[Exact] = []
        for limit in (*bounds, *limits):
            self.rows.append({at: weight for at, weight in limit.weights.items() if weight})
            self.rooms.append(limit.room)
        self.basic = [self.count + at for at in range(len(self.rows))]

    def solved(self) -> list[Exact]:
        while True:
            entering = min((at for at, gain in self.gain.items() if gain > 0), default=None)
            if entering is None:
                break
            self.pivot(self.leaving(entering), entering)
        found: list[Exact] = [0] * self.count
        for name, room in zip(self.basic, self.rooms, strict=True):
            if name < self.count:
                found[name] = room
        return found

    def leaving(self, entering: int) -> int:
        """The row that stops the growth of an unknown first; its own top does at the latest."""
        ratios = (
            (_divided(self.rooms[at], row[entering]), self.basic[at], at)
            for at, row in enumerate(self.rows)
            if row.get(entering, 0) > 0
        )
        return min(ratios)[2]

    def pivot(self, place: int, entering: int) -> None:
        """Exchange the unknown of a row and one outside."""
        row = self.rows[place]
        by = row.pop(entering)
        turned = {at: _divided(weight, by) for at, weight in row.items()}
        turned[self.basic[place]] = _divided(1, by)
        room = _divided(self.rooms[place], by)
        for at, other in enumerate(self.rows):
            factor = other.pop(entering, 0)
            if factor:
                _subtract(other, turned, factor)
                self.rooms[at] -= factor * room
        _subtract(self.gain, turned, self.gain.pop(entering))
        self.rows[place], self.rooms[place], self.basic[place] = turned, room, entering


def _subtract(row: dict[int, Exact], other: Mapping[int, Exact], factor: Exact) -> None:
    for at, weight in other.items():
        left = row.get(at, 0) - factor * weight
        if left:
            row[at] = left
        else:
            row.pop(at, None)


def _divided(number: Exact, by: Exact) -> Exact:
    """The exact quotient, an int wherever it is whole: that is much faster."""
    exact = Fraction(number) / by
    return exact.numerator if exact.denominator == 1 else exact
