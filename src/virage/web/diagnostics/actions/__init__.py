"""What people do with a sheet: one action per use case, in one transaction.

Every action checks the policy itself: `RefusedError` carries the reason.
"""

from virage.web.diagnostics.actions.answering import Conflict, Save, Saved, save_answers
from virage.web.diagnostics.actions.doors import ErasedError, FullError, RefusedError, digest_of
from virage.web.diagnostics.actions.inventory import MOST_TOOLS, add_tool, change_tool, remove_tool
from virage.web.diagnostics.actions.keys import (
    close_other_doors,
    make_link,
    open_link,
    sign_out_of_sheets,
)
from virage.web.diagnostics.actions.starting import (
    erase_again,
    erase_sheet,
    rename_sheet,
    start_over,
    start_part,
    start_sheet,
    switch_to_full,
)

__all__ = [
    "MOST_TOOLS",
    "Conflict",
    "ErasedError",
    "FullError",
    "RefusedError",
    "Save",
    "Saved",
    "add_tool",
    "change_tool",
    "close_other_doors",
    "digest_of",
    "erase_again",
    "erase_sheet",
    "make_link",
    "open_link",
    "remove_tool",
    "rename_sheet",
    "save_answers",
    "sign_out_of_sheets",
    "start_over",
    "start_part",
    "start_sheet",
    "switch_to_full",
]
