"""Reads of what happens later. The worker acts for the site: it starts from the moment."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from virage.core.access import Actor, decide
from virage.web.jobs.models import TO_CHECK, Mail, Scan, State

LEASE = timedelta(minutes=10)
LATE = timedelta(minutes=15)


def next_mail(now: datetime) -> Mail | None:
    """The mail whose turn it is, or one that a worker took and never came back from."""
    in_turn = Q(state=State.WAITING, next_at__lte=now)
    abandoned = Q(state=State.SENDING, touched_at__lte=now - LEASE)
    return Mail.objects.filter(in_turn | abandoned).order_by("next_at", "id").first()


def next_scan(names: Iterable[str], now: datetime) -> Scan | None:
    """The scan whose turn it is and that no living worker runs."""
    free = Q(held_until=None) | Q(held_until__lte=now)
    turn = Scan.objects.filter(free, name__in=list(names), next_at__lte=now)
    return turn.order_by("next_at", "name").first()


def mails_to(email: str) -> QuerySet[Mail]:
    """The mails of an address that the actor proved to be theirs."""
    return Mail.objects.filter(recipient=email).order_by("made_at", "id")


def mails_to_check(actor: Actor) -> QuerySet[Mail]:
    """The mails that somebody must look at, the oldest first; none for who may not."""
    found = Mail.objects.filter(state__in=TO_CHECK).order_by("made_at", "id")
    return found if decide("jobs.check", actor) else found.none()


def mail_to_check(actor: Actor, mail_id: UUID) -> Mail | None:
    """One of them."""
    return mails_to_check(actor).filter(id=mail_id).first()


def late_count(actor: Actor, now: datetime) -> int:
    """How many mails should have gone a while ago and still wait: no worker may be running."""
    late = Mail.objects.filter(state=State.WAITING, next_at__lte=now - LATE)
    return late.count() if decide("jobs.check", actor) else 0
