"""What a restore erases again: the sheets that were erased after the backup was made."""

from collections.abc import Sequence

from virage.web.diagnostics.actions import erase_again
from virage.web.erasures import Erased


def replay(rows: Sequence[Erased]) -> int:
    """Erase the sheets of the list that came back; return how many did."""
    return erase_again(ids=[row.id for row in rows if row.kind == "sheet"])
