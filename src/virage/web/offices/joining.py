"""What the apps that stand above say of a case: how far its plan is, and lines for its file.

Each declares its readers in its own `casework.py`; a reader costs the same for one case and for
many. What it says is shown to the advisor of the case, and to nobody whom the policy refuses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.module_loading import autodiscover_modules

from virage.core.casework import Planning


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the file of a case, in words."""

    title: str
    lines: tuple[str, ...]


ReadsPlans = Callable[[frozenset[UUID]], Mapping[UUID, Planning]]
ReadsFile = Callable[[UUID], Section]

_plans: list[ReadsPlans] = []
_files: list[ReadsFile] = []


def reads_plans(reader: ReadsPlans) -> ReadsPlans:
    """Declare who knows how far the plans of these organisations are."""
    if reader not in _plans:
        _plans.append(reader)
    return reader


def reads_file(reader: ReadsFile) -> ReadsFile:
    """Declare a part of the file of the organisation of a case."""
    if reader not in _files:
        _files.append(reader)
    return reader


def planning_of(organisations: frozenset[UUID]) -> dict[UUID, Planning]:
    """How far the plans of these organisations are."""
    _discover()
    return {key: value for reader in _plans for key, value in reader(organisations).items()}


def sections_of(organisation: UUID) -> tuple[Section, ...]:
    """What stands above says of an organisation."""
    _discover()
    return tuple(reader(organisation) for reader in _files)


@lru_cache(1)
def _discover() -> None:
    autodiscover_modules("casework")
