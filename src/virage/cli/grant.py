"""`virage grant` and `virage revoke`: what the programme entrusts to a person."""

import argparse
import os
import sys
from typing import Any

from virage.core.access import SiteRole
from virage.core.text import Language
from virage.documents.language import words

MISUSED = 2


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "grant", language=language, help=_("entrust a role of the programme to a person")
    )
    parser.add_argument("role", choices=[role.value for role in SiteRole], help=_("the role"))
    parser.add_argument("email", help=_("e-mail address of the person’s account"))
    parser.set_defaults(run=run, give=True)


def run(arguments: argparse.Namespace) -> int:
    """Give or take back; the person must have signed in once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "virage.web.project.settings")
    from django import setup

    setup()
    from virage.web.accounts import actions, queries

    _ = words(arguments.lang).gettext
    account = queries.account_of(arguments.email)
    if account is None:
        refusal = _(
            "No account has the address %(email)s: the person signs in once, then try again."
        )
        print(refusal % {"email": arguments.email}, file=sys.stderr)
        return MISUSED
    act = actions.grant if arguments.give else actions.revoke
    changed = act(account=account, role=SiteRole(arguments.role))
    if not changed:
        print(_("Nothing to change: it was so already."))
    elif arguments.give:
        print(_("Done. The person was signed out everywhere: they sign in again."))
    else:
        print(_("Done."))
    return 0
