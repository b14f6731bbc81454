"""What people do with a plan, and what a worker does for them."""

from virage.web.plans.actions.adopting import (
    Resolution,
    adopt,
    copy_version,
    digest_of,
    present_plan,
    withdraw,
)
from virage.web.plans.actions.asking import change_budget, change_targets, give_way
from virage.web.plans.actions.choosing import Offer, add_choice, choose, end_comparison
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
from virage.web.plans.actions.explaining import write_clash, write_sturdiness, write_ways
from virage.web.plans.actions.naming import keep_name, let_pass
from virage.web.plans.actions.proposing import (
    ask_comparison,
    ask_proposal,
    cancel_solve,
    finish,
    give_back,
    leave,
    lose,
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
    "Offer",
    "Resolution",
    "Said",
    "Wished",
    "accept",
    "add_choice",
    "adopt",
    "ask_comparison",
    "ask_proposal",
    "begin_plan",
    "bring_back",
    "cancel_solve",
    "change_budget",
    "change_means",
    "change_targets",
    "choose",
    "copy_version",
    "correct_remark",
    "decline",
    "digest_of",
    "drop_step",
    "end_comparison",
    "finish",
    "give_back",
    "give_way",
    "invent_step",
    "keep_name",
    "leave",
    "let_pass",
    "lose",
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
    "write_clash",
    "write_purpose",
    "write_sturdiness",
    "write_ways",
]
