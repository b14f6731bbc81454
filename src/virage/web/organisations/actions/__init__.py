"""What people do with an organisation: one action per use case, in one transaction."""

from virage.web.organisations.actions.founding import (
    change_identity,
    found_after_a_call,
    found_organisation,
    save_facts,
)
from virage.web.organisations.actions.inviting import accept, invite, withdraw
from virage.web.organisations.actions.people import change_seat, leave, remove_seat

__all__ = [
    "accept",
    "change_identity",
    "change_seat",
    "found_after_a_call",
    "found_organisation",
    "invite",
    "leave",
    "remove_seat",
    "save_facts",
    "withdraw",
]
