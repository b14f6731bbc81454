"""`virage portrait`: the portrait of one sheet, as text, as data or as a PDF; no database."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from virage.cli.arguments import add_catalogues
from virage.core.portrait import Portrait, paint
from virage.core.text import Language
from virage.documents.data import portrait_data
from virage.documents.language import MissingTranslationsError, words
from virage.documents.pdf import portrait_pdf
from virage.documents.plain import portrait_text
from virage.documents.portrait import portrait_page
from virage.documents.problems import problem_in_words
from virage.library import CatalogueError, library_at
from virage.library.sheets import read_sheet


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "portrait", language=language, help=_("draw the portrait of one sheet of answers")
    )
    parser.add_argument("sheet", type=Path, metavar="SHEET.yaml", help=_("profile and answers"))
    parser.add_argument("--pdf", type=Path, metavar="FILE", help=_("write the PDF there"))
    parser.add_argument("--json", action="store_true", help=_("print data instead of text"))
    add_catalogues(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the portrait; 1 when the sheet cannot be read or the PDF not written."""
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
    """Paint the sheet, then give it in the forms that were asked for."""
    _ = words(arguments.lang).gettext
    library = library_at(arguments.catalogues)
    read = read_sheet(arguments.sheet, library)
    day, name = read.day or last_written(arguments.sheet), read.sheet.name
    portrait = paint(read.questionnaire, library.needs(read.questionnaire), read.sheet)
    if arguments.json:
        print(as_json(portrait, day, name))
    page = portrait_page(portrait, arguments.lang, day=day, name=name)
    if arguments.pdf:
        arguments.pdf.write_bytes(portrait_pdf(page))
        print(_("Written: %(file)s") % {"file": arguments.pdf}, file=sys.stderr)
    elif not arguments.json:
        print(portrait_text(page), end="")


def as_json(portrait: Portrait, day: date, name: str) -> str:
    """The portrait as JSON."""
    return json.dumps(portrait_data(portrait, day, name), ensure_ascii=False, indent=2)


def last_written(file: Path) -> date:
    """The day of a sheet that does not tell its own: when its file was last written."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone().date()
