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
from virage.web.offices.actions.calling import Call, begin_sheet, confirm, open_after_a_call
from virage.web.offices.actions.digests import Tuning, send_digests, stop_digest, tune_digest
from virage.web.offices.actions.independence import (
    Tie,
    TouchedError,
    declare_interest,
    declare_whole,
    end_interest,
    remind_to_declare,
    require_independence,
    rule,
)
from virage.web.offices.actions.notes import change_note, erase_note, share_note, write_note
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
    mark_read,
    plan_next,
    take,
)

__all__ = [
    "AdvisorWanted",
    "AskedAlreadyError",
    "Asking",
    "Call",
    "DoesNotFitError",
    "HasCasesError",
    "Next",
    "NotThereError",
    "OfficeWanted",
    "OwnChoice",
    "Tie",
    "TouchedError",
    "Tuning",
    "add_advisor",
    "ask",
    "ask_for_another",
    "assign",
    "begin_sheet",
    "change_advisor",
    "change_note",
    "change_office",
    "choose_for_oneself",
    "confirm",
    "declare_interest",
    "declare_whole",
    "end",
    "end_interest",
    "erase_note",
    "mark_read",
    "open_after_a_call",
    "open_office",
    "plan_next",
    "raise_unanswered",
    "remind_to_declare",
    "require_independence",
    "rule",
    "send_digests",
    "share_note",
    "stop_digest",
    "take",
    "tune_digest",
    "turn_advisor",
    "turn_office",
    "withdraw",
    "write_note",
]
