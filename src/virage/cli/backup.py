"""`virage backup`: keep the whole database in one file, while the site serves."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from virage.core.text import Language
from virage.documents.language import day_in_words, number, words

if TYPE_CHECKING:
    from virage.web.backups import Kept, RefusedBackupError

REFUSED = 1


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "backup", language=language, help=_("back the database up into a file, while it serves")
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("file of the backup"))
    parser.add_argument(
        "--check", action="store_true", help=_("read a backup that was made, instead of making one")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the backup, or read one again, and say what it is."""
    set_up()
    from django.utils import timezone

    from virage.web import backups

    try:
        if arguments.check:
            kept = backups.check(arguments.file)
        else:
            kept = backups.back_up(arguments.file, timezone.now())
    except backups.RefusedBackupError as refusal:
        print(in_words(refusal, arguments.lang), file=sys.stderr)
        return REFUSED
    print(described(kept, arguments.lang))
    return 0


def set_up() -> None:
    """Make Django ready; a setting that is wrong is said in one line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "virage.web.project.settings")
    from django import setup
    from django.core.exceptions import ImproperlyConfigured

    try:
        setup()
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from error


def described(kept: "Kept", language: Language) -> str:
    """Say what a backup is, one thing a line."""
    _ = words(language).gettext
    said = {
        "file": kept.file,
        "day": day_in_words(kept.made_at.date(), language),
        "size": number(kept.size, language),
        "rows": "" if kept.rows is None else number(kept.rows, language),
        "digest": kept.digest,
    }
    lines = [_("File: %(file)s"), _("Made on: %(day)s"), _("Size: %(size)s bytes")]
    if said["rows"]:
        lines.append(_("Rows: %(rows)s"))
    lines.append("SHA-256: %(digest)s")
    return "\n".join(line % said for line in lines)


def in_words(refusal: "RefusedBackupError", language: Language) -> str:
    """Say why a backup or a restore was not done, and what to do."""
    sentences = about_files(language) | about_restores(language)
    return sentences[refusal.reason] % refusal.about


def about_files(language: Language) -> dict[str, str]:
    """What is wrong with a file, a program or a database."""
    _ = words(language).gettext
    return {
        "exists": _("%(file)s exists already: a backup never replaces another."),
        "cannot write": _("%(file)s cannot be written: %(error)s"),
        "no database": _("There is no database yet: %(place)s."),
        "unreadable": _("%(file)s cannot be read: %(error)s"),
        "no backup": _("%(file)s is no backup of Virage."),
        "other engine": _(
            "%(file)s is a backup of %(made)s, and this installation keeps its data in %(here)s: "
            "set or unset DATABASE_URL accordingly."
        ),
        "no program": _(
            "The program %(program)s is not on this machine: install the client of PostgreSQL "
            "(the package postgresql-client), at least as new as the server."
        ),
        "program failed": _("%(program)s stopped: %(error)s"),
        "failed": _("The database refused: %(error)s"),
    }


def about_restores(language: Language) -> dict[str, str]:
    """What keeps a restore from beginning."""
    _ = words(language).gettext
    return {
        "in use": _(
            "Somebody is using the database: stop virage serve and virage worker first. "
            "Nothing was changed."
        ),
        "holds rows": _(
            "%(place)s holds data. To replace it, add --replace: what it holds is kept aside. "
            "Nothing was changed."
        ),
        "may not create": _(
            "PostgreSQL does not let this user create a database, which a restore needs: let an "
            "administrator run ALTER ROLE … CREATEDB, then try again. Nothing was changed."
        ),
        "unreadable list": _(
            "%(line)s says nothing that can be erased again: mend or take out this line of the "
            "list of erasures. Nothing was changed."
        ),
        "not of Virage": _("This is a database, but not one of Virage. Nothing was changed."),
        "of a later version": _(
            "This backup comes from a later version of Virage: install that one, then try again "
            "(%(migrations)s). Nothing was changed."
        ),
    }
