"""Bulk scoring: two thousand random sheets one by one, then a million rows drawn among them.

Each of the million must have the total that its sheet has alone, to the last bit.
"""

import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import TypeVar

import numpy as np

from benchmarks.measuring import Row, show
from virage.cli import main as virage
from virage.core.answers import Amount, Answer, Answers, Blank, Picked, Rated, Ticked
from virage.core.bulk import BulkScorer, Columns, encode
from virage.core.questionnaire import Kind, Question, Questionnaire
from virage.core.scoring import score
from virage.library import shipped

Made = TypeVar("Made")
SHEETS, SAMPLE, CSV_ROWS = 1_000_000, 2_000, 100_000
ROUNDS = 3
GOAL_SECONDS = 2.0


def main() -> None:
    """Print what was measured beside the goal."""
    questionnaire = shipped().questionnaire("coop")
    chance = Random(11)
    sample = [random_sheet(questionnaire, chance) for _ in range(SAMPLE)]
    alone, totals = timed(lambda: [score(questionnaire, sheet).total.value for sheet in sample])
    drawn = np.random.default_rng(11).integers(0, SAMPLE, SHEETS)
    columns = rows_of(encode(questionnaire, sample), drawn)
    scorer = BulkScorer(questionnaire)
    idle = peak_megabytes()
    streamed = seconds_of(lambda: sum(1 for _ in scorer.blocks(columns)))
    streaming = peak_megabytes() - idle
    kept = seconds_of(lambda: scorer.score(columns))
    keeping = peak_megabytes() - idle
    found = scorer.score(columns).total.value
    expected = np.array([np.nan if total is None else total for total in totals])[drawn]
    assert found.tobytes() == expected.tobytes()  # the same to the bit
    each = 1e6 * alone / SAMPLE
    show(
        Row("score 1 000 000 sheets of the co-op questionnaire", streamed, "s", GOAL_SECONDS),
        Row("… and keep every score of every dimension and lens", kept, "s", GOAL_SECONDS),
        Row("memory taken to score them, answers apart", streaming, "MB"),
        Row("… and to keep every score", keeping, "MB"),
        Row("one sheet scored alone, with its trace", each, "µs"),
        Row("one sheet alone / one of a million", each / (1e6 * streamed / SHEETS), "×"),
        Row("score-many: 100 000 CSV rows read, scored, written", csv_seconds(columns), "s"),
    )


def seconds_of(make: Callable[[], object]) -> float:
    """The median CPU seconds of some rounds."""
    return median(timed(make)[0] for _ in range(ROUNDS))


def random_sheet(questionnaire: Questionnaire, chance: Random) -> Answers:
    """A sheet with one answer in twelve not known and one in twenty missing."""
    given = {
        question.id: random_answer(question, chance)
        for question in questionnaire.all_questions()
        if question.kind is not Kind.TEXT and chance.random() > 0.05
    }
    return Answers(given)


def random_answer(question: Question, chance: Random) -> Answer:
    """Any answer that the question takes."""
    if chance.random() < 1 / 12:
        return Blank.DONT_KNOW
    ids = question.choice_ids
    if question.kind is Kind.GRID:
        return Rated(tuple((row.id, chance.choice(ids)) for row in question.rows))
    if question.kind is Kind.TICKS:
        boxes = [box.id for box in question.choices if not box.exclusive]
        return Ticked(frozenset(chance.sample(boxes, chance.randint(1, len(boxes)))))
    if question.kind is Kind.NUMBER:
        return Amount(float(chance.randint(0, 200)))
    return Picked(chance.choice(ids))


def rows_of(columns: Columns, rows: np.ndarray) -> Columns:
    """These rows of the columns, in this order."""
    return Columns(
        len(rows),
        {name: column[rows] for name, column in columns.codes.items()},
        {name: column[rows] for name, column in columns.numbers.items()},
    )


def csv_seconds(columns: Columns) -> float:
    """CPU seconds of the command on a table of the questions that have one column."""
    questions = {
        question.id: [*question.choice_ids, "", "dont_know", ""]  # -3, -2, -1 from the end
        for question in shipped().questionnaire("coop").questions()
        if question.kind not in (Kind.TICKS, Kind.GRID, Kind.NUMBER)
    }
    cells = [np.array(words)[columns.codes[name][:CSV_ROWS]] for name, words in questions.items()]
    with tempfile.TemporaryDirectory() as folder:
        answers, output = (str(Path(folder) / name) for name in ("answers.csv", "scores.csv"))
        lines = (",".join(row) for row in zip(*cells, strict=True))
        Path(answers).write_text("\n".join([",".join(questions), *lines, ""]), "utf-8")
        seconds, code = timed(lambda: virage(["score-many", answers, "--output", output]))
        assert code == 0
    return seconds


def timed(make: Callable[[], Made]) -> tuple[float, Made]:
    """CPU seconds, and what `make` gives."""
    start = process_time()
    made = make()
    return process_time() - start, made


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
