"""What people do with the offices: one action per use case, in one transaction."""

from virage.web.offices.actions.advisors import (
    AdvisorWanted,
    HasCasesError,
    OwnChoice,
    add_advisor,
    change_advisor,
    choose_for_oneself,
    turn_advisor,
)
from virage.web.offices.actions.asking import (
    AskedAlreadyError,
    Asking,
    ask,
    ask_for_another,
    withdraw,
)
from virage.web.offices.actions.offices import (
    OfficeWanted,
    change_office,
    open_office,
    turn_office,
)
from virage.web.offices.actions.raising import raise_unanswered
from virage.web.offices.actions.sharing_out import (
    DoesNotFitError,
    Next,
    NotThereError,
    assign,
    end,
    plan_next,
    take,
)

__all__ = [
    "AdvisorWanted",
    "AskedAlreadyError",
    "Asking",
    "DoesNotFitError",
    "HasCasesError",
    "Next",
    "NotThereError",
    "OfficeWanted",
    "OwnChoice",
    "add_advisor",
    "ask",
    "ask_for_another",
    "assign",
    "change_advisor",
    "change_office",
    "choose_for_oneself",
    "end",
    "open_office",
    "plan_next",
    "raise_unanswered",
    "take",
    "turn_advisor",
    "turn_office",
    "withdraw",
]
