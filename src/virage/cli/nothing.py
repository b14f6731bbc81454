"""What the commands that plan say when nothing fits: what contradicts itself, and the ways out."""

import argparse
import json
import sys
from collections.abc import Callable

from virage.core.roadmap import Problem
from virage.core.roadmap.demanding import Ask, asking_to_gain
from virage.core.roadmap.naming import Names
from virage.core.solver import Outcome
from virage.core.solver.conflicts import conflict
from virage.core.solver.fitting import Fitting
from virage.core.solver.ways_out import Way, ways_out
from virage.documents.language import words
from virage.documents.roadmap.lines import joined
from virage.documents.roadmap.nothing import nothing_data, nothing_parts
from virage.documents.roadmap.telling import Telling


def show_nothing(
    arguments: argparse.Namespace, problem: Problem, names: Names, *, outcome: Outcome
) -> int:
    """Say that no plan was found, and when that is proved, what asks too much; 1.

    Data goes out as data, words as an error. What takes too long is left unsaid, and that is said.
    """
    _ = words(arguments.lang).gettext
    if outcome is not Outcome.IMPOSSIBLE:
        print(_("The search stopped before it found a plan."), file=sys.stderr)
        return 1
    return _explained(arguments, problem, names, offered=lambda _way: True)


def show_no_step(
    arguments: argparse.Namespace, problem: Problem, names: Names, *, quarters: int
) -> int:
    """Say that no step fits, what keeps any gain away, and the ways to have one; 1."""
    _ = words(arguments.lang).gettext
    print(_("No step fits: more days, money or quarters are needed."), file=sys.stderr)
    asked = asking_to_gain(problem, quarters - 1)
    return _explained(arguments, asked, names, offered=_keeps_targets)


def _keeps_targets(way: Way) -> bool:
    """Whether the gain is kept: to do nothing is no way out."""
    return all(each.demand.ask is not Ask.TARGET for each in way.loosened)


def _explained(
    arguments: argparse.Namespace, problem: Problem, names: Names, *, offered: Callable[[Way], bool]
) -> int:
    _, fitting = words(arguments.lang).gettext, Fitting()
    found = conflict(problem, fitting)
    if found is None:
        said = _(
            "No plan keeps to all that is asked; what contradicts itself was not found in time."
        )
        print(said, file=sys.stderr)
        return 1
    ways = tuple(each for each in ways_out(problem, found, fitting) if offered(each))
    if arguments.json:
        print(json.dumps(nothing_data(found, ways), ensure_ascii=False, indent=2))
    else:
        parts = nothing_parts(problem, found, ways, telling=Telling(names, arguments.lang))
        print(joined(parts), end="", file=sys.stderr)
    return 1
