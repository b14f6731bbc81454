"""Asking for the best plan: the search goes on beside the pages, may be followed and cancelled."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.plans import actions, queries
from virage.web.plans.models import Plan
from virage.web.plans.views import screens
from virage.web.plans.views.doors import base_of, on_plan
from virage.web.plans.views.plan import leads
from virage.web.plans.views.steps import again
from virage.web.ui.page import tell


@on_plan("plan.edit")
@require_POST
def propose(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Ask for the best plan that keeps what is held."""
    account, base = cast(User, request.user), base_of(request)
    solve = actions.ask_proposal(actor=actor, account=account, plan=plan, base=base)
    if solve is None:
        return again(request, actor, plan)
    return redirect("plans:progress", plan.organisation_id)


@on_plan("plan.read")
@require_safe
def progress(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """How far the search is; once it is over, the plan."""
    going = screens.going_of(plan, queries.last_solve(plan))
    if going is None or not going.goes_on:
        return _over(request, plan)
    if going.compares:
        return redirect("plans:choices", plan.organisation_id)
    context = {"organisation": plan.organisation, "plan": plan, "going": going}
    context["leads"] = leads(actor, plan.organisation)
    part = "#going" if request.headers.get("HX-Request") else ""
    return render(request, f"plans/progress.html{part}", context)


def _over(request: HttpRequest, plan: Plan) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect("plans:plan", plan.organisation_id)
    response = HttpResponse()
    response["HX-Redirect"] = reverse("plans:plan", args=[plan.organisation_id])
    return response


@on_plan("plan.edit")
@require_POST
def cancel(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """End the search; the plan stays as it is."""
    solve = queries.last_solve(plan)
    if solve is not None and actions.cancel_solve(actor=actor, solve=solve):
        tell(request, _("The search is cancelled; the plan is as it was."))
    return redirect("plans:plan", plan.organisation_id)
