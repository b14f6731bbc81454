"""Scores of many sheets, with the operations of `virage.core.scoring` column by column.

Sums are whole numbers, exact in any order; each dimension is divided once; the total adds the
dimensions in catalogue order with `+`, one at a time. So each score is that of `score`, to the bit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from virage.core.bulk.columns import (
    UNANSWERED,
    Columns,
    Numbers,
    column_names,
    refuse_unreadable,
)
from virage.core.bulk.parts import part_of
from virage.core.bulk.sums import APPLICABLE, DOUBT, LOW, MEASURED, UNITS, Whole, layout
from virage.core.bulk.truths import YES, Block, Tables, shut
from virage.core.questionnaire import Kind, Question, Questionnaire

BLOCK = 16384  # rows whose sums stay in the processor's cache


@dataclass(frozen=True, eq=False)
class BulkScore:
    """A score for each sheet, as in `Score`; `value` is NaN where nothing is measured."""

    value: Numbers
    low: Numbers
    high: Numbers
    measured: NDArray[np.int32]
    applicable: NDArray[np.int32]

    @property
    def coverage(self) -> Numbers:
        """Measured weight over applicable weight, 0 to 1; 0 where nothing applies."""
        found: Numbers = self.measured / np.maximum(self.applicable, 1)
        return found

    @property
    def sufficient(self) -> NDArray[np.bool_]:
        """Whether at least half is measured, without which no level is shown."""
        found: NDArray[np.bool_] = (self.applicable > 0) & (2 * self.measured >= self.applicable)
        return found

    @property
    def provisional(self) -> NDArray[np.bool_]:
        """Whether less than 75 % is measured."""
        found: NDArray[np.bool_] = 100 * self.measured < 75 * self.applicable
        return found

    def rows(self, start: int, end: int) -> "BulkScore":
        """The scores from `start` until `end`, sharing the same memory."""
        return BulkScore(
            self.value[start:end],
            self.low[start:end],
            self.high[start:end],
            self.measured[start:end],
            self.applicable[start:end],
        )


@dataclass(frozen=True, eq=False)
class BulkScorecard:
    """The scores of some sheets, by dimension and by lens."""

    dimensions: Mapping[str, BulkScore]
    lenses: Mapping[str, BulkScore]
    total: BulkScore


class BulkScorer:
    """Scores sheets of one questionnaire; what does not depend on the sheets is worked out once."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """The questionnaire is one that the library accepts."""
        self.questionnaire = questionnaire
        self.layout = layout(questionnaire)
        self.tables = Tables(questionnaire.by_id)
        self.parts = {
            question.id: part_of(question, self.layout)
            for question in questionnaire.questions()
            if question.measures
        }
        self.targets = _targets(questionnaire)

    def score(self, columns: Columns) -> BulkScorecard:
        """Score every sheet; ValueError when the columns are not of this questionnaire."""
        refuse_unreadable(self.questionnaire, columns)
        whole = self._empty(columns.count)
        for start in range(0, columns.count, BLOCK):
            end = start + BLOCK
            self._fill([each.rows(start, end) for each in whole], columns.rows(start, end))
        return self._card(whole)

    def blocks(self, columns: Columns) -> Iterator[BulkScorecard]:
        """The scores of the sheets some thousands at a time, in order."""
        refuse_unreadable(self.questionnaire, columns)
        for start in range(0, columns.count, BLOCK):
            rows = columns.rows(start, start + BLOCK)
            found = self._empty(rows.count)
            self._fill(found, rows)
            yield self._card(found)

    def raised(self, columns: Columns) -> Mapping[str, NDArray[np.bool_]]:
        """For each red flag, by id, the sheets that raise it."""
        refuse_unreadable(self.questionnaire, columns)
        found = {flag.id: np.empty(columns.count, bool) for flag in self.questionnaire.flags}
        for start in range(0, columns.count, BLOCK):
            end = start + BLOCK
            block = self._branched(columns.rows(start, end))
            for flag in self.questionnaire.flags:
                found[flag.id][start:end] = block.truths(flag.when) == YES
        return found

    def _branched(self, rows: Columns) -> Block:
        block = Block(rows.count, self.tables)
        for question in self.questionnaire.all_questions():
            _enter(question, rows, block)
        return block

    def _empty(self, count: int) -> list[BulkScore]:
        """Room for the scores of each dimension, then of each lens, then for the total."""
        places = len(self.questionnaire.dimensions) + len(self.questionnaire.lenses) + 1
        numbers = np.empty((places, 3, count))
        weights = np.empty((places, 2, count), np.int32)
        return [BulkScore(*numbers[place], *weights[place]) for place in range(places)]

    def _card(self, scores: Sequence[BulkScore]) -> BulkScorecard:
        *parts, total = scores
        dimensions = [each.id for each in self.questionnaire.dimensions]
        lenses = [each.id for each in self.questionnaire.lenses]
        return BulkScorecard(
            dict(zip(dimensions, parts, strict=False)),
            dict(zip(lenses, parts[len(dimensions) :], strict=True)),
            total,
        )

    def _fill(self, scores: Sequence[BulkScore], rows: Columns) -> None:
        *parts, total = scores
        for score, sums in zip(parts, self._sums(rows, len(parts)), strict=True):
            self._divide(score, sums)
        weights = [dimension.weight for dimension in self.questionnaire.dimensions]
        _add_up(total, list(zip(weights, parts, strict=False)))

    def _sums(self, rows: Columns, places: int) -> Whole:
        """The sums of each dimension and lens: an array of (places, words, rows)."""
        sums = np.zeros((places, self.layout.words, rows.count), np.int64)
        block = Block(rows.count, self.tables)
        for question in self.questionnaire.all_questions():
            _enter(question, rows, block)
            if question.id in self.parts:
                part = self.parts[question.id](block)
                for place in self.targets[question.id]:
                    sums[place] += part
        return sums

    def _divide(self, score: BulkScore, sums: Whole) -> None:
        units, low, doubt, measured, applicable = (
            self.layout.read(sums, name) for name in (UNITS, LOW, DOUBT, MEASURED, APPLICABLE)
        )
        score.measured[:] = measured
        score.applicable[:] = applicable
        measured *= self.layout.scale
        applicable *= self.layout.scale
        _out_of_100(score.value, units, measured)
        _out_of_100(score.low, low, applicable)
        _out_of_100(score.high, low + doubt, applicable)
        score.value[measured == 0] = np.nan
        score.high[applicable == 0] = 100.0


def _targets(questionnaire: Questionnaire) -> dict[str, tuple[int, ...]]:
    """The places of the dimension and of the lenses that each question adds to."""
    lenses = {
        lens.id: place
        for place, lens in enumerate(questionnaire.lenses, start=len(questionnaire.dimensions))
    }
    return {
        question.id: (place, *(lenses[lens] for lens in question.lenses if lens in lenses))
        for place, dimension in enumerate(questionnaire.dimensions)
        for question in dimension.questions
    }


def _enter(question: Question, rows: Columns, block: Block) -> None:
    """Add a question's columns to the block, as branching leaves them."""
    truths = None if question.relevant_if is None else block.truths(question.relevant_if)
    for name in column_names(question):
        codes = rows.codes.get(name)
        if codes is None:
            codes = np.full(rows.count, UNANSWERED, np.int8)
        block.codes[name] = codes if truths is None else shut(codes, truths)
    if question.kind is Kind.NUMBER:
        numbers = rows.numbers.get(question.id)
        block.numbers[question.id] = np.full(rows.count, np.nan) if numbers is None else numbers


def _out_of_100(score: Numbers, numerator: Whole, denominator: Whole) -> None:
    """Divide what floats hold exactly, so that it rounds once; 0 where there is nothing."""
    np.divide(100 * numerator, np.maximum(denominator, 1), out=score)


def _add_up(total: BulkScore, parts: Sequence[tuple[int, BulkScore]]) -> None:
    """Add the dimensions to the total, one at a time."""
    for column in (total.value, total.low, total.high, total.measured, total.applicable):
        column[:] = 0
    measured, applicable = np.zeros((2, len(total.value)))
    for weight, said in parts:
        applies, is_measured = said.applicable > 0, said.measured > 0
        np.add(total.value, weight * said.value, out=total.value, where=is_measured)
        np.add(total.low, weight * said.low, out=total.low)
        np.add(total.high, weight * said.high, out=total.high, where=applies)
        measured += weight * is_measured
        applicable += weight * applies
        np.add(total.measured, weight * said.measured, out=total.measured)
        np.add(total.applicable, weight * said.applicable, out=total.applicable)
    total.value[:] /= np.maximum(measured, 1)
    total.low[:] /= np.maximum(applicable, 1)
    total.high[:] /= np.maximum(applicable, 1)
    total.value[measured == 0] = np.nan
    total.high[applicable == 0] = 100.0
