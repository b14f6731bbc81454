"""`virage serve`: bring the database up to date, then serve the pages."""

import argparse
import gc
import ipaddress
import os
import socket
import sys
from multiprocessing import cpu_count
from typing import TYPE_CHECKING, Any

from virage.core.text import Language
from virage.documents.language import words

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

MISUSED = 2


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "serve", language=language, help=_("migrate the database and serve the pages")
    )
    parser.add_argument("--host", default="127.0.0.1", help=_("address to listen on (%(default)s)"))
    parser.add_argument("--port", default=8000, type=int, help=_("port to listen on (%(default)s)"))
    parser.add_argument(
        "--no-worker",
        action="store_true",
        help=_("serve the pages only: in development, mails and reminders go out beside them"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; refuse to show a development server to a network."""
    from django.core.exceptions import ImproperlyConfigured

    from virage.web.project import environment

    try:
        chosen = environment.read()
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from error
    _, debug = words(arguments.lang).gettext, chosen.debug
    if not is_address(arguments.host):
        refusal = _("--host must be localhost or an IP address such as 127.0.0.1, not “%(host)s”.")
        print(refusal % {"host": arguments.host}, file=sys.stderr)
        return MISUSED
    if debug and not is_loopback(arguments.host):
        raise SystemExit(_("Set VIRAGE_DEBUG=no before serving beyond this machine."))
    if not is_free(arguments.host, arguments.port):
        refusal = _("Something listens on port %(port)s already: choose another one with --port.")
        print(refusal % {"port": arguments.port}, file=sys.stderr)
        return MISUSED
    address = own_address(arguments.host, arguments.port)
    if debug:  # for the processes that answer: links lead here
        os.environ.setdefault("VIRAGE_ADDRESS", address)
    print(f"Virage: {address}/", flush=True)
    beside = debug and not arguments.no_worker
    if beside and not chosen.smtp_url:
        print(_("Mails: %(address)s") % {"address": f"{address}/courriels/"}, flush=True)
    listen(arguments.host, arguments.port, "application_and_worker" if beside else "application")
    return 0


def is_address(host: str) -> bool:
    """Tell whether one can listen there: a number, or this machine's own name."""
    try:
        return host == "localhost" or bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def is_free(host: str, port: int) -> bool:
    """Tell whether nothing listens there; two servers would share the port without a word."""
    try:
        with socket.create_server((host, port), family=_family(host)):
            return True
    except OSError:
        return False


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def own_address(host: str, port: int) -> str:
    """The address of what is served, as a browser writes it; a number of IPv6 in brackets."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the address."""
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


def listen(host: str, port: int, application: str) -> None:
    """Answer requests in one worker process, a few threads at a time.

    Only the worker loads Django: it starts faster, and the process that watches it stays small.
    """
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        f"virage.cli.serve:{application}",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=2 * cpu_count() + 1,
        websockets=False,
        log_access=False,
    ).serve()


def application() -> "WSGIHandler":
    """Migrate the database and, in production, gather the static files; return what serves.

    What is loaded here stays for good: garbage is looked for in what comes after it, and only then.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "virage.web.project.settings")
    gc.disable()
    from django import setup
    from django.conf import settings
    from django.core.management import call_command

    setup()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    if not settings.DEBUG:
        call_command("collectstatic", verbosity=0, interactive=False)
    from virage.web.project import urls  # noqa: F401, every page is loaded
    from virage.web.project.wsgi import application as handler

    gc.freeze()
    gc.enable()
    return handler


def application_and_worker() -> "WSGIHandler":
    """The same, with a worker in a thread that ends with the process: for development."""
    handler = application()
    from threading import Thread

    from virage.web.jobs.worker import Worker

    Thread(target=Worker().run, name="worker", daemon=True).start()
    return handler
