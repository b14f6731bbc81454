"""`virage serve`: bring the database up to date, then serve the pages."""

import argparse
import ipaddress
import os
from typing import Any


def add_to(subparsers: Any) -> None:
    """Declare the subcommand and its arguments."""
    parser = subparsers.add_parser("serve", help="migrate the database and serve the pages")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", default=8000, type=int, help="port to listen on (%(default)s)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; refuse to show a development server to a network."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "virage.web.project.settings")
    prepare(listens_here_only=is_loopback(arguments.host))
    print(f"Virage: http://{arguments.host}:{arguments.port}/", flush=True)
    listen(arguments.host, arguments.port)
    return 0


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the address."""
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


def prepare(*, listens_here_only: bool) -> None:
    """Migrate the database and, in production, gather the static files."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    if settings.DEBUG and not listens_here_only:
        raise SystemExit("Set VIRAGE_DEBUG=no before serving beyond this machine.")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if not settings.DEBUG:
        call_command("collectstatic", verbosity=0, interactive=False)


def listen(host: str, port: int) -> None:
    """Answer requests in one worker process, a few at a time."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "virage.web.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=8,
        backpressure=64,
        log_access=False,
    ).serve()
