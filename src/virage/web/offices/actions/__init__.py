"""What people do with the offices: one action per use case, in one transaction."""

from virage.web.offices.actions.advisors import (
    AdvisorWanted,
    OwnChoice,
    add_advisor,
    change_advisor,
    choose_for_oneself,
)
from virage.web.offices.actions.offices import (
    OfficeWanted,
    change_office,
    open_office,
    turn_office,
)

__all__ = [
    "AdvisorWanted",
    "OfficeWanted",
    "OwnChoice",
    "add_advisor",
    "change_advisor",
    "change_office",
    "choose_for_oneself",
    "open_office",
    "turn_office",
]
