"""The plan of an organisation: how to begin one, the search that goes on, or the roadmap."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from virage.core.access import Actor, decide
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.plans import queries
from virage.web.plans.bridge import drafted, portrait_of
from virage.web.plans.forms.asked import BudgetForm
from virage.web.plans.models import Plan
from virage.web.plans.queries.remarks import open_counts
from virage.web.plans.views import purposing, screens
from virage.web.plans.views.beginning import form_for
from virage.web.plans.views.doors import CONFLICT, on_shared
from virage.web.plans.views.nothing import nothing_of
from virage.web.plans.views.words import can_search


@on_shared("plan.read")
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
        **_told(plan),
        "searches": can_search(),
        "leads": leads(actor, plan.organisation),
        "versions": queries.versions_of(plan.organisation),
        "talk": open_counts(plan),
        "presents": bool(decide("plan.present", actor, thing_of(plan.organisation))),
    }


def _told(plan: Plan) -> dict[str, object]:
    """What a plan and its last search say, with the form of its budget."""
    whole, solve = drafted(plan), queries.last_solve(plan)
    page = screens.roadmap_of(plan, whole)
    return {
        "page": page,
        "purpose": purposing.purpose_page(whole.content.purpose, screens.names_in(page)),
        "going": screens.going_of(plan, solve),
        "nothing": nothing_of(plan, whole, solve),
        "budget": BudgetForm(whole.content.means.budget),
    }


def leads(actor: Actor, organisation: Organisation) -> bool:
    """Whether somebody may change the plan."""
    return bool(decide("plan.edit", actor, thing_of(organisation)))
