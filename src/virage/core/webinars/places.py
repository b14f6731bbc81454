"""Places: who has one, who waits, who is called up when one is freed."""

from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

Person = TypeVar("Person")


class Standing(Enum):
    """How somebody stands: with a place, on the waiting list, or gone."""

    SEATED = "seated"
    WAITING = "waiting"
    LEFT = "left"


def standing_of_next(*, capacity: int, seated: int, waiting: int = 0) -> Standing:
    """How the next person who registers stands; nobody passes before those who wait."""
    return Standing.SEATED if seated < capacity and not waiting else Standing.WAITING


def called_up(waiting: Sequence[Person], *, capacity: int, seated: int) -> Sequence[Person]:
    """Of those who wait, in their order, the ones for whom there is a place now."""
    return waiting[: max(0, capacity - seated)]
