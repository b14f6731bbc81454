"""`virage worker` and `virage try-mail`, and the worker that `virage serve` runs beside it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
import pytest

from tests.post_office import post_office
from tests.serving import PATIENCE, serving

ENVIRONMENT = {n: v for n, v in os.environ.items() if n != "DATABASE_URL" and "VIRAGE_" not in n}
MAILS = "/en/mails/"


def command(*given):
    return [
        sys.executable,
        "-c",
        "import sys; from virage.cli import main; sys.exit(main())",
        *given,
    ]


def run(data, *given, **settings):
    environment = {**ENVIRONMENT, "VIRAGE_DATA": str(data), **settings}
    return subprocess.run(
        command(*given, "--lang", "en"),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def working(data, **settings):
    environment = {**ENVIRONMENT, "VIRAGE_DATA": str(data), **settings}
    process = subprocess.Popen(command("worker"), env=environment, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE)


def until(happens):
    deadline = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A data folder whose database is up to date."""
    folder = tmp_path_factory.mktemp("site")
    with serving(folder):
        pass
    return folder


def test_serve_in_development_sends_the_mails_too(tmp_path):
    with serving(tmp_path) as server:
        tried = run(tmp_path, "try-mail", "ana@example.coop")
        assert (tried.returncode, tried.stderr) == (0, "")
        until(lambda: b"ana@example.coop" in server.get(MAILS).body)


def test_serve_without_a_worker_sends_nothing(tmp_path):
    with serving(tmp_path, VIRAGE_PROGRAMME_NAME="Essai", words=["--no-worker"]) as server:
        run(tmp_path, "try-mail", "ana@example.coop")
        time.sleep(2)
        assert b"ana@example.coop" not in server.get(MAILS).body


def test_a_worker_does_what_is_due_and_ends(site):
    with post_office() as office:
        run(site, "try-mail", "ana@example.coop")
        ran = run(site, "worker", "--once", VIRAGE_SMTP_URL=office.url)
    assert (ran.returncode, len(office.received)) == (0, 1), ran.stderr


def test_a_worker_sends_what_comes_and_ends_when_told_to(site):
    with post_office() as office, working(site, VIRAGE_SMTP_URL=office.url) as process:
        run(site, "try-mail", "ana@example.coop")
        until(lambda: office.received)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert process.stderr.read() == b""


def test_a_quiet_worker_costs_almost_nothing(site):
    with working(site) as process:
        watched = psutil.Process(process.pid)
        time.sleep(4)
        before = sum(watched.cpu_times()[:2])
        time.sleep(5)
        assert sum(watched.cpu_times()[:2]) - before < 0.15


def test_a_worker_waits_for_the_database_to_be_up_to_date(tmp_path):
    ran = run(tmp_path, "worker", "--once")
    assert (ran.returncode, ran.stderr) == (
        1,
        "The database is not up to date: run virage serve first.\n",
    )


@pytest.mark.parametrize("address", ["", "no-address", "a b@example.coop"])
def test_an_address_that_is_none_is_refused(site, address):
    ran = run(site, "try-mail", address)
    assert (ran.returncode, ran.stderr) == (2, f"“{address}” is not an e-mail address.\n")


def test_a_bad_setting_is_said_in_one_line(tmp_path):
    ran = run(tmp_path, "worker", VIRAGE_SMTP_URL="http://mail.example.coop")
    assert ran.returncode == 1
    assert ran.stderr.startswith("VIRAGE_SMTP_URL must be smtp://user:password@host:587")
