"""What people do with the mandates: one action per use case, in one transaction."""

from virage.web.mandates.actions.accepting import Acceptance, accept
from virage.web.mandates.actions.amending import (
    AskedAlreadyError,
    agree,
    approve_more,
    ask_more,
    refuse_more,
)
from virage.web.mandates.actions.applying import (
    AppliedAlreadyError,
    NoCaseError,
    NotEligibleError,
    NoTermsError,
    apply,
    withdraw,
)
from virage.web.mandates.actions.approving import (
    NobodyAdvisesError,
    OtherRegionError,
    approve,
    refuse,
)
from virage.web.mandates.actions.closing import (
    NotDoneError,
    StillWaitsError,
    claim,
    close_unanswered,
    evaluate,
    finish,
    note_plan,
    note_portrait,
    stop,
    wind_up,
)
from virage.web.mandates.actions.envelopes import EnvelopeSpentError
from virage.web.mandates.actions.leaving import let_go
from virage.web.mandates.actions.sharing import (
    TooMuchError,
    add_document,
    cancel_meeting,
    move_meeting,
    plan_meeting,
    write_note,
)
from virage.web.mandates.actions.stages import ChangedMeanwhileError
from virage.web.mandates.actions.terms import (
    HeldError,
    PastTermsError,
    Words,
    set_envelope,
    set_terms,
)
from virage.web.mandates.actions.working import (
    RefusedHoursError,
    TimerForgottenError,
    TimerRunsError,
    drop_timer,
    start_timer,
    stop_timer,
    take_back_hours,
    write_hours,
)

__all__ = [
    "Acceptance",
    "AppliedAlreadyError",
    "AskedAlreadyError",
    "ChangedMeanwhileError",
    "EnvelopeSpentError",
    "HeldError",
    "NoCaseError",
    "NoTermsError",
    "NobodyAdvisesError",
    "NotDoneError",
    "NotEligibleError",
    "OtherRegionError",
    "PastTermsError",
    "RefusedHoursError",
    "StillWaitsError",
    "TimerForgottenError",
    "TimerRunsError",
    "TooMuchError",
    "Words",
    "accept",
    "add_document",
    "agree",
    "apply",
    "approve",
    "approve_more",
    "ask_more",
    "cancel_meeting",
    "claim",
    "close_unanswered",
    "drop_timer",
    "evaluate",
    "finish",
    "let_go",
    "move_meeting",
    "note_plan",
    "note_portrait",
    "plan_meeting",
    "refuse",
    "refuse_more",
    "set_envelope",
    "set_terms",
    "start_timer",
    "stop",
    "stop_timer",
    "take_back_hours",
    "wind_up",
    "withdraw",
    "write_hours",
    "write_note",
]
