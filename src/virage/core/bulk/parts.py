"""What each question adds to the sums, looked up by the codes of its columns."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from virage.core.bulk.columns import (
    DONT_KNOW,
    UNANSWERED,
    Numbers,
    column_names,
)
from virage.core.bulk.sums import Layout, Whole
from virage.core.bulk.truths import OF_BLANKS, Block
from virage.core.questionnaire import Choice, Kind, Question

Part = Callable[[Block], Whole]
"""From some rows to what a question adds to their sums: an array of (words, rows)."""


def part_of(question: Question, layout: Layout) -> Part:
    """How to look up what a measured question adds to the sums."""
    if question.kind is Kind.GRID:
        return _Grid(question, layout)
    table = _table(question, layout)
    if question.kind is not Kind.NUMBER:
        return lambda block: table.take(block.codes[question.id], axis=1)
    ends = np.array([band.up_to for band in question.numeric.bands[:-1]], float)
    return lambda block: table.take(_bands(block, question.id, ends), axis=1)


def _bands(block: Block, name: str, ends: Numbers) -> NDArray[np.intp]:
    """The place of the band that holds each number, or why there is none."""
    codes = block.codes[name]
    return np.where(codes < 0, codes, np.searchsorted(ends, block.numbers[name], "left"))


def _table(question: Question, layout: Layout) -> Whole:
    """A row of words; a column for each code, then for each blank from the end."""
    units = _units(question, layout)
    table = np.zeros((layout.words, len(units) + len(OF_BLANKS)), np.int64)
    weight = question.weight
    measured = layout.packed(measured=weight, applicable=weight)
    table[:, : len(units)] = np.outer(layout.packed(units=weight, low=weight), units)
    table[:, : len(units)] += measured[:, np.newaxis]
    for blank in (UNANSWERED, DONT_KNOW):
        table[:, blank] = layout.packed(doubt=layout.scale * weight, applicable=weight)
    if question.kind is Kind.TICKS:
        table[:, 0] = table[:, UNANSWERED]  # no box held is no answer
    return table


def _units(question: Question, layout: Layout) -> list[int]:
    """The points of each code, in parts of the scale."""
    if question.kind is Kind.NUMBER:
        return [layout.units(band.points) for band in question.numeric.bands]
    if question.kind is not Kind.TICKS:
        return [layout.units(_of(choice)) for choice in question.choices]
    together = [0]
    for box in question.choices:
        one = layout.units(_of(box) / question.maximum)
        together += [held + one for held in together]
    return [min(layout.scale, held) for held in together]


def _of(choice: Choice) -> Fraction:
    return choice.points or Fraction(0)


class _Grid:
    """A grid adds points that depend on its rows together: on how many apply, and are known.

    Each row gives its points and its part of a state: so many known rows, so many that apply, or
    some row unanswered. The state tells what multiplies the points, and what is added to that.
    """

    def __init__(self, question: Question, layout: Layout) -> None:
        self.names = column_names(question)
        self.common = lcm(*(_of(grade).denominator for grade in question.choices))
        self.sides = len(question.rows) + 1
        self.unanswered = self.sides * self.sides
        self.points, self.states = self._rows(question.choices)
        self.factors, self.added = self._states(layout, question.weight)

    def __call__(self, block: Block) -> Whole:
        points, states = np.zeros((2, block.count), np.int64)
        for name in self.names:
            points += self.points.take(block.codes[name])
            states += self.states.take(block.codes[name])
        np.minimum(states, self.unanswered, out=states)
        found: Whole = self.factors.take(states, axis=1)
        found *= points
        found += self.added.take(states, axis=1)
        return found

    def _rows(self, grades: Sequence[Choice]) -> tuple[Whole, Whole]:
        """For each code of a row, its points and its part of the state."""
        points, states = np.zeros((2, len(grades) + len(OF_BLANKS)), np.int64)
        points[: len(grades)] = [int(_of(grade) * self.common) for grade in grades]
        states[: len(grades)] = self.sides + 1  # one more row known, one more that applies
        states[DONT_KNOW] = 1
        states[UNANSWERED] = self.unanswered
        return points, states

    def _states(self, layout: Layout, weight: int) -> tuple[Whole, Whole]:
        """For each state, what multiplies the points and what is added; the last is unanswered."""
        factors, added = np.zeros((2, layout.words, self.unanswered + 1), np.int64)
        whole = layout.scale * weight
        point = whole // self.common
        nothing_known = layout.packed(doubt=whole, applicable=weight)
        added[:, self.unanswered] = nothing_known
        for applicable in range(1, self.sides):
            added[:, applicable] = nothing_known
            for known in range(1, applicable + 1):
                state = known * self.sides + applicable
                factors[:, state] = layout.packed(units=point // known, low=point // applicable)
                added[:, state] = layout.packed(
                    doubt=whole // applicable * (applicable - known),
                    measured=weight,
                    applicable=weight,
                )
        return factors, added
