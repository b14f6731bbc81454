"""The funding of an organisation: what to tell first, what may pay, and its cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.web.funding import queries
from virage.web.funding.forms.filters import FilterForm
from virage.web.funding.views import asking, cards
from virage.web.funding.views.printing import as_pdf
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import facts_of
from virage.web.organisations.views.doors import on_organisation


@on_organisation("funding.read")
@require_safe
def organisation(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show what may pay for an organisation, by what it told."""
    told = facts_of(organisation)
    screen = cards.screen_of(organisation, told, request.GET)
    context = {
        "screen": screen,
        "organisation": organisation,
        "filters": FilterForm(screen.needs, screen.forms, initial=screen.chosen),
        "asked": asking.first(screen.page, told),
        "asked_for": request.GET.urlencode(),
        "open_at": reverse("funding:open_case", args=[organisation.id, "x"]).removesuffix("x/"),
        "cases": cards.case_lines(queries.cases_of(organisation)),
    }
    return render(request, "funding/organisation.html", context)


@on_organisation("funding.read")
@require_safe
def pdf(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """The same programmes as a PDF."""
    return as_pdf(cards.screen_of(organisation, facts_of(organisation), request.GET).page)
