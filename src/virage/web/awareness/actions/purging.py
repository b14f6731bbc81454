"""The history is kept as long as it serves; the worker acts for the site."""

from datetime import datetime

from virage.web.awareness.queries import drafts_before


def forget_old_drafts(*, before: datetime) -> int:
    """Erase versions never published that others followed, written before; how many there were."""
    gone: int = drafts_before(before).delete()[0]
    return gone
