"""What the apps that stand above say of a programme: the terms that were set in the browser.

Each declares who sets them in its own `settling.py`, which is found by name.
"""

from collections.abc import Callable
from functools import lru_cache

from django.utils.module_loading import autodiscover_modules

from virage.core.funding import Catalogue

Settles = Callable[[Catalogue], Catalogue]

_settlers: list[Settles] = []


def settles(settler: Settles) -> Settles:
    """Declare who gives back the catalogue with the terms that it knows, or as it came."""
    if settler not in _settlers:
        _settlers.append(settler)
    return settler


def settled(catalogue: Catalogue) -> Catalogue:
    """A catalogue with every term that was set in the browser."""
    _discover()
    for settle in _settlers:
        catalogue = settle(catalogue)
    return catalogue


@lru_cache(1)
def _discover() -> None:
    autodiscover_modules("settling")
