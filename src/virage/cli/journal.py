"""`virage journal`: verify the chains of the journal, or print the anchors to keep elsewhere."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from virage.core.text import Language
from virage.documents.language import words

if TYPE_CHECKING:
    from virage.web.journal.queries import Anchor, Break

BROKEN = 1
MISUSED = 2


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "journal", language=language, help=_("verify the journal, or print its anchor")
    )
    parser.add_argument("deed", choices=["verify", "anchor"], help=_("what to do"))
    parser.add_argument(
        "--anchor",
        type=Path,
        metavar="FILE",
        help=_("anchor printed earlier and kept elsewhere: shows a tail that was cut since"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Verify the chains against the anchor, or print the anchor of today."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "virage.web.project.settings")
    from django import setup

    setup()
    from virage.web.journal import queries

    _ = words(arguments.lang).gettext
    if arguments.deed == "anchor":
        rows = [[str(each.chain), each.count, each.head] for each in queries.anchors()]
        print(json.dumps(rows, indent=1))
        return 0
    try:
        known = read_anchor(arguments.anchor) if arguments.anchor else ()
    except (OSError, ValueError, TypeError) as error:
        refusal = _("%(file)s is no anchor of the journal: %(error)s")
        print(refusal % {"file": arguments.anchor, "error": error}, file=sys.stderr)
        return MISUSED
    found = list(queries.breaks(known))
    for each in found:
        print(in_words(each, arguments.lang), file=sys.stderr)
    if not found:
        count = sum(each.count for each in queries.anchors())
        print(_("The journal holds: %(count)s entries verified.") % {"count": count})
    return BROKEN if found else 0


def read_anchor(path: Path) -> "tuple[Anchor, ...]":
    """Read an anchor that was printed earlier; ValueError or TypeError when it is none."""
    from virage.web.journal.queries import Anchor

    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Anchor(UUID(chain), int(count), str(head)) for chain, count, head in rows)


def in_words(found: "Break", language: Language) -> str:
    """Say where a chain is broken."""
    _ = words(language).gettext
    sentences = {
        "altered": _("Chain %(chain)s: entry %(number)s was altered."),
        "missing": _("Chain %(chain)s: entry %(number)s is missing."),
        "cut": _("Chain %(chain)s: the end is missing from entry %(number)s on."),
    }
    return sentences[found.kind] % {"chain": found.chain, "number": found.number}
