"""What holds for every test: chance is bounded, a skip is a failure in CI, a GET may not write."""

import gc
import os
import sys
from collections.abc import Generator
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import hypothesis
import pytest
from absl.logging import get_absl_handler
from django.conf import settings
from django.utils import translation

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
IN_CI = bool(os.environ.get("CI"))

hypothesis.settings.register_profile("dev", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=500, deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if IN_CI else "dev")


gc.disable()  # until the tests begin: what is loaded before them stays


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def pytest_configure() -> None:
    # OR-Tools brings a handler that closes the screen it was made with: not one of pytest's.
    get_absl_handler().python_handler.stream = sys.__stderr__
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.guards.ReadsStayReads"]
    settings.VIRAGE_MAILBOX = Path(mkdtemp(prefix="virage-mails-"))  # never the developer's own
    settings.VIRAGE_ERASED = settings.VIRAGE_MAILBOX / "erased.jsonl"


@pytest.fixture(autouse=True)
def in_french() -> None:
    """Every test begins in the language of the site, whatever the last page of the one before."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return refuse_skip((yield))


def refuse_skip(report: Report) -> Report:
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"no test may be skipped in CI: {report.longrepr}"
    return report
