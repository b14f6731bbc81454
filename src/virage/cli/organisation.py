"""`virage organisation`: move an organisation whole from one installation to another."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from virage.core.text import Language
from virage.documents.language import words

MISUSED = 2
OWNER_ONLY = 0o600


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and what it can do."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "organisation", language=language, help=_("move an organisation to another installation")
    )
    what = parser.add_subparsers(required=True, metavar="ACTION")
    out = what.add_parser("export", language=language, help=_("write all that is held of one"))
    out.add_argument("id", type=UUID, help=_("its identifier, as in the address of its pages"))
    out.add_argument("file", type=Path, metavar="FILE", help=_("file to write; it is a secret"))
    out.set_defaults(run=run_export)
    taken = what.add_parser("import", language=language, help=_("take in what was exported"))
    taken.add_argument("file", type=Path, metavar="FILE", help=_("file that was exported"))
    taken.set_defaults(run=run_import)


def run_export(arguments: argparse.Namespace) -> int:
    """Write the file, which only its owner may read; an existing one is never replaced."""
    prepare()
    from virage.documents.archive import data
    from virage.web.organisations.models import Organisation
    from virage.web.privacy.actions import move_out

    _ = words(arguments.lang).gettext
    try:
        handle = os.open(arguments.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except OSError as error:
        return refused(f"{arguments.file}: {error.strerror}")
    with os.fdopen(handle, "wb") as file:
        try:
            file.write(data(move_out(organisation_id=arguments.id)))
        except Organisation.DoesNotExist:
            arguments.file.unlink()
            return refused(_("No organisation has the identifier %(id)s.") % {"id": arguments.id})
    said = _("%(file)s holds everything, also what each person answered: keep it as a secret.")
    print(said % {"file": arguments.file})
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Take the organisation in, whole or not at all."""
    prepare()
    from virage.web.privacy.actions import ImportRefusedError, move_in

    _ = words(arguments.lang).gettext
    try:
        moved = json.loads(arguments.file.read_text(encoding="utf-8"))
        organisation = move_in(moved=moved)
    except OSError as error:
        return refused(f"{arguments.file}: {error.strerror}")
    except ValueError:
        return refused(_("%(file)s is not a file that Virage exported.") % {"file": arguments.file})
    except ImportRefusedError as refusal:
        return refused(in_words(refusal.reason, refusal.detail, arguments))
    print(_("The organisation %(id)s is here, whole.") % {"id": organisation})
    return 0


def in_words(reason: str, detail: str, arguments: argparse.Namespace) -> str:
    """Why a file is refused."""
    _ = words(arguments.lang).gettext
    sentences = {
        "format": _("%(file)s is not a file that Virage exported."),
        "unreadable": _("%(file)s was damaged or changed: %(detail)s"),
        "collides": _("Something of %(file)s is here already: %(detail)s"),
        "already here": _("The organisation %(detail)s is here already."),
        "of another": _(
            "%(file)s was changed: not everything is of one organisation (%(detail)s)."
        ),
        "questionnaire": _(
            "Its diagnoses were answered to the questionnaire %(detail)s, which these catalogues "
            "do not hold as it was: put its folder among them first."
        ),
    }
    return sentences[reason] % {"file": arguments.file, "detail": detail}


def refused(sentence: str) -> int:
    """Say why nothing was done."""
    print(sentence, file=sys.stderr)
    return MISUSED


def prepare() -> None:
    """Load Django, which knows the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "virage.web.project.settings")
    from django import setup

    setup()
