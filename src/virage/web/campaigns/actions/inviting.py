"""Asking people to answer: by mail, each with a link of their own, or by the link of a role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.documents.language import day_in_words
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign, Participation, RoleLink
from virage.web.jobs.actions import erase_occasion, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.limits import spend_invitations
from virage.web.organisations.secrets import digest_of, lasting_secret
from virage.web.refusals import RefusedError, require

MOST = 200
LINK_LIFE = timedelta(days=60)
JOIN = "campaign.join"


class TooManyError(RefusedError):
    """More people than one diagnosis takes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody to ask: an address and a role of the questionnaire."""

    email: str
    role: str


def invite_people(
    *, actor: Actor, campaign: Campaign, people: Iterable[Asked], language: str
) -> tuple[str, ...]:
    """Send each person a link of their own; return the addresses that were asked before.

    Nobody is asked when there would be more than two hundred (TooManyError), or more than one
    organisation, or one account, invites in a day (TooOftenError).
    """
    require("campaign.run", actor, bridge.thing_of(campaign))
    wanted = {each.email.strip().lower(): each.role for each in people}
    now = timezone.now()
    with transaction.atomic():
        _take(campaign)
        rows = Participation.objects.filter(campaign=campaign)
        before = set(rows.exclude(email="").values_list("email", flat=True))
        new = {email: role for email, role in wanted.items() if email not in before}
        if rows.count() + len(new) > MOST:
            raise TooManyError("too many people")
        if new:
            spend_invitations(campaign.organisation_id, actor.account, amount=len(new))
        for email, role in new.items():
            _ask(campaign, Asked(email, role), language=language, now=now)
        if new:
            _record("campaign.invite", actor, campaign, people=str(len(new)))
    return tuple(email for email in wanted if email in before)


def _ask(campaign: Campaign, asked: Asked, *, language: str, now: datetime) -> None:
    part = Participation(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        role=asked.role,
        email=asked.email,
        language=language,
        invited_at=now,
    )
    part.digest = digest_of(secret_of(part))
    part.save(force_insert=True)
    send_link(part=part, now=now, occasion=str(part.id))


def secret_of(part: Participation) -> str:
    """The secret of a personal link, the same each time it is asked for."""
    return lasting_secret("campaign.respond", part.id)


def send_link(*, part: Participation, now: datetime, occasion: str, reminder: bool = False) -> None:
    """Put the mail with the personal link in the outbox, once for each occasion.

    Inside the caller's transaction, once the policy was asked.
    """
    campaign = part.campaign
    post_mail(
        now=now,
        purpose="campaign.reminder" if reminder else "campaign.invitation",
        occasion=occasion,
        recipient=part.email,
        organisation=part.organisation_id,
        language=part.language,
        template=f"campaigns/mail/{'reminder' if reminder else 'invitation'}",
        context={
            "organisation": campaign.organisation.name,
            "url": absolute("campaigns:respond", secret_of(part), language=part.language),
            "due_on": date_in_words(campaign.due_on, part.language),
        },
    )


def date_in_words(day: date | None, language: str) -> str:
    """A day as a mail says it; nothing when there is none."""
    return day_in_words(day, "en" if language == "en" else "fr") if day else ""


def remind(*, actor: Actor, part: Participation) -> None:
    """Send somebody their link again, at most once a day."""
    require("campaign.run", actor, bridge.thing_of(part.campaign))
    now = timezone.now()
    with transaction.atomic():
        _take(part.campaign)
        if part.email and part.handed_in_at is None:
            occasion = f"{part.id}:by-hand:{timezone.localdate(now)}"
            send_link(part=part, now=now, occasion=occasion, reminder=True)
            Participation.objects.filter(id=part.id).update(invited_at=now)


def withdraw(*, actor: Actor, part: Participation) -> None:
    """Take an invitation back; what somebody answered already stays."""
    require("campaign.run", actor, bridge.thing_of(part.campaign))
    with transaction.atomic():
        _take(part.campaign)
        gone, _each = Participation.objects.filter(id=part.id, sheet=None).delete()
        if not gone:
            raise RefusedError("has begun")
        erase_occasion(str(part.id))
        _record("campaign.withdraw", actor, part.campaign)


def make_role_link(*, actor: Actor, campaign: Campaign, role: str) -> str:
    """Make the link of a role and return its secret; the one before stops working."""
    require("campaign.run", actor, bridge.thing_of(campaign))
    now = timezone.now()
    link = RoleLink(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        role=role,
        made_at=now,
        expires_at=now + LINK_LIFE,
    )
    secret = lasting_secret(JOIN, link.id)
    link.digest = digest_of(secret)
    with transaction.atomic():
        _take(campaign)
        RoleLink.objects.filter(campaign=campaign, role=role).delete()
        link.save(force_insert=True)
        _record("campaign.link", actor, campaign, role=role)
    return secret


def secret_of_link(link: RoleLink) -> str:
    """The secret of a role's link, made again; empty when the site had another key then."""
    secret = lasting_secret(JOIN, link.id)
    return secret if digest_of(secret) == link.digest else ""


def revoke_role_link(*, actor: Actor, campaign: Campaign, role: str) -> None:
    """Make the link of a role stop working."""
    require("campaign.run", actor, bridge.thing_of(campaign))
    with transaction.atomic():
        _take(campaign)
        RoleLink.objects.filter(campaign=campaign, role=role).delete()
        _record("campaign.unlink", actor, campaign, role=role)


def _take(campaign: Campaign) -> None:
    """Take the diagnosis's turn, as long as it is open."""
    if not Campaign.objects.select_for_update().filter(id=campaign.id, closed_at=None).exists():
        raise RefusedError("the diagnosis is closed")


def _record(verb: str, actor: Actor, campaign: Campaign, **fields: str) -> None:
    thing = UUID(str(campaign.id))
    organisation = campaign.organisation_id
    record(verb=verb, actor=actor, organisation=organisation, thing=thing, fields=fields)
