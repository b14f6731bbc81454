"""Errands: long work that a worker starts beside what it does, watches over, and may end.

An app declares its errand in its own `errands.py`; each worker has one of each.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from django.utils.module_loading import autodiscover_modules


class Errand(Protocol):
    """Long work in a process of its own; one at a time for each worker."""

    @property
    def busy(self) -> bool:
        """Whether something runs."""

    def turn(self, now: datetime) -> bool:
        """Begin what waits, look after what runs; whether something came of it."""

    def end(self, now: datetime) -> None:
        """End at once what runs, so that another worker may begin it again."""


Make = Callable[[], Errand]
_declared: dict[str, Make] = {}


def errand(name: str) -> Callable[[Make], Make]:
    """Declare an errand by how it is made; the same name a second time takes its place."""

    def declare(make: Make) -> Make:
        _declared[name] = make
        return make

    return declare


def all_errands() -> tuple[Errand, ...]:
    """One of each errand of every app, for a worker."""
    autodiscover_modules("errands")
    return tuple(make() for make in _declared.values())
