"""Around a table: an advisor writes down what several people answer, one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.campaigns import bridge
from virage.web.campaigns.actions.answering import MOST, begin, hand_in, take_turn
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.actions import Save, Saved, save_answers
from virage.web.diagnostics.models import Sheet
from virage.web.journal.actions import record
from virage.web.organisations.secrets import digest_of
from virage.web.refusals import RefusedError, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a device brings back of one person.

    `id` was drawn by the device, so that bringing the same again changes nothing; `done` is None
    while nobody said there whether the person has finished; `known` whether the device heard
    already that this person was written down.
    """

    id: UUID
    role: str
    consents: bool
    done: bool | None
    saves: tuple[Save, ...]
    client: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """The part of a person as it stands now, and what became of their answers."""

    part: Participation
    saved: Saved


def hold(*, actor: Actor, campaign: Campaign, brought: Brought) -> Held:
    """Write down what a person answered around the actor's table; the first time, they take part.

    An answer that changed elsewhere meanwhile is reported and left as it is. RefusedError once the
    diagnosis is closed, for a role that it does not know, a person who is not of this table, or
    who erased what they had said.
    """
    require("campaign.hold", actor, bridge.thing_of(campaign))
    with transaction.atomic():
        campaign = take_turn(campaign)
        part, sheet = _seated(actor, campaign, brought)
        holding = replace(actor, keys=actor.keys | {str(sheet.id)})
        saved = save_answers(actor=holding, sheet=sheet, saves=brought.saves, client=brought.client)
        if brought.done is not None and brought.done != (part.handed_in_at is not None):
            hand_in(actor=holding, part=part, done=brought.done)
            part.refresh_from_db(fields=["handed_in_at"])
    return Held(part, saved)


def _seated(actor: Actor, campaign: Campaign, brought: Brought) -> tuple[Participation, Sheet]:
    """The part of a person of this table, made when there is none yet."""
    part = Participation.objects.filter(id=brought.id).select_related("sheet").first()
    if part is None and brought.known:
        raise RefusedError("erased meanwhile")
    if part is None:
        return _new(actor, campaign, brought)
    of_table = part.campaign_id == campaign.id and str(part.held_by_id) == actor.account
    if part.sheet is None or not of_table:
        raise RefusedError("is of another table")
    return part, part.sheet


def _new(actor: Actor, campaign: Campaign, brought: Brought) -> tuple[Participation, Sheet]:
    _check_role(brought.role, (each.id for each in bridge.questionnaire_of(campaign).roles))
    if Participation.objects.filter(campaign=campaign).count() >= MOST:
        raise RefusedError("too many people")
    sheet = begin(Actor(), campaign)
    part = Participation(
        id=brought.id,
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        role=brought.role,
        sheet=sheet,
        held_by_id=actor.account,
        consents=brought.consents,
        invited_at=timezone.now(),
    )
    part.digest = digest_of(secret_of(part))
    part.save(force_insert=True)
    place, thing = campaign.organisation_id, UUID(str(part.id))
    record(verb="campaign.hold", actor=actor, organisation=place, thing=thing)
    return part, sheet


def _check_role(role: str, known: Iterable[str]) -> None:
    if role not in known:
        raise RefusedError("no such role")
