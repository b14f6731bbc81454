"""What editors do with texts: write, hand on to a second reader, publish, take back."""

from virage.web.awareness.actions.purging import forget_old_drafts
from virage.web.awareness.actions.reading import count_read
from virage.web.awareness.actions.stepping import Stepping, take_step
from virage.web.awareness.actions.writing import MovedError, Wanted, begin, restore, save

__all__ = [
    "MovedError",
    "Stepping",
    "Wanted",
    "begin",
    "count_read",
    "forget_old_drafts",
    "restore",
    "save",
    "take_step",
]
