"""With whom the portrait of a closed diagnosis is shared: four consents, off by default."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.web.campaigns import bridge
from virage.web.campaigns.actions.sharing import share, stop_sharing
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits
from virage.web.campaigns.views.doors import or_sign_in
from virage.web.organisations.actors import actor_of
from virage.web.organisations.models import Purpose
from virage.web.policy import verb
from virage.web.refusals import admit, said

ACTS = {"yes": share, "no": stop_sharing}


@dataclass(frozen=True, slots=True)
class Sharing:
    """One sharing: what is shown to whom, and whether it is on."""

    purpose: str
    title: str
    what: str
    on: bool


@dataclass(frozen=True, slots=True)
class SharingPage:
    """The sharings of one diagnosis."""

    campaign_id: UUID
    name: str
    number: int
    sharings: tuple[Sharing, ...]


@verb("portrait.share")
@or_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Show the sharings, or give one, or withdraw it."""
    campaign = _campaign(request, campaign_id)
    if request.method != "POST":
        return render(request, "campaigns/sharing.html", {"page": _page(campaign)})
    _choose(request, campaign)
    return redirect("campaigns:sharing", campaign.id)


def _choose(request: HttpRequest, campaign: Campaign) -> None:
    """Give the consent that was asked for, or withdraw it."""
    purpose, wanted = request.POST.get("purpose"), request.POST.get("share")
    if purpose not in Purpose.values or wanted not in ACTS:
        raise BadRequest
    ACTS[wanted](actor=actor_of(request), campaign=campaign, purpose=Purpose(purpose))


def _campaign(request: HttpRequest, campaign_id: UUID) -> Campaign:
    """The diagnosis, closed, of which the actor holds the account; 404 or 403 otherwise."""
    actor = actor_of(request)
    campaign = portraits.campaign_shown_to(actor, campaign_id)
    if campaign is None:
        raise Http404
    admit("portrait.share", actor, bridge.thing_of(campaign))
    if campaign.closed_at is None:
        raise PermissionDenied(said("the diagnosis is still open"))
    return campaign


def _page(campaign: Campaign) -> SharingPage:
    shared = portraits.shared_of(campaign)
    return SharingPage(
        campaign_id=campaign.id,
        name=bridge.name_of(campaign),
        number=campaign.number,
        sharings=tuple(
            Sharing(purpose, title, what, purpose in shared) for purpose, title, what in _sharings()
        ),
    )


def _sharings() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            Purpose.RESPONDENTS.value,
            _("The people who answered"),
            _("Whoever answered this diagnosis sees the whole portrait."),
        ),
        (
            Purpose.MEMBERS.value,
            _("Your members"),
            _("Members see the page made for the assembly, and nothing else."),
        ),
        (
            Purpose.ADVISOR.value,
            _("The programme’s advisor"),
            _("The advisor of your region may read the whole portrait, to help you."),
        ),
        (
            Purpose.PEERS.value,
            _("The statistics of your peers"),
            _(
                "Your scores are counted, without your name, in the medians shown to organisations"
                " like yours."
            ),
        ),
    )
