"""The home of an organisation, and the running of a diagnosis: who is asked, who has answered."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.campaigns import actions, bridge
from virage.web.campaigns.forms.running import LastDayForm, PeopleForm
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import running
from virage.web.campaigns.views import screens
from virage.web.campaigns.views.doors import on_campaign
from virage.web.diagnostics.views.doors import actor_of
from virage.web.limits import TooOftenError, hold
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

FORMS = ["GET", "HEAD", "POST"]


@on_organisation("campaign.read")
@require_safe
def home(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """The organisation's home: its diagnoses, and what there is to do."""
    page = screens.home_page(actor_of(request), organisation)
    return render(request, "campaigns/home.html", {"page": page, "organisation": organisation})


@on_organisation("campaign.start")
@require_http_methods(FORMS)
def start(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Begin a diagnosis."""
    form = LastDayForm(timezone.localdate(), data=posted(request))
    if not form.is_valid():
        context = {"form": form, "organisation": organisation}
        status = 422 if form.is_bound else 200
        return render(request, "campaigns/start.html", context, status=status)
    try:
        campaign = actions.start_campaign(
            actor=actor, organisation=organisation, due_on=form.cleaned_data["due_on"]
        )
    except actions.OpenAlreadyError:
        return redirect("campaigns:home", organisation.id)
    return redirect("campaigns:campaign", campaign.id)


@on_campaign("campaign.run")
@require_http_methods(FORMS)
def campaign(request: HttpRequest, actor: Actor, campaign: Campaign) -> HttpResponse:
    """Who is asked and who has answered; ask more people, each by a mail with a link."""
    questionnaire = bridge.questionnaire_of(campaign)
    form = PeopleForm(questionnaire, language(), data=posted(request))
    known, wait = _invite(actor, campaign, form) if form.is_valid() else ((), 0)
    if form.is_valid() and not known:
        tell(request, screens.invited(len(form.people)))
        return redirect("campaigns:campaign", campaign.id)
    page = screens.campaign_page(campaign, known=known)
    context = {"page": page, "form": form, "organisation": campaign.organisation}
    status = 422 if form.is_bound and form.errors else 200
    return hold(render(request, "campaigns/campaign.html", context, status=status), wait)


def _invite(actor: Actor, campaign: Campaign, form: PeopleForm) -> tuple[tuple[str, ...], int]:
    """Who was asked before, and how long to wait; what is refused is said on the form."""
    language = form.cleaned_data["language"]
    try:
        known = actions.invite_people(
            actor=actor, campaign=campaign, people=form.people, language=language
        )
    except actions.TooManyError:
        form.add_error("emails", screens.too_many())
    except TooOftenError as refusal:
        form.add_error("emails", refusal.words)
        return (), refusal.wait
    else:
        return known, 0
    return (), 0


@on_campaign("campaign.run")
@require_http_methods(FORMS)
def last_day(request: HttpRequest, actor: Actor, campaign: Campaign) -> HttpResponse:
    """Move the last day."""
    form = LastDayForm(timezone.localdate(), data=posted(request), known=campaign.due_on)
    if form.is_valid():
        actions.set_last_day(actor=actor, campaign=campaign, due_on=form.cleaned_data["due_on"])
        tell(request, _("The last day is changed."))
        return redirect("campaigns:campaign", campaign.id)
    context = {"form": form, "campaign_id": campaign.id, "organisation": campaign.organisation}
    status = 422 if form.is_bound else 200
    return render(request, "campaigns/last_day.html", context, status=status)


@on_campaign("campaign.run")
@require_POST
def person(
    request: HttpRequest, actor: Actor, campaign: Campaign, *, participation_id: UUID
) -> HttpResponse:
    """Send somebody their link again, or take their invitation back."""
    part = running.participation_of(campaign, participation_id)
    if part is None:
        raise Http404
    if "withdraw" in request.POST:
        actions.withdraw(actor=actor, part=part)
        tell(request, _("The invitation is withdrawn."))
    else:
        actions.remind(actor=actor, part=part)
        tell(request, _("The reminder is on its way; one goes at most each day."))
    return redirect("campaigns:campaign", campaign.id)


@on_campaign("campaign.run")
@require_http_methods(FORMS)
def role_link(
    request: HttpRequest, actor: Actor, campaign: Campaign, *, role_id: str
) -> HttpResponse:
    """Show the link of a role with its code for an assembly; make it, replace it, or revoke it."""
    role = next((r for r in bridge.questionnaire_of(campaign).roles if r.id == role_id), None)
    if role is None:
        raise Http404
    link = running.role_links_of(campaign, timezone.now()).get(role.id)
    if request.method == "POST":
        return _change_link(request, actor, campaign, role=role.id, live=link is not None)
    if link is None or campaign.closed_at:
        return redirect("campaigns:campaign", campaign.id)
    page = screens.link_page(link, role.title.in_(language()))
    context = {"page": page, "organisation": campaign.organisation}
    return render(request, "campaigns/role_link.html", context)


def _change_link(
    request: HttpRequest, actor: Actor, campaign: Campaign, *, role: str, live: bool
) -> HttpResponse:
    """Revoke the link, or make one; one that works is replaced only when that was asked for."""
    if "revoke" in request.POST:
        actions.revoke_role_link(actor=actor, campaign=campaign, role=role)
        tell(request, _("The link is revoked."))
        return redirect("campaigns:campaign", campaign.id)
    if not live or "replace" in request.POST:
        actions.make_role_link(actor=actor, campaign=campaign, role=role)
    return redirect("campaigns:role_link", campaign.id, role)
