"""Comparing other plans: the search goes on beside the page, and one of them becomes the plan."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.plans import actions, queries
from virage.web.plans.models import Plan
from virage.web.plans.views.choices import choices_of
from virage.web.plans.views.doors import CONFLICT, base_of, on_plan
from virage.web.plans.views.plan import leads
from virage.web.plans.views.steps import again, done
from virage.web.plans.views.words import can_search


@on_plan("plan.read")
@require_safe
def choices(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """The plans to choose from, as they are found."""
    return _shown(request, actor, plan)


@on_plan("plan.edit")
@require_POST
def compare(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Look for plans to choose from."""
    account, base = cast(User, request.user), base_of(request)
    solve = actions.ask_comparison(actor=actor, account=account, plan=plan, base=base)
    if solve is None:
        return again(request, actor, plan)
    return redirect("plans:choices", plan.organisation_id)


@on_plan("plan.edit")
@require_POST
def choose(request: HttpRequest, actor: Actor, plan: Plan, *, choice_id: UUID) -> HttpResponse:
    """Make one of them the plan."""
    choice = queries.choice_of(plan, choice_id)
    if choice is None:
        raise Http404
    if actions.choose(actor=actor, plan=plan, base=base_of(request), choice=choice):
        return done(request, plan, "choice")
    fresh = queries.plan_of(plan.organisation) or plan
    return _shown(request, actor, fresh, late=True)


def _shown(request: HttpRequest, actor: Actor, plan: Plan, *, late: bool = False) -> HttpResponse:
    context = {
        "organisation": plan.organisation,
        "plan": plan,
        "page": choices_of(plan),
        "leads": leads(actor, plan.organisation),
        "searches": can_search(),
        "late": late,
    }
    part = "#found" if request.headers.get("HX-Request") else ""
    status = CONFLICT if late else 200
    return render(request, f"plans/choices.html{part}", context, status=status)
