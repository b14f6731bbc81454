"""`virage revoke`: take back what the programme entrusted to a person."""

from typing import Any

from virage.cli.grant import run
from virage.core.access import SiteRole
from virage.core.text import Language
from virage.documents.language import words


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "revoke", language=language, help=_("take a role of the programme back from a person")
    )
    parser.add_argument("role", choices=[role.value for role in SiteRole], help=_("the role"))
    parser.add_argument("email", help=_("e-mail address of the person’s account"))
    parser.set_defaults(run=run, give=False)
