"""Processes of an installation that work on the same database at the same time."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

PATIENCE = 120
_everybody: Barrier


@contextmanager
def processes(count: int, settings: Mapping[str, str]) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes, each with Django set up as `virage serve` does."""
    context = get_context("spawn")
    with ProcessPoolExecutor(
        count,
        mp_context=context,
        initializer=_wake,
        initargs=(dict(settings), context.Barrier(count)),
    ) as pool:
        yield pool


def _wake(settings: Mapping[str, str], everybody: Barrier) -> None:
    global _everybody  # noqa: PLW0603
    _everybody = everybody
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(settings, DJANGO_SETTINGS_MODULE="virage.web.project.settings")
    import django

    django.setup()


def wait_for_everybody() -> None:
    """Go on when each of the processes has come here."""
    _everybody.wait(PATIENCE)
