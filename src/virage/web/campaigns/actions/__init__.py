"""What people do with a diagnosis of their organisation."""

from virage.web.campaigns.actions.answering import Entered, hand_in, join, respond, take_part
from virage.web.campaigns.actions.claiming import claim_sheet
from virage.web.campaigns.actions.holding import Brought, Held, hold
from virage.web.campaigns.actions.inviting import (
    Asked,
    TooManyError,
    invite_people,
    make_role_link,
    remind,
    revoke_role_link,
    withdraw,
)
from virage.web.campaigns.actions.merging import ChangedMeanwhileError, merge
from virage.web.campaigns.actions.starting import OpenAlreadyError, set_last_day, start_campaign

__all__ = [
    "Asked",
    "Brought",
    "ChangedMeanwhileError",
    "Entered",
    "Held",
    "OpenAlreadyError",
    "TooManyError",
    "claim_sheet",
    "hand_in",
    "hold",
    "invite_people",
    "join",
    "make_role_link",
    "merge",
    "remind",
    "respond",
    "revoke_role_link",
    "set_last_day",
    "start_campaign",
    "take_part",
    "withdraw",
]
