"""The reminders of a plan: each written once, and no more to who switched them off.

The worker writes them for the site; who holds the link of a mail may stop them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.jobs.actions import erase_occasion, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.organisations.models import SeatRow
from virage.web.organisations.secrets import lasting_secret
from virage.web.plans.models import Reminded, Silence
from virage.web.refusals import require


@dataclass(frozen=True)
class Reminder:
    """One thing to be told: its kind is that of its template, its occasion makes it one mail.

    `page` is the name of the address that it leads to, with its arguments.
    """

    kind: str
    occasion: str
    page: str
    arguments: tuple[Any, ...]
    context: dict[str, Any] = field(default_factory=dict)


def quiet_secret_of(seat: SeatRow) -> str:
    """The secret of the link that stops the reminders, the same in each of them."""
    return lasting_secret("plans.quiet", seat.id)


def remind(*, seat: SeatRow, reminder: Reminder, name: str, now: datetime) -> None:
    """Write to somebody who leads the plan of the organisation of that name."""
    language = seat.account.language
    url = absolute(f"plans:{reminder.page}", *reminder.arguments, language=language)
    stop = absolute("plans:quiet", seat.id, quiet_secret_of(seat), language=language)
    with transaction.atomic():
        _told, new = Reminded.objects.get_or_create(
            seat=seat,
            occasion=f"{reminder.kind}:{reminder.occasion}",
            defaults={"organisation_id": seat.organisation_id, "at": now},
        )
        if not new:
            return
        post_mail(
            now=now,
            purpose=f"plan.{reminder.kind}",
            occasion=f"plan:{seat.id}:{reminder.occasion}",
            recipient=seat.account.email,
            organisation=seat.organisation_id,
            language=language,
            template=f"plans/mail/{reminder.kind}",
            context={"organisation": name, "url": url, "stop_url": stop, **reminder.context},
        )


def silence(*, actor: Actor, seat: SeatRow) -> None:
    """Stop the reminders of a plan, also for who only holds the link; what waits goes no more."""
    require("mail.stop", actor)
    with transaction.atomic():
        now = timezone.now()
        _row, new = Silence.objects.get_or_create(
            seat=seat, defaults={"organisation_id": seat.organisation_id, "since": now}
        )
        if new:
            erase_occasion(f"plan:{seat.id}:")
            _record(actor, seat, "plan.silence")


def listen(*, actor: Actor, seat: SeatRow) -> None:
    """Want the reminders again."""
    require("mail.stop", actor)
    with transaction.atomic():
        if Silence.objects.filter(seat=seat).delete()[0]:
            _record(actor, seat, "plan.listen")


def _record(actor: Actor, seat: SeatRow, verb: str) -> None:
    record(verb=verb, actor=actor, organisation=seat.organisation_id, thing=seat.id)
