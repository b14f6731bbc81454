"""What a restore erases again: the registrations that were erased after the backup was made."""

from collections.abc import Sequence

from virage.web.erasures import Erased
from virage.web.webinars.actions import erase_again


def replay(rows: Sequence[Erased]) -> int:
    """Erase the registrations of the list that came back; return how many did."""
    return erase_again(ids=[row.id for row in rows if row.kind == "registration"])
