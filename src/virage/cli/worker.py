"""`virage worker`: send the mails that wait and run the scans that are due."""

import argparse
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from virage.core.text import Language
from virage.documents.language import words

if TYPE_CHECKING:
    from virage.web.jobs.worker import Worker


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "worker", language=language, help=_("send the mails and run what is due")
    )
    parser.add_argument(
        "--once", action="store_true", help=_("do what is due now, then stop, instead of going on")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Work until SIGTERM or an interruption; what was begun is finished first."""
    worker = ready()
    signal.signal(signal.SIGTERM, worker.stop)
    signal.signal(signal.SIGINT, worker.stop)
    if not arguments.once:
        worker.run()
        return 0
    from virage.web.jobs.worker import tables_are_ready

    if not tables_are_ready():
        _ = words(arguments.lang).gettext
        print(_("The database is not up to date: run virage serve first."), file=sys.stderr)
        return 1
    worker.until_over()
    return 0


def ready() -> "Worker":
    """A worker of this installation, with Django set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "virage.web.project.settings")
    from django import setup
    from django.core.exceptions import ImproperlyConfigured

    try:
        setup()
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from error
    from virage.web.jobs.worker import Worker

    return Worker()
