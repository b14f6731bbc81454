"""What a restore erases again: organisations and accounts erased after the backup was made."""

from collections.abc import Sequence

from virage.web.erasures import Erased
from virage.web.privacy.actions import accounts, organisations


def replay(rows: Sequence[Erased]) -> int:
    """Erase those of the list that came back, organisations first; return how many did."""
    gone = organisations.erase_again(ids=[row.id for row in rows if row.kind == "organisation"])
    return gone + accounts.erase_again(ids=[row.id for row in rows if row.kind == "account"])
