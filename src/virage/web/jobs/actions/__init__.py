"""The use cases of what happens later."""

from virage.web.jobs.actions.checking import send_again, settle
from virage.web.jobs.actions.posting import (
    erase_mails_of,
    erase_occasion,
    erase_recipient,
    move_mails_of,
    post_mail,
)
from virage.web.jobs.actions.purging import purge_mails
from virage.web.jobs.actions.scanning import broke, enrol, hold, ran
from virage.web.jobs.actions.sending import doubt, doubt_all, expire, finish, take

__all__ = [
    "broke",
    "doubt",
    "doubt_all",
    "enrol",
    "erase_mails_of",
    "erase_occasion",
    "erase_recipient",
    "expire",
    "finish",
    "hold",
    "move_mails_of",
    "post_mail",
    "purge_mails",
    "ran",
    "send_again",
    "settle",
    "take",
]
