"""Closing a diagnosis, once it is clear what that means."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.web.campaigns import bridge
from virage.web.campaigns.actions.closing import (
    BOARD,
    NobodyAnsweredError,
    StillAnsweringError,
    close_campaign,
)
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits
from virage.web.campaigns.views.doors import or_sign_in
from virage.web.organisations.actors import actor_of
from virage.web.policy import verb
from virage.web.refusals import admit
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class RoleTurnout:
    """One role: how many were asked, how many handed in, how many began only, and have not."""

    title: str
    asked: int
    handed_in: int
    begun: int
    missing: int


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """What is asked before closing; `problem` says why it could not be done."""

    campaign_id: UUID
    number: int
    roles: tuple[RoleTurnout, ...]
    missing: int
    begun: int
    problem: str
    seats_offered: int
    without_address: int


@verb("campaign.run")
@or_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Ask whether to close, or close."""
    actor = actor_of(request)
    campaign = portraits.campaign_shown_to(actor, campaign_id)
    if campaign is None:
        raise Http404
    admit("campaign.run", actor, bridge.thing_of(campaign))
    if campaign.closed_at is not None:
        return redirect("campaigns:portrait", campaign.id)
    if request.method == "POST" and not (problem := _closed(request, campaign)):
        return redirect("campaigns:portrait", campaign.id)
    page = _asked(campaign, problem if request.method == "POST" else "")
    return render(
        request, "campaigns/close.html", {"page": page}, status=422 if page.problem else 200
    )


def _closed(request: HttpRequest, campaign: Campaign) -> str:
    """Close; what prevents it, in words."""
    try:
        close_campaign(actor=actor_of(request), campaign=campaign)
    except NobodyAnsweredError:
        return _("Nobody has answered a question yet: there is nothing to close on.")
    except StillAnsweringError:
        return _("People are answering at this very moment. Wait until they are done, then close.")
    return ""


def _asked(campaign: Campaign, problem: str) -> ClosingPage:
    turnout = {each.role: each for each in portraits.turnout_of(campaign)}
    roles = tuple(
        _turnout(role.title.in_(language()), turnout[role.id])
        for role in bridge.questionnaire_of(campaign).roles
        if role.id in turnout
    )
    seatless = portraits.board_without_a_seat(campaign, BOARD)
    return ClosingPage(
        campaign_id=campaign.id,
        number=campaign.number,
        roles=roles,
        missing=sum(role.missing for role in roles),
        begun=sum(role.begun for role in roles),
        problem=problem,
        seats_offered=len(seatless.emails),
        without_address=seatless.unknown,
    )


def _turnout(title: str, counted: portraits.Turnout) -> RoleTurnout:
    return RoleTurnout(
        title=title,
        asked=counted.asked,
        handed_in=counted.handed_in,
        begun=max(0, counted.begun - counted.handed_in),
        missing=counted.asked - max(counted.begun, counted.handed_in),
    )
