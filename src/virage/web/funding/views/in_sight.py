"""Funding in sight: what a portrait lets one hope for, on screen and as a PDF; nothing is kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.web.campaigns.bridge import name_of
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.views.doors import or_sign_in
from virage.web.campaigns.views.portrait import admitted
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.funding import bridge
from virage.web.funding.views.printing import as_pdf
from virage.web.funding.views.screens import Asking, InSight, in_sight
from virage.web.policy import verb
from virage.web.ui.page import language

PAGE = "funding/in_sight.html"


@on_sheet("diagnosis.read")
@require_safe
def of_sheet(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Show what may pay, from the facts of one sheet; one part of a diagnosis has none."""
    if sheet.organisation_id:
        return redirect("campaigns:hand_in", sheet.id)
    owned = str(sheet.id) not in actor.guest_of
    shown = _of_sheet(sheet, request.GET.get("need", ""))
    return render(request, PAGE, {"screen": shown, "sheet_id": sheet.id, "may_keep": owned})


@on_sheet("diagnosis.read")
@require_safe
def pdf_of_sheet(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """The same as a PDF."""
    if sheet.organisation_id:
        return redirect("campaigns:hand_in", sheet.id)
    return as_pdf(_of_sheet(sheet, request.GET.get("need", "")).page)


@verb("portrait.read")
@or_sign_in
@require_safe
def of_diagnosis(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Show what may pay, from the facts that were locked with a closed diagnosis."""
    _actor, campaign = admitted(request, campaign_id)
    shown = _of_diagnosis(campaign, request.GET.get("need", ""))
    response = render(request, PAGE, {"screen": shown, "campaign_id": campaign.id})
    add_never_cache_headers(response)
    return response


@verb("portrait.read")
@or_sign_in
@require_safe
def pdf_of_diagnosis(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """The same as a PDF."""
    _actor, campaign = admitted(request, campaign_id)
    response = as_pdf(_of_diagnosis(campaign, request.GET.get("need", "")).page)
    add_never_cache_headers(response)
    return response


def _of_sheet(sheet: Sheet, need: str) -> InSight:
    asking = Asking(sheet.name, timezone.localdate(), need, language())
    return in_sight(bridge.told_by_sheet(sheet), asking)


def _of_diagnosis(campaign: Campaign, need: str) -> InSight:
    closed = campaign.closed_at and timezone.localdate(campaign.closed_at)
    name = name_of(campaign)
    asking = Asking(name, timezone.localdate(), need, language(), locked_on=closed)
    return in_sight(bridge.told_by_diagnosis(campaign), asking)
