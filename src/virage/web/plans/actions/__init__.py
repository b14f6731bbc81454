"""What people do with a plan, and what a worker does for them."""

from virage.web.plans.actions.adopting import (
    Resolution,
    adopt,
    copy_version,
    digest_of,
    present_plan,
    withdraw,
)
from virage.web.plans.actions.editing import (
    begin_plan,
    bring_back,
    change_means,
    drop_step,
    invent_step,
    place_step,
    take_up,
    undo,
)
from virage.web.plans.actions.proposing import (
    ask_proposal,
    cancel_solve,
    finish,
    give_back,
    leave,
    take,
    touch,
)

__all__ = [
    "Resolution",
    "adopt",
    "ask_proposal",
    "begin_plan",
    "bring_back",
    "cancel_solve",
    "change_means",
    "copy_version",
    "digest_of",
    "drop_step",
    "finish",
    "give_back",
    "invent_step",
    "leave",
    "place_step",
    "present_plan",
    "take",
    "take_up",
    "touch",
    "undo",
    "withdraw",
]
