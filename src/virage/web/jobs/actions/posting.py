"""Putting mails in the outbox, and taking out those of a person or of an occasion."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from virage.web.jobs import mailbox
from virage.web.jobs.models import Mail


class Letter(TypedDict):
    """What a mail is made of.

    `template` is "app/mail/name"; `context` holds plain JSON values, and `stop_url`, when it is
    there, is the page that stops these mails; `calendar` a calendar file, with its `method` and its
    `text`. After `until` the mail is not sent any more;
    `organisation` is the one that it speaks of.
    """

    now: datetime
    purpose: str
    occasion: str
    recipient: str
    language: str
    template: str
    context: dict[str, Any]
    until: NotRequired[datetime | None]
    organisation: NotRequired[UUID | None]


def post_mail(**letter: Unpack[Letter]) -> Mail:
    """Put a mail in the outbox, inside the caller's transaction, and return its row.

    The same purpose, recipient and occasion are one mail: a second call changes nothing.
    """
    now = letter["now"]
    row, _new = Mail.objects.get_or_create(
        purpose=letter["purpose"],
        recipient=letter["recipient"].strip().lower(),
        occasion=letter["occasion"],
        defaults={
            "language": letter["language"],
            "template": letter["template"],
            "context": letter["context"],
            "until": letter.get("until"),
            "organisation": letter.get("organisation"),
            "made_at": now,
            "next_at": now,
            "touched_at": now,
        },
    )
    return row


def erase_recipient(email: str) -> int:
    """Erase every mail of an address, whatever its state; return how many there were."""
    return erase(Mail.objects.filter(recipient=email.strip().lower()))


def erase_occasion(prefix: str) -> None:
    """Erase every mail whose occasion begins so, whatever its state."""
    erase(Mail.objects.filter(occasion__startswith=prefix))


def erase_mails_of(organisation: UUID) -> int:
    """Erase every mail that speaks of an organisation; return how many there were."""
    return erase(Mail.objects.filter(organisation=organisation))


def move_mails_of(organisation: UUID, *, to: UUID) -> None:
    """Make the mails that speak of an organisation those of another, which it became a part of."""
    Mail.objects.filter(organisation=organisation).update(organisation=to)


def erase(mails: QuerySet[Mail]) -> int:
    """Erase these mails with their development files; return how many there were."""
    with transaction.atomic():
        ids = list(mails.values_list("id", flat=True))
        Mail.objects.filter(id__in=ids).delete()
        transaction.on_commit(lambda: _take_away(ids))
    return len(ids)


def _take_away(ids: Iterable[UUID]) -> None:
    for mail_id in ids:
        mailbox.erase(mail_id)
