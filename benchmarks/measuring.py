"""What every benchmark shares: CPU time, because the clock of a shared machine says little."""

from collections.abc import Callable
from dataclasses import dataclass
from time import process_time
from typing import TypeVar

RUNS = 30
Made = TypeVar("Made")


@dataclass(frozen=True)
class Row:
    """One measure; without a goal it is there to be known."""

    what: str
    measured: float
    unit: str
    goal: float | None = None

    def __str__(self) -> str:
        """One row of the table."""
        goal = "" if self.goal is None else f"{self.goal:g} {self.unit}"
        verdict = "" if self.goal is None else "ok" if self.measured <= self.goal else "over"
        measured = f"{self.measured:.3g} {self.unit}"
        return row(self.what, measured, goal, verdict)


def row(what: str, measured: str, goal: str, verdict: str) -> str:
    """A row of the table, aligned also for those who read it as plain text."""
    return f"| {what:<60} | {measured:>10} | {goal:>10} | {verdict:<4} |"


def head() -> str:
    """What stands above the rows."""
    titles = row("what", "measured", "goal", "")
    return f"{titles}\n|{'-' * 62}|{'-' * 11}:|{'-' * 11}:|{'-' * 6}|"


def show(*rows: Row) -> None:
    """Print rows of the table."""
    for row in rows:
        print(row, flush=True)


def once(make: Callable[[], Made]) -> tuple[float, Made]:
    """CPU milliseconds, and what `make` gives."""
    start = process_time()
    made = make()
    return 1000 * (process_time() - start), made
