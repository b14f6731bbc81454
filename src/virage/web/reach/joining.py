"""What the apps that stand above call the things that are counted.

Each declares its reader in its own `counted.py`.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from django.utils.module_loading import autodiscover_modules

from virage.core.access import Actor
from virage.core.reach import Kind

Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Title:
    """What a thing is called; `foreign` when it is in French on an English page."""

    words: str
    foreign: bool = False


ReadsTitles = Callable[[Actor, AbstractSet[Key]], Mapping[Key, Title]]

_readers: list[ReadsTitles] = []


def reads_titles(reader: ReadsTitles) -> ReadsTitles:
    """Declare who knows the titles of some of the things that are counted."""
    if reader not in _readers:
        _readers.append(reader)
    return reader


def titles_of(actor: Actor, things: AbstractSet[Key]) -> dict[Key, Title]:
    """The title of each of these; its id when nobody knows it any more."""
    _discover()
    known = {key: title for reader in _readers for key, title in reader(actor, things).items()}
    return {key: known.get(key, Title(key[1])) for key in things}


@lru_cache(1)
def _discover() -> None:
    autodiscover_modules("counted")
