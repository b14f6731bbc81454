"""Pure scheduling: public instances (PSPLIB j30) whose least makespan is published.

`python -m benchmarks.scheduling --data DIR` reads `*.sm` and `optimum.csv` there.
"""

import csv
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measuring import Row, once, show
from benchmarks.psplib import problem_of, read_project
from virage.core.solver import Limits, Outcome, solve

SECONDS = 10.0  # of CPU; the clock of a shared machine gets three times as many
LIMITS = Limits(effort=0.9 * SECONDS, seconds=3 * SECONDS)


@dataclass(frozen=True)
class Run:
    """One instance: the makespan published, ours, what we prove, CPU seconds."""

    name: str
    published: int
    makespan: int
    bound: int
    proved: bool
    seconds: float

    @property
    def wrong(self) -> bool:
        """Whether one of the two must be false."""
        shorter = self.makespan < self.published or self.bound > self.published
        return shorter or (self.proved and self.makespan != self.published)

    def __str__(self) -> str:
        """In one line."""
        return (
            f"{self.name}: {self.makespan} (published {self.published}, at least {self.bound})"
            f" in {self.seconds:.2f} s"
        )


def main() -> None:
    """Print what was measured beside the goal, and each instance that is not proved."""
    parser = ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--every", type=int, default=1, help="one instance in so many")
    given = parser.parse_args()
    if given.data is None:
        print("NOT RUN: PSPLIB j30 is not here; give its folder with --data", file=sys.stderr)
        return
    with (given.data / "optimum.csv").open() as file:
        published = {row["problem"]: int(row["optimum"]) for row in csv.DictReader(file)}
    names = sorted(published, key=lambda name: (int(name[:-3].split("_")[1]), name))
    runs = []
    for name in names[:: given.every]:
        runs.append(run(given.data / name, published[name]))
        print(runs[-1], file=sys.stderr, flush=True)
    report(runs)


def report(runs: list[Run]) -> None:
    """The table, then what deserves a look."""
    late = [each for each in runs if not each.proved or each.seconds > SECONDS]
    seconds = sorted(each.seconds for each in runs)
    show(
        Row("RCPSP j30: instances", len(runs), ""),
        Row("… not proved within 10 s", 100 * len(late) / len(runs), "%", 3),
        Row("… that contradict what is published", sum(each.wrong for each in runs), "", 0),
        Row("… median time", 1000 * median(seconds), "ms"),
        Row("… nine in ten take at most", seconds[len(seconds) * 9 // 10], "s"),
    )
    for each in runs:
        if each in late or each.wrong:
            print(f"{'WRONG' if each.wrong else 'not proved in time'}: {each}")


def run(path: Path, published: int) -> Run:
    """Solve one instance; what is not found at all counts as the quick schedule, not proved."""
    problem = problem_of(read_project(path.read_text()))
    spent, result = once(lambda: solve(problem, LIMITS))
    proof = result.proofs[0] if result.proofs else None
    return Run(
        path.stem,
        published,
        problem.horizon if proof is None else proof.value,
        0 if proof is None or proof.bound is None else proof.bound,
        result.outcome is Outcome.OPTIMAL,
        spent / 1000,
    )


if __name__ == "__main__":
    main()
