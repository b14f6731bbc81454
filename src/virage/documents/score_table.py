"""The scores of many sheets as a table: one row a sheet."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from virage.core.bulk import BulkScore, BulkScorer
from virage.core.bulk.columns import Numbers
from virage.core.questionnaire import Level, Questionnaire
from virage.library.tables import Chunk

LEVEL = ("level", "provisional", "flags")


def write_scores(file: TextIO, questionnaire: Questionnaire, chunks: Iterable[Chunk]) -> None:
    """Write CSV: scores are not rounded, a cell is empty where nothing is measured.

    The level is empty where less than half is measured, and never stands without the ids of the
    red flags, joined by |, and whether it is provisional.
    """
    rows = csv.writer(file, lineterminator="\n")
    dimensions = [each.id for each in questionnaire.dimensions]
    lenses = [f"lens.{each.id}" for each in questionnaire.lenses]
    rows.writerow(["sheet", "total", "low", "high", "coverage", *LEVEL, *dimensions, *lenses])
    scorer = BulkScorer(questionnaire)
    for chunk in chunks:
        card = scorer.score(chunk.columns)
        parts = [*card.dimensions.values(), *card.lenses.values()]
        columns = [
            chunk.names,
            _measured(card.total.value),
            card.total.low.tolist(),
            card.total.high.tolist(),
            card.total.coverage.tolist(),
            *_level(questionnaire.levels, card.total, scorer.raised(chunk.columns)),
            *(_measured(part.value) for part in parts),
        ]
        rows.writerows(zip(*columns, strict=True))


def _measured(values: Numbers) -> list[float | None]:
    cells = values.astype(object)
    cells[np.isnan(values)] = None
    found: list[float | None] = cells.tolist()
    return found


def _level(
    levels: Sequence[Level], total: BulkScore, raised: Mapping[str, NDArray[np.bool_]]
) -> tuple[list[str], list[str], list[str]]:
    """The columns of `LEVEL`."""
    provisional = np.where(total.provisional, "yes", "no")
    provisional[~total.sufficient] = ""
    flags = np.full(len(total.value), "", object)
    for flag, where in raised.items():
        flags[where] += f"|{flag}"
    return _levels(levels, total), provisional.tolist(), [each[1:] for each in flags]


def _levels(levels: Sequence[Level], total: BulkScore) -> list[str]:
    ends = [level.up_to for level in levels[:-1]]
    reached = np.searchsorted(ends, total.value, "left")
    reached[~total.sufficient] = len(levels)
    names = np.array([*(level.id for level in levels), ""])
    found: list[str] = names[reached].tolist()
    return found
