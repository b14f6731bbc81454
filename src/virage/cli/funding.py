"""`virage funding`: who may pay and why, what to verify again, what another term would change."""

import argparse
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from virage.cli.arguments import add_catalogues
from virage.cli.changes import RefusedChangeError
from virage.cli.what_if import add_what_if, show_what_if
from virage.core.funding import match
from virage.core.funding.montage import finance
from virage.core.text import Language
from virage.documents.funding import Labels, labels_of
from virage.documents.funding.data import matches_data
from virage.documents.funding.montage import financing_text
from virage.documents.funding.montage_data import financing_data
from virage.documents.funding.plain import matches_text, stale_text
from virage.documents.language import MissingTranslationsError, words
from virage.documents.problems import problem_in_words
from virage.library import CatalogueError, library_at
from virage.library.cases import read_case
from virage.library.facts import read_facts


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommands and their arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "funding", language=language, help=_("who may pay for it, and why")
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    matching = commands.add_parser(
        "match", language=language, help=_("judge every programme for one organisation")
    )
    matching.add_argument("sheet", type=Path, metavar="SHEET.yaml", help=_("profile and facts"))
    matching.add_argument("--json", action="store_true", help=_("print data instead of text"))
    matching.set_defaults(run=run, show=show_matches)
    stacking = commands.add_parser(
        "stack", language=language, help=_("finance the steps of a plan together")
    )
    stacking.add_argument("case", type=Path, metavar="CASE.yaml", help=_("steps and their costs"))
    stacking.add_argument("--json", action="store_true", help=_("print data instead of text"))
    stacking.set_defaults(run=run, show=show_financing)
    stale = commands.add_parser(
        "stale", language=language, help=_("list the programmes to verify again")
    )
    stale.set_defaults(run=run, show=show_stale)
    what_if = add_what_if(commands, language)
    what_if.set_defaults(run=run, show=show_what_if)
    for each in (matching, stacking, stale, what_if):
        each.add_argument(
            "--on",
            type=date.fromisoformat,
            default=today(),
            metavar="DATE",
            help=_("the day to judge on (%(default)s)"),
        )
        add_catalogues(each, language)


def today() -> date:
    """The day of this machine: whoever types a command stands outside every ring."""
    return datetime.now().astimezone().date()  # noqa: TID251


def run(arguments: argparse.Namespace) -> int:
    """Print what was asked for; 1 when a file cannot be read, or an option followed."""
    try:
        arguments.show(arguments)
    except CatalogueError as problem:
        print(problem_in_words(problem, arguments.lang), file=sys.stderr)
    except (MissingTranslationsError, RefusedChangeError) as problem:
        print(problem, file=sys.stderr)
    else:
        return 0
    return 1


def show_matches(arguments: argparse.Namespace) -> None:
    """Judge every programme for the sheet."""
    library = library_at(arguments.catalogues)
    read = read_facts(arguments.sheet, library)
    labels = labels_of(read.questionnaire, library.funding, arguments.lang)
    found = match(library.funding, read.facts, on=arguments.on)
    if arguments.json:
        data = matches_data(found, labels, name=read.name)
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(matches_text(found, labels, name=read.name), end="")


def show_financing(arguments: argparse.Namespace) -> None:
    """Finance the plan of the case."""
    library = library_at(arguments.catalogues)
    read = read_case(arguments.case, library)
    labels = labels_of(read.questionnaire, library.funding, arguments.lang)
    found = finance(read.catalogue, read.plan, on=arguments.on, opened=read.opened)
    if arguments.json:
        data = financing_data(found, labels, name=read.name)
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(financing_text(found, labels, name=read.name), end="")


def show_stale(arguments: argparse.Namespace) -> None:
    """List what must be verified again."""
    catalogue = library_at(arguments.catalogues).funding
    labels = Labels(arguments.lang, {}, catalogue)
    print(stale_text(catalogue.programmes, arguments.on, labels), end="")
