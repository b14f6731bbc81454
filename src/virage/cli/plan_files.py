"""The files that `virage plan-from` writes: one option each, named after what it makes."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from virage.core.text import Language
from virage.documents.language import words
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap import Dossier
from virage.documents.roadmap.calendar import plan_calendar
from virage.documents.roadmap.paper import plan_page
from virage.documents.roadmap.word import plan_word
from virage.documents.roadmap.workbook import plan_workbook

Make = Callable[[Dossier], bytes]


def makers(language: Language) -> Mapping[str, tuple[str, Make]]:
    """What each option says of itself, and what makes its file."""
    _ = words(language).gettext
    return {
        "pdf": (_("write the PDF there"), lambda dossier: plan_pdf(plan_page(dossier))),
        "docx": (_("write the Word file there"), plan_word),
        "ics": (_("write the calendar file there"), plan_calendar),
        "xlsx": (_("write the Excel file there"), plan_workbook),
    }


def add_files(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare an option for each file."""
    for option, (said, _make) in makers(language).items():
        parser.add_argument(f"--{option}", type=Path, metavar="FILE", help=said)


def write_files(dossier: Dossier, arguments: argparse.Namespace) -> bool:
    """Write the files that were asked for; whether there was any. OSError when one cannot be."""
    _ = words(arguments.lang).gettext
    asked = [
        (getattr(arguments, option), make)
        for option, (_said, make) in makers(arguments.lang).items()
        if getattr(arguments, option) is not None
    ]
    for file, make in asked:
        file.write_bytes(make(dossier))
        print(_("Written: %(file)s") % {"file": file}, file=sys.stderr)
    return bool(asked)
