"""The use cases of copies, erasures and terms."""

from virage.web.privacy.actions.accounts import HoldsAloneError, erase_account
from virage.web.privacy.actions.copying import copy_account, copy_organisation
from virage.web.privacy.actions.mails import (
    agree_to_mails,
    stop_mails,
    withdraw,
    write_that_a_year_has_gone,
)
from virage.web.privacy.actions.moving import ImportRefusedError, move_in, move_out
from virage.web.privacy.actions.organisations import carry_out, keep, plan_erasure, secret_of
from virage.web.privacy.actions.terms import keep_to_the_terms

__all__ = [
    "HoldsAloneError",
    "ImportRefusedError",
    "agree_to_mails",
    "carry_out",
    "copy_account",
    "copy_organisation",
    "erase_account",
    "keep",
    "keep_to_the_terms",
    "move_in",
    "move_out",
    "plan_erasure",
    "secret_of",
    "stop_mails",
    "withdraw",
    "write_that_a_year_has_gone",
]
