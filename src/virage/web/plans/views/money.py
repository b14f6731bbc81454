"""The money of a plan: who may pay each step, the years, the cash, the people, the promise."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from virage.core.access import Actor, decide
from virage.web.organisations.bridge import thing_of
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import on_plan
from virage.web.plans.views.ledgers import ledger_of


@on_plan("plan.read")
@require_safe
def money(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Show who may pay for what, when money goes out and comes in, and what it is for."""
    context = {
        "organisation": plan.organisation,
        "page": ledger_of(plan, timezone.localdate()),
        "files": bool(decide("funding.edit", actor, thing_of(plan.organisation))),
    }
    return render(request, "plans/money.html", context)
