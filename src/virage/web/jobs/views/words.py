"""A mail to check in words: what it is, why it is there, what may be done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from virage.web.jobs.models import Mail, Reason, State

PURPOSES = {
    "trial": _("Trial mail"),
    "account.code": _("Sign-in code"),
    "account.changed": _("News of an account"),
    "organisation.invitation": _("Invitation to an organisation"),
    "organisation.merge": _("Two organisations are one now"),
    "campaign.invitation": _("Invitation to answer"),
    "campaign.due": _("Reminder"),
    "campaign.reminder": _("Reminder"),
    "portrait": _("The portrait is open"),
    "portrait.shared": _("The portrait is shared"),
    "planned.erasure": _("An erasure is planned"),
    "kept.erasure": _("An erasure was taken back"),
    "account.idle": _("An account that nobody uses"),
    "campaign.again": _("A year after a diagnosis"),
}
REASONS = {
    Reason.UNREACHABLE: _("The mail server could not be reached, for a whole day."),
    Reason.LATER: _("The mail server put it off, for a whole day."),
    Reason.REFUSED: _("The mail server refused it for good."),
    Reason.UNREADABLE: _("The mail could not be written: its address or its text has a fault."),
    Reason.NO_REPLY: _("The line was cut before the server said whether it accepted the mail."),
    Reason.WORKER_GONE: _("The worker stopped in the middle: it may have gone, or not."),
    Reason.RESTORED: _("The site was restored from a backup: it may have gone since, or not."),
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """A mail as its pages tell it; `purpose` has words only when `known`."""

    id: UUID
    purpose: str
    known: bool
    recipient: str
    made_at: datetime
    tried_at: datetime
    attempts: int
    why: str
    reply: str
    in_doubt: bool


def told(mail: Mail) -> Told:
    """Put a mail in words."""
    return Told(
        id=mail.id,
        purpose=str(PURPOSES.get(mail.purpose, mail.purpose)),
        known=mail.purpose in PURPOSES,
        recipient=mail.recipient,
        made_at=mail.made_at,
        tried_at=mail.touched_at,
        attempts=mail.attempts,
        why=str(REASONS[Reason(mail.reason)]),
        reply=mail.reply,
        in_doubt=mail.state == State.UNCERTAIN,
    )
