"""`virage compare`: what changed between two sheets of one organisation; no database."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from virage.cli.arguments import add_catalogues
from virage.core.change import Wave, compare
from virage.core.text import Language
from virage.documents.change import Moment, change_page
from virage.documents.change.data import change_data
from virage.documents.change.plain import change_text
from virage.documents.language import MissingTranslationsError, words
from virage.documents.pdf import change_pdf
from virage.documents.problems import problem_in_words
from virage.library import CatalogueError, library_at
from virage.library.sheets import SheetFile, read_sheet


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "compare", language=language, help=_("tell what changed between two sheets of answers")
    )
    parser.add_argument(
        "before", type=Path, metavar="SHEET_T0.yaml", help=_("the sheet of the earlier diagnosis")
    )
    parser.add_argument(
        "after", type=Path, metavar="SHEET_T1.yaml", help=_("the sheet of the later diagnosis")
    )
    parser.add_argument("--pdf", type=Path, metavar="FILE", help=_("write the PDF there"))
    parser.add_argument("--json", action="store_true", help=_("print data instead of text"))
    add_catalogues(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the comparison; 1 when a sheet cannot be read or the PDF not written."""
    try:
        show(arguments)
    except CatalogueError as problem:
        print(problem_in_words(problem, arguments.lang), file=sys.stderr)
    except (OSError, MissingTranslationsError) as problem:
        print(problem, file=sys.stderr)
    else:
        return 0
    return 1


def show(arguments: argparse.Namespace) -> None:
    """Compare both sheets, then give it in the forms that were asked for."""
    _ = words(arguments.lang).gettext
    library = library_at(arguments.catalogues)
    then, now = (read_sheet(path, library) for path in (arguments.before, arguments.after))
    items = library.item_map(then.questionnaire, now.questionnaire)
    found = compare(_wave(then), _wave(now), items)
    before, after = _moment(then, arguments.before), _moment(now, arguments.after)
    name = now.sheet.name or then.sheet.name
    if arguments.json:
        print(
            json.dumps(change_data(found, before, after, name=name), ensure_ascii=False, indent=2)
        )
    page = change_page(found, before, after, language=arguments.lang, name=name)
    if arguments.pdf:
        arguments.pdf.write_bytes(change_pdf(page))
        print(_("Written: %(file)s") % {"file": arguments.pdf}, file=sys.stderr)
    elif not arguments.json:
        print(change_text(page), end="")


def _wave(read: SheetFile) -> Wave:
    return Wave(read.questionnaire, read.sheet.answers)


def _moment(read: SheetFile, file: Path) -> Moment:
    return Moment(read.day or last_written(file), read.questionnaire)


def last_written(file: Path) -> date:
    """The day of a sheet that does not tell its own: when its file was last written."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone().date()
