"""Two diagnoses of an organisation side by side: what changed, on screen and on paper."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from virage.core.change import Wave, compare
from virage.documents.change import ChangePage, Moment, change_page
from virage.documents.pdf import change_pdf
from virage.library import CatalogueError
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits
from virage.web.campaigns.views.doors import or_sign_in
from virage.web.campaigns.views.portrait import admitted
from virage.web.diagnostics.bridge import catalogues
from virage.web.policy import verb
from virage.web.ui.downloads import PDF, download, file_name
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class ComparisonScreen:
    """The page of a change between two diagnoses, by their numbers."""

    campaign_id: UUID
    earlier_id: UUID
    number: int
    earlier_number: int
    page: ChangePage


@verb("portrait.read")
@or_sign_in
@require_safe
def screen(request: HttpRequest, campaign_id: UUID, earlier_id: UUID) -> HttpResponse:
    """Show what changed, to whoever may read both portraits."""
    earlier, later = _both(request, campaign_id, earlier_id)
    shown = ComparisonScreen(
        later.id, earlier.id, later.number, earlier.number, _page(earlier, later)
    )
    response = render(request, "campaigns/comparison.html", {"screen": shown})
    add_never_cache_headers(response)
    return response


@verb("portrait.read")
@or_sign_in
@require_safe
def pdf(request: HttpRequest, campaign_id: UUID, earlier_id: UUID) -> HttpResponse:
    """Give the same as a document."""
    earlier, later = _both(request, campaign_id, earlier_id)
    page = _page(earlier, later)
    numbers = (f"t{earlier.number}", f"t{later.number}")
    name = file_name(bridge.name_of(later), *numbers, page.day_iso, ending="pdf")
    response = download(change_pdf(page), name=name, kind=PDF)
    add_never_cache_headers(response)
    return response


def _both(request: HttpRequest, campaign_id: UUID, earlier_id: UUID) -> tuple[Campaign, Campaign]:
    """Two diagnoses of one organisation, the earlier one first; each as its portrait is."""
    _actor, later = admitted(request, campaign_id)
    _actor, earlier = admitted(request, earlier_id)
    if earlier.organisation_id != later.organisation_id or earlier.number >= later.number:
        raise Http404
    return earlier, later


def _page(earlier: Campaign, later: Campaign) -> ChangePage:
    before, after = _wave(earlier), _wave(later)
    try:
        items = catalogues().item_map(before.questionnaire, after.questionnaire)
    except CatalogueError:  # another questionnaire, or a version that nothing links to this one
        raise Http404 from None
    return change_page(
        compare(before, after, items),
        Moment(timezone.localdate(earlier.closed_at), before.questionnaire),
        Moment(timezone.localdate(later.closed_at), after.questionnaire),
        language=language(),
        name=bridge.name_of(later),
    )


def _wave(campaign: Campaign) -> Wave:
    """What everybody said in a locked diagnosis, with the exact midpoints."""
    portrait = bridge.picture_of(campaign, portraits.material_of(campaign)).portrait
    return Wave(portrait.questionnaire, portrait.sheet.answers, portrait.sheet.exact)
