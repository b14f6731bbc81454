"""The plan of an organisation: how to begin one, the search that goes on, or the roadmap."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from virage.core.access import Actor, decide
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.plans import queries
from virage.web.plans.bridge import portrait_of
from virage.web.plans.models import Plan
from virage.web.plans.views import screens
from virage.web.plans.views.beginning import form_for
from virage.web.plans.views.doors import CONFLICT
from virage.web.plans.views.words import can_search


@on_organisation("plan.read")
@require_safe
def plan(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show the plan; before there is one, what a plan is and what it needs."""
    plans = queries.plans_of(organisation)
    if plans:
        return show(request, actor, plans[0], others=plans[1:])
    context = {"organisation": organisation, "searches": can_search()}
    context["leads"] = leads(actor, organisation)
    campaign = queries.last_closed(organisation)
    if campaign is not None:
        context["form"] = form_for(portrait_of(campaign), timezone.localdate())
    return render(request, "plans/begin.html", context)


def show(
    request: HttpRequest,
    actor: Actor,
    plan: Plan,
    *,
    late: bool = False,
    others: tuple[Plan, ...] | None = None,
) -> HttpResponse:
    """The plan; `late` when what was asked came after somebody's change, and was not done.

    `others` are the plans that stand beside it, where they were read already.
    """
    context = _shown(actor, plan) | {"late": late}
    context["others"] = queries.plans_beside(plan) if others is None else others
    return render(request, "plans/plan.html", context, status=CONFLICT if late else 200)


def _shown(actor: Actor, plan: Plan) -> dict[str, object]:
    return {
        "organisation": plan.organisation,
        "plan": plan,
        "page": screens.roadmap_of(plan),
        "going": screens.going_of(plan),
        "searches": can_search(),
        "leads": leads(actor, plan.organisation),
        "versions": queries.versions_of(plan.organisation),
    }


def leads(actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody may change the plan."""
    return bool(decide("plan.edit", actor, thing_of(organisation)))
