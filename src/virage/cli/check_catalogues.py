"""`virage check-catalogues`: read every catalogue file and print what is wrong, and where."""

import argparse
from pathlib import Path
from typing import Any

from virage.library.checks import check_catalogues
from virage.library.shelves import SHIPPED, Library


def add_to(subparsers: Any) -> None:
    """Declare the subcommand and its arguments."""
    parser = subparsers.add_parser(
        "check-catalogues", help="read every catalogue file and say what is wrong, and where"
    )
    parser.add_argument(
        "--root",
        default=SHIPPED,
        type=Path,
        metavar="DIR",
        help="folder of the catalogues (those that come with Virage)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each problem as `file:line: reason`, or one line that says what was read."""
    problems = check_catalogues(arguments.root)
    for problem in problems:
        print(problem)
    if problems:
        return 1
    print(summary(Library(arguments.root)))
    return 0


def summary(library: Library) -> str:
    """Say in one line what a library without a problem holds."""
    found = []
    for name in library.names():
        for version in library.versions(name):
            questionnaire = library.questionnaire(name, version)
            asked = len(tuple(questionnaire.questions()))
            needs = library.needs(questionnaire).needs
            found.append(f"{name} {version} ({asked} questions, {len(needs)} needs)")
    return f"catalogues: {', '.join(found)}: all is well"
