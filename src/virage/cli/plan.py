"""`virage plan`: the best plan for a planning problem, and why; no database."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from virage.cli.nothing import show_nothing
from virage.core.roadmap import Plan
from virage.core.solver import SolverMissingError, solve
from virage.core.solver.alternatives import Alternative, alternatives
from virage.core.solver.front import Point, front
from virage.core.solver.sturdiness import Sturdy, sturdiness
from virage.core.text import Language
from virage.documents.language import MissingTranslationsError, words
from virage.documents.problems import problem_in_words
from virage.documents.roadmap.choices import (
    alternatives_lines,
    choices_data,
    front_lines,
    sturdiness_lines,
)
from virage.documents.roadmap.lines import joined
from virage.documents.roadmap.outline import Outline, outline_parts
from virage.documents.roadmap.outline_data import outline_data
from virage.documents.roadmap.reasons import reasons_data, reasons_parts
from virage.documents.roadmap.telling import Telling
from virage.library import CatalogueError
from virage.library.planning import ProblemFile, read_problem


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "plan", language=language, help=_("find the best plan for a planning problem")
    )
    parser.add_argument(
        "problem", type=Path, metavar="PROBLEM.yaml", help=_("steps, limits and targets")
    )
    parser.add_argument(
        "--choices",
        action="store_true",
        help=_("also plans to choose from, what more money brings, which steps survive"),
    )
    parser.add_argument("--json", action="store_true", help=_("print data instead of text"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan; 1 when the file cannot be read, nothing fits or OR-Tools is not there."""
    _ = words(arguments.lang).gettext
    try:
        return show(arguments, read_problem(arguments.problem))
    except CatalogueError as problem:
        print(problem_in_words(problem, arguments.lang), file=sys.stderr)
    except SolverMissingError:
        print(_('Planning needs OR-Tools: pip install "virage[solver]"'), file=sys.stderr)
    except MissingTranslationsError as problem:
        print(problem, file=sys.stderr)
    return 1


def show(arguments: argparse.Namespace, read: ProblemFile) -> int:
    """Solve the problem, and print the plan or why there is none."""
    result = solve(read.problem)
    if result.plan is None:
        return show_nothing(arguments, read.problem, read.names, outcome=result.outcome)
    outline = Outline(read.names, read.problem, result, result.plan)
    if arguments.json:
        data = outline_data(outline) | {"reasons": reasons_data(read.problem, result.plan)}
        data |= choices_data(*chosen(read, result.plan)) if arguments.choices else {}
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return 0
    why = reasons_parts(read.problem, result.plan, read.names, language=arguments.lang)
    print(joined((*outline_parts(outline, arguments.lang), *why)), end="")
    if arguments.choices:
        show_choices(read, result.plan, Telling(read.names, arguments.lang))
    return 0


def chosen(
    read: ProblemFile, plan: Plan
) -> tuple[Iterator[Alternative], Iterator[Point], tuple[Sturdy, ...]]:
    """The plans to choose from, the front as it is found, the steps that survive."""
    problem = read.problem
    return alternatives(problem), front(problem), sturdiness(problem, plan)


def show_choices(read: ProblemFile, plan: Plan, telling: Telling) -> None:
    """Print each choice as soon as it is found."""
    found, points, steps = chosen(read, plan)
    for lines in (
        alternatives_lines(found, telling),
        front_lines(points, read.problem, telling),
        sturdiness_lines(steps, telling),
    ):
        print()
        for line in lines:
            print(line, flush=True)
