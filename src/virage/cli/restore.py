"""`virage restore`: put a backup in the place of the database, and erase again what was erased."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from virage.cli.backup import REFUSED, in_words, set_up
from virage.core.text import Language
from virage.documents.language import day_in_words, number, words

if TYPE_CHECKING:
    from virage.web.backups import Restored


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "restore",
        language=language,
        help=_("restore a backup, and erase again what was erased since"),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("file of the backup"))
    parser.add_argument(
        "--replace",
        action="store_true",
        help=_("also when the database holds data: it is kept aside"),
    )
    parser.add_argument(
        "--erased",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=_("a list of erasures kept elsewhere, beside the one of this installation"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Restore, and say what was done; warn of what a person must look at."""
    set_up()
    from django.utils import timezone

    from virage.web import backups

    now = timezone.now()
    asked = {"replace": arguments.replace, "lists": arguments.erased}
    try:
        restored = backups.restore(arguments.file, **asked, now=now)
    except backups.RefusedBackupError as refusal:
        print(in_words(refusal, arguments.lang), file=sys.stderr)
        return REFUSED
    for line in warnings(restored, arguments.lang, now):
        print(line, file=sys.stderr)
    print(described(restored, arguments.lang))
    return 0


def described(restored: "Restored", language: Language) -> str:
    """Say what a restore did."""
    _ = words(language).gettext
    done = _("Restored: the backup of %(day)s, %(rows)s rows.") % {
        "day": day_in_words(restored.made_at.date(), language),
        "rows": number(restored.rows, language),
    }
    again = _("Erased again: %(count)s.") % {"count": number(restored.erased_again, language)}
    if restored.aside is None:
        return f"{done}\n{again}"
    kept = _(
        "The database before the restore is kept in %(file)s: delete that file when you no longer "
        "need it, within 90 days."
    )
    return f"{done}\n{again}\n{kept % {'file': restored.aside}}"


def warnings(restored: "Restored", language: Language, now: datetime) -> list[str]:
    """What a person must look at."""
    from virage.web.backups import LIFE

    _ = words(language).gettext
    said = []
    age = now - restored.made_at
    if age > LIFE:
        late = _(
            "Warning: this backup is %(days)s days old, past its stated life of %(life)s days: it "
            "should have been deleted."
        )
        said.append(late % {"days": age.days, "life": LIFE.days})
    for each in restored.lacking:
        lacking = _(
            "Warning: sheets or diagnoses were begun with the questionnaire %(name)s %(version)s "
            "(fingerprint %(hash)s), which the catalogues do not hold as it was: put it back into "
            "the folder of VIRAGE_CATALOGUES before serving."
        )
        about = {
            "name": each.questionnaire,
            "version": each.version,
            "hash": each.content_hash[:12],
        }
        said.append(lacking % about)
    return said
