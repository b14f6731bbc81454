"""The child process that searches: plain values in, a result out; it knows no database.

It ends with its parent, however that one ends.
"""

import os
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import NamedTuple

from virage.core.roadmap import Problem
from virage.core.solver import Limits, Result, SolverMissingError, solve


class Progress(NamedTuple):
    """How many aims are over, of how many."""

    over: int
    whole: int


class Missing(NamedTuple):
    """OR-Tools is not installed."""


Message = Progress | Missing | Result


def search(way_back: Connection, problem: Problem, limits: Limits) -> None:
    """Search, telling how far it is, then what was found."""
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        found = solve(
            problem, limits, told=lambda over, whole: way_back.send(Progress(over, whole))
        )
    except SolverMissingError:
        way_back.send(Missing())
    else:
        way_back.send(found)
    way_back.close()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
