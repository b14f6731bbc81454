"""`virage funding what-if`: what another floor, rate or cap would change for many organisations."""

import argparse
import json
from pathlib import Path
from typing import Any

from virage.cli.changes import MOVED, changed, step_of
from virage.core.funding.values import Expense, Nature
from virage.core.text import Language
from virage.documents.funding import labels_of
from virage.documents.language import words
from virage.library import library_at


def add_what_if(commands: Any, language: Language) -> argparse.ArgumentParser:
    """Declare the subcommand and its arguments, but for those of all of `funding`."""
    _ = words(language).gettext
    parser: argparse.ArgumentParser = commands.add_parser(
        "what-if",
        language=language,
        help=_("see whom another floor, rate or cap would touch"),
        description=_(
            "Compare a programme as it is and as it would be, for a table of organisations. Its"
            " header names questions of the profile and facts of the block funding, such as"
            " funding.zone; an empty cell is not known; a column named sheet names them."
        ),
    )
    option = parser.add_argument
    option("table", type=Path, metavar="TABLE.csv", help=_("one organisation a row"))
    option("--programme", required=True, metavar="ID", help=_("the programme to change"))
    for moved in MOVED:
        option(f"--{moved.option}", metavar="N", help=_("another bound; money is in dollars"))
    option("--rate", metavar="R", help=_("60, by rank 50,40,30, or by zone low=25,high=15"))
    option("--cap", metavar="DOLLARS", help=_("the most it pays for one project"))
    option("--cost", metavar="DOLLARS", help=_("cost of a step, before taxes, to see amounts"))
    option(
        "--expense",
        choices=[each.value for each in Expense],
        default=Expense.OUTSIDE_SERVICES.value,
        help=_("what the step buys (%(default)s)"),
    )
    option("--nature", choices=[each.value for each in Nature], help=_("what the step is"))
    option("--questionnaire", default="coop", metavar="NAME", help=_("which one (%(default)s)"))
    option("--json", action="store_true", help=_("print data instead of text"))
    return parser


def show_what_if(arguments: argparse.Namespace) -> None:
    """Compare the two catalogues; CatalogueError or RefusedChangeError when it cannot be done."""
    from virage.core.portfolio import what_if  # NumPy takes a while: only who needs it waits
    from virage.documents.funding.what_if import Told, what_if_data, what_if_text
    from virage.library.portfolios import read_portfolio

    library = library_at(arguments.catalogues)
    before, step = library.funding, step_of(arguments)
    after = changed(before, arguments)
    questionnaire = library.questionnaire(arguments.questionnaire)
    read = read_portfolio(arguments.table, library, questionnaire)
    found = what_if(before, after, read.columns, on=arguments.on, step=step)
    told = Told(found, read.names, arguments.on, with_amounts=step is not None)
    labels = labels_of(questionnaire, before, arguments.lang)
    if arguments.json:
        print(json.dumps(what_if_data(told, labels), ensure_ascii=False, indent=2))
    else:
        print(what_if_text(told, labels), end="")
