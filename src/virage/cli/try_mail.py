"""`virage try-mail`: put a mail to somebody in the outbox, to see that mails go."""

import argparse
import sys
from typing import Any

from virage.cli.serve import MISUSED
from virage.cli.worker import ready
from virage.core.text import Language
from virage.documents.language import words


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "try-mail", language=language, help=_("write to somebody, to see that mails go")
    )
    parser.add_argument("address", metavar="ADDRESS", help=_("who receives the mail"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Post the mail; the worker sends it."""
    ready()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from virage.web.jobs.actions import post_mail

    _ = words(arguments.lang).gettext
    try:
        validate_email(arguments.address)
    except ValidationError:
        refusal = _("“%(address)s” is not an e-mail address.")
        print(refusal % {"address": arguments.address}, file=sys.stderr)
        return MISUSED
    now = timezone.now()
    post_mail(
        now=now,
        purpose="trial",
        occasion=now.isoformat(),
        recipient=arguments.address,
        language=arguments.lang,
        template="jobs/mail/trial",
        context={"word": now.isoformat(timespec="seconds")},
    )
    print(_("The mail waits in the outbox: virage worker sends it."))
    return 0
