"""Taking part: a sheet of one's own, opened by a link or by one's seat, handed in when done."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign, Participation, RoleLink
from virage.web.campaigns.queries import running
from virage.web.campaigns.roles import respondent_role
from virage.web.diagnostics.actions import start_part
from virage.web.diagnostics.actions.finishing import finish, region_of
from virage.web.diagnostics.actions.keys import new_key
from virage.web.diagnostics.bridge import thing_of
from virage.web.diagnostics.models import Purpose, Sheet
from virage.web.diagnostics.queries import answers_of as rows_of
from virage.web.diagnostics.queries import has_owner
from virage.web.organisations.bridge import answers_of
from virage.web.organisations.queries import facts_of
from virage.web.refusals import RefusedError, require

MOST = 500


@dataclass(frozen=True, slots=True)
class Entered:
    """The sheet that somebody answers, and the new key of their browser ("" when it has one)."""

    sheet: Sheet
    key: str = ""


def respond(*, actor: Actor, part: Participation, consents: bool) -> Entered:
    """Open one's sheet by one's personal link; the first time, it is made.

    The link opens the sheet on any device; the first one owns it (also what was begun around an
    advisor's table), another one reads and answers, as a guest: whoever a mail was forwarded to
    erases nothing and reads no portrait. It signs nobody in: an account is joined to the part only
    when it is that of the address invited. RefusedError once the first device closed the sheet
    everywhere else, and for the advisor around whose table it was begun.
    """
    require("campaign.enter", actor)
    with transaction.atomic():
        campaign = take_turn(part.campaign)
        part = Participation.objects.select_for_update(of=("self",)).get(id=part.id)
        if part.sheet is not None:
            if actor.account and actor.account == str(part.held_by_id):
                raise RefusedError("only the person themselves")
            key = _guest_key if has_owner(part.sheet) else _key
            return Entered(part.sheet, key(actor, part.sheet))
        mine = _account_for(actor, part)
        part.sheet = begin(actor if mine else Actor(), campaign)
        part.account_id, part.consents = mine, consents
        part.save(update_fields=["sheet", "account", "consents"])
        return Entered(part.sheet, _key(actor, part.sheet))


def _guest_key(actor: Actor, sheet: Sheet) -> str:
    """A key for one more browser; none for one that has a key, or where the account answers."""
    if str(sheet.id) in actor.keys or actor.account == str(sheet.respondent_id):
        return ""
    if sheet.closed_elsewhere_at is not None:
        raise RefusedError("closed elsewhere")
    return new_key(sheet, Purpose.GUEST, timezone.now())


def _account_for(actor: Actor, part: Participation) -> str | None:
    """The account of who asks, when it is the one invited and has no other part."""
    if actor.account is None or running.own_participation(
        Actor(account=actor.account), part.campaign
    ):
        return None
    return actor.account if running.is_address_of(actor, part.email) else None


def join(*, actor: Actor, link: RoleLink, consents: bool) -> Entered:
    """Take part by the link of a role; a browser or an account that has a part goes on with it."""
    require("campaign.enter", actor)
    with transaction.atomic():
        campaign = take_turn(link.campaign)
        sheet = _own_sheet(actor, campaign, link.role, consents=consents)
        return Entered(sheet, _key(actor, sheet))


def take_part(*, actor: Actor, campaign: Campaign, consents: bool) -> Entered:
    """Take part by one's seat in the organisation."""
    seat = actor.seat_in(str(campaign.organisation_id))
    if seat is None:
        raise RefusedError("is of elsewhere")
    require("campaign.read", actor, bridge.thing_of(campaign))
    role = respondent_role(bridge.questionnaire_of(campaign), seat.role)
    with transaction.atomic():
        campaign = take_turn(campaign)
        sheet = _own_sheet(actor, campaign, role, consents=consents)
        return Entered(sheet, _key(actor, sheet))


def _own_sheet(actor: Actor, campaign: Campaign, role: str, *, consents: bool) -> Sheet:
    """The sheet of who asks: the one they have, or a new one under this role."""
    part = running.own_participation(actor, campaign)
    if part is None:
        if Participation.objects.filter(campaign=campaign).count() >= MOST:
            raise RefusedError("too many people")
        part = Participation(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            role=role,
            account_id=actor.account,
        )
    if part.sheet is None:
        part.sheet, part.consents = begin(actor, campaign), consents
        part.save()
    return part.sheet


def begin(actor: Actor, campaign: Campaign) -> Sheet:
    """A sheet on the diagnosis's own version, with the facts that the organisation has said."""
    questionnaire = bridge.questionnaire_of(campaign)
    facts = answers_of(questionnaire, facts_of(campaign.organisation).values())
    organisation = campaign.organisation
    return start_part(
        actor=actor, organisation=organisation, questionnaire=questionnaire, profile=facts
    )


def _key(actor: Actor, sheet: Sheet) -> str:
    """A key for this browser, which then owns the sheet as much as the first one."""
    if str(sheet.id) in actor.keys - actor.guest_of:
        return ""
    return new_key(sheet, Purpose.BROWSER, timezone.now())


def hand_in(*, actor: Actor, part: Participation, done: bool) -> None:
    """Say that one is done, or not yet after all; answers may change until the closing."""
    if part.sheet is None:
        raise RefusedError("has no sheet")
    require("diagnosis.answer", actor, thing_of(part.sheet))
    with transaction.atomic():
        take_turn(part.campaign)
        moment = timezone.now() if done else None
        Participation.objects.filter(id=part.id).update(handed_in_at=moment)
        if done:
            finish(actor=actor, sheet=part.sheet, region=region_of(rows_of(part.sheet)))


def take_turn(campaign: Campaign) -> Campaign:
    """Take the diagnosis's turn, as long as it is open."""
    rows = Campaign.objects.select_for_update(of=("self",)).filter(id=campaign.id, closed_at=None)
    found = rows.select_related("organisation").first()
    if found is None:
        raise RefusedError("the diagnosis is closed")
    return found
