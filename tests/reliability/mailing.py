"""The outbox from outside: posting, letting time pass, and a worker that can be killed."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from tests.serving import PATIENCE

COMMAND = (sys.executable, "-c", "import sys; from virage.cli import main; sys.exit(main())")


def post_mails(count: int) -> list[str]:
    """Bring the tables up to date, and put this many mails in the outbox."""
    from django.core.management import call_command

    from tests.post import post
    from virage.web.jobs.models import Mail

    call_command("migrate", verbosity=0)
    first = Mail.objects.count()
    return [str(post(occasion=str(first + number)).id) for number in range(count)]


def let_time_pass() -> None:
    """Make everything that is under way older than any lease."""
    from django.db.models import F

    from virage.web.jobs.models import Mail, Scan
    from virage.web.jobs.queries import LEASE

    Mail.objects.update(touched_at=F("touched_at") - LEASE, next_at=F("next_at") - timedelta(1))
    Scan.objects.update(held_until=F("next_at"))


@contextmanager
def worker(settings: Mapping[str, str], *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A real `virage worker`; killed at the end of the block unless it has ended."""
    ours = {n: v for n, v in os.environ.items() if n != "DATABASE_URL" and "VIRAGE_" not in n}
    process = subprocess.Popen([*COMMAND, "worker", *words], env={**ours, **settings})
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)


def drain(settings: Mapping[str, str]) -> None:
    """Let a worker do all there is to do."""
    with worker(settings, "--once") as process:
        assert process.wait(4 * PATIENCE) == 0
