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
    write_purpose,
)
from virage.web.plans.actions.naming import keep_name, let_pass
from virage.web.plans.actions.proposing import (
    ask_proposal,
    cancel_solve,
    finish,
    give_back,
    leave,
    take,
    touch,
)
from virage.web.plans.actions.remarking import (
    Said,
    correct_remark,
    remark,
    settle,
    take_back,
)
from virage.web.plans.actions.suggesting import Wished, accept, decline, suggest

__all__ = [
    "Resolution",
    "Said",
    "Wished",
    "accept",
    "adopt",
    "ask_proposal",
    "begin_plan",
    "bring_back",
    "cancel_solve",
    "change_means",
    "copy_version",
    "correct_remark",
    "decline",
    "digest_of",
    "drop_step",
    "finish",
    "give_back",
    "invent_step",
    "keep_name",
    "leave",
    "let_pass",
    "place_step",
    "present_plan",
    "remark",
    "settle",
    "suggest",
    "take",
    "take_back",
    "take_up",
    "touch",
    "undo",
    "withdraw",
    "write_purpose",
]
