"""A site with something at every address, made once for all the tests of a module.

It stands in a transaction around theirs: each test finds it as it was made, and the last one
leaves nothing. It is for tests that read it or are refused, and for many that begin from it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")


@contextmanager
def standing(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """What `make` writes and gives, for the fixture of a module that asks for django_db_setup."""
    around = transaction.atomic()
    with blocker.unblock(), override("fr"):
        around.__enter__()
        made = make()
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
