"""`virage plan-from`: from a sheet to the best plan for what the co-op can give; no database."""

import argparse
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from virage.cli.arguments import add_catalogues
from virage.cli.nothing import show_no_step
from virage.cli.plan_files import add_files, write_files
from virage.core.funding.values import Cents, months_after
from virage.core.initiatives import Way
from virage.core.portrait import paint
from virage.core.roadmap import Problem
from virage.core.roadmap.days import Quarters
from virage.core.roadmap.drafting import Constraints, UnknownSizeError, draft
from virage.core.roadmap.financing import finance_plan
from virage.core.roadmap.naming import Names
from virage.core.roadmap.plan import timetable
from virage.core.solver import SolverMissingError, solve
from virage.core.text import Language
from virage.documents.funding import labels_of
from virage.documents.language import MissingTranslationsError, words
from virage.documents.problems import problem_in_words
from virage.documents.roadmap import (
    Dossier,
    Drawn,
    dossier_data,
    plan_financing_text,
    plan_text,
)
from virage.documents.roadmap.lines import joined
from virage.documents.roadmap.names import names_of
from virage.documents.roadmap.reasons import reasons_parts
from virage.library import CatalogueError, library_at
from virage.library.facts import read_facts
from virage.library.sheets import read_sheet

CENTS = 100
LONGEST = 40
MOST = 1000


class NoPlanError(Exception):
    """There is nothing to show; the message says why."""


class NoStepError(Exception):
    """The best plan of a problem does nothing; `names` are what its ids are called."""

    def __init__(self, problem: Problem, names: Names) -> None:
        super().__init__()
        self.problem, self.names = problem, names


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "plan-from", language=language, help=_("find the best plan for one sheet of answers")
    )
    parser.add_argument("sheet", type=Path, metavar="SHEET.yaml", help=_("profile and answers"))
    parser.add_argument(
        "--budget",
        type=dollars,
        required=True,
        metavar="DOLLARS",
        help=_("the most to spend in a year; 0,5000: nothing the first year, $5,000 after"),
    )
    parser.add_argument(
        "--quarters", type=count, required=True, metavar="N", help=_("length of the plan")
    )
    parser.add_argument(
        "--days-per-quarter",
        type=days,
        default=5,
        metavar="N",
        help=_("days that each role can give in a quarter (%(default)s)"),
    )
    parser.add_argument(
        "--at-once",
        type=count,
        metavar="N",
        help=_("steps at once (2, or 3 from 50 employees)"),
    )
    parser.add_argument(
        "--shared", action="store_true", help=_("other co-ops are ready to share steps")
    )
    parser.add_argument("--json", action="store_true", help=_("print data instead of text"))
    add_files(parser, language)
    add_days(parser, language)
    add_catalogues(parser, language)
    parser.set_defaults(run=run)


def add_days(parser: argparse.ArgumentParser, language: Language) -> None:
    """Let people say when the plan starts, and on what day funding is judged."""
    _ = words(language).gettext
    today = datetime.now().astimezone().date()  # noqa: TID251  # whoever types stands outside
    parser.add_argument(
        "--start",
        type=date.fromisoformat,
        default=months_after(today.replace(day=1), 1),
        metavar="DATE",
        help=_("the first day of the first quarter (%(default)s)"),
    )
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        default=today,
        metavar="DATE",
        help=_("the day to judge funding on (%(default)s)"),
    )


def dollars(given: str) -> tuple[Cents, ...]:
    """Whole dollars for each year, between commas, as cents; ValueError for anything else."""
    years = tuple(CENTS * int(each) for each in given.split(","))
    if min(years) < 0:
        raise ValueError(given)
    return years


def count(given: str) -> int:
    """A whole number from 1 to 40; ValueError for anything else."""
    if not 1 <= int(given) <= LONGEST:
        raise ValueError(given)
    return int(given)


def days(given: str) -> int:
    """A whole number of days from 0 to 1000; ValueError for anything else."""
    if not 0 <= int(given) <= MOST:
        raise ValueError(given)
    return int(given)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan; 1 when the sheet cannot be read, no plan fits or OR-Tools is not there."""
    _ = words(arguments.lang).gettext
    try:
        show(arguments)
    except CatalogueError as problem:
        print(problem_in_words(problem, arguments.lang), file=sys.stderr)
    except SolverMissingError:
        print(_('Planning needs OR-Tools: pip install "virage[solver]"'), file=sys.stderr)
    except UnknownSizeError:
        print(
            _("The sheet must tell how many people are employed: costs follow it."), file=sys.stderr
        )
    except NoStepError as none:
        return show_no_step(arguments, none.problem, none.names, quarters=arguments.quarters)
    except (OSError, MissingTranslationsError, NoPlanError) as problem:
        print(problem, file=sys.stderr)
    else:
        return 0
    return 1


def show(arguments: argparse.Namespace) -> None:
    """Paint the sheet, draft its problem, solve it, finance it, and print the plan."""
    found = dossier(arguments)
    files = write_files(found, arguments)
    if arguments.json:
        print(json.dumps(dossier_data(found), ensure_ascii=False, indent=2))
    elif not files:
        drawn = found.drawn
        why = reasons_parts(drawn.problem, drawn.plan, drawn.names, language=arguments.lang)
        parts = (plan_text(drawn, arguments.lang), joined(why), plan_financing_text(found))
        print(*parts, sep="\n", end="")


def dossier(arguments: argparse.Namespace) -> Dossier:
    """The plan with its financing; NoPlanError or NoStepError say why there is none."""
    found, library = drawn(arguments), library_at(arguments.catalogues)
    read = read_facts(arguments.sheet, library)
    financed = finance_plan(
        timetable(found.problem, found.plan),
        library.funding,
        read.facts,
        quarters=Quarters(arguments.start),
        on=arguments.on,
    )
    labels = labels_of(read.questionnaire, library.funding, arguments.lang)
    return Dossier(found, financed, labels, arguments.on)


def drawn(arguments: argparse.Namespace) -> Drawn:
    """The plan with what it comes from; NoPlanError or NoStepError say why there is none."""
    _ = words(arguments.lang).gettext
    library = library_at(arguments.catalogues)
    read = read_sheet(arguments.sheet, library)
    portrait = paint(read.questionnaire, library.needs(read.questionnaire), read.sheet)
    catalogue = library.initiatives(read.questionnaire.id)
    roles = (each.id for each in read.questionnaire.roles)
    within = Constraints(
        quarters=arguments.quarters,
        budget=arguments.budget,
        days=dict.fromkeys(roles, arguments.days_per_quarter),
        at_once=arguments.at_once,
        ways=frozenset(Way) if arguments.shared else frozenset(Way) - {Way.SHARED},
    )
    problem = draft(portrait, catalogue, within)
    if not problem.initiatives:
        raise NoPlanError(_("No initiative of the catalogue answers this portrait."))
    result = solve(problem)
    if result.plan is None:
        raise NoPlanError(_("The search stopped before it found a plan."))
    if not result.plan.steps:
        raise NoStepError(problem, names_of(portrait, catalogue))
    return Drawn(portrait, catalogue, within, problem, result, result.plan)
