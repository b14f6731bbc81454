"""The portrait of a diagnosis: on screen, as the document that was stored, on one page."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from virage.core.access import Actor, decide
from virage.documents.portrait import OnePage, PortraitPage, one_page, portrait_page
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits
from virage.web.campaigns.views.doors import or_sign_in
from virage.web.diagnostics.views.doors import actor_of
from virage.web.policy import verb
from virage.web.refusals import admit
from virage.web.ui.downloads import PDF, download, file_name
from virage.web.ui.page import language

PORTRAIT, MEMBERS = "portrait", "members"


@dataclass(frozen=True, slots=True)
class PortraitScreen:
    """A page of the portrait of a diagnosis.

    `may_share` says whether the actor decides on that, `may_plan` whether the plan is for them.
    """

    campaign_id: UUID
    organisation_id: UUID
    number: int
    page: PortraitPage
    may_share: bool
    may_plan: bool


@dataclass(frozen=True, slots=True)
class MembersScreen:
    """The page for members of a diagnosis."""

    campaign_id: UUID
    number: int
    page: OnePage


@verb("portrait.read")
@or_sign_in
@require_safe
def screen(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Show the portrait, from what was locked."""
    actor, campaign = admitted(request, campaign_id)
    seat = actor.seat_in(str(campaign.organisation_id))
    shown = PortraitScreen(
        campaign_id=campaign.id,
        organisation_id=campaign.organisation_id,
        number=campaign.number,
        page=_page(campaign),
        may_share=bool(seat and seat.holder),
        may_plan=bool(decide("plan.read", actor, bridge.thing_of(campaign))),
    )
    return _private(render(request, "campaigns/portrait.html", {"screen": shown}))


@verb("portrait.read")
@or_sign_in
@require_safe
def pdf(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Give the document that was stored at closing."""
    _actor, campaign = admitted(request, campaign_id)
    return _stored(campaign, PORTRAIT)


@verb("portrait.read")
@or_sign_in
@require_safe
def members(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Show the page for members."""
    _actor, campaign = admitted(request, campaign_id, brief=True)
    shown = MembersScreen(campaign.id, campaign.number, one_page(_page(campaign)))
    return _private(render(request, "campaigns/members_page.html", {"screen": shown}))


@verb("portrait.read")
@or_sign_in
@require_safe
def members_pdf(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Give the page for members that was stored at closing."""
    _actor, campaign = admitted(request, campaign_id, brief=True)
    return _stored(campaign, MEMBERS)


def admitted(
    request: HttpRequest, campaign_id: UUID, *, brief: bool = False
) -> tuple[Actor, Campaign]:
    """Who asks and the diagnosis whose portrait they may read; 404 or 403 otherwise."""
    actor = actor_of(request)
    campaign = portraits.campaign_shown_to(actor, campaign_id)
    if campaign is None:
        raise Http404
    parts, shared = portraits.parts_of(campaign), portraits.shared_of(campaign)
    actor = _with_sheets(actor, parts)
    admit("portrait.read", actor, bridge.portrait_thing(campaign, shared, parts, brief=brief))
    return actor, campaign


def _with_sheets(actor: Actor, parts: tuple[portraits.Part, ...]) -> Actor:
    """The actor, to whom a sheet that their account answers, or that was asked for at their
    address, opens what its key would.
    """
    own = {part.sheet_id for part in parts if actor.account and actor.account in part.accounts}
    return replace(actor, keys=actor.keys | own, guest_of=actor.guest_of - own)


def _page(campaign: Campaign) -> PortraitPage:
    picture = bridge.picture_of(campaign, portraits.material_of(campaign))
    return portrait_page(
        picture.portrait,
        language(),
        day=timezone.localdate(campaign.closed_at),
        name=bridge.name_of(campaign),
        heard=picture.heard,
    )


def _stored(campaign: Campaign, kind: str) -> HttpResponse:
    report = portraits.report_of(campaign, kind, language())
    if report is None or campaign.closed_at is None:
        raise Http404
    day = timezone.localdate(campaign.closed_at)
    words = f"{kind} {bridge.name_of(campaign)}"
    name = file_name(words, f"t{campaign.number}", day, ending="pdf")
    return _private(download(bytes(report.pdf), name=name, kind=PDF))


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
