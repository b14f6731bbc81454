"""Whether a plan is ready for the board; and what a lead lets it say."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor, decide
from virage.web.accounts.models import User
from virage.web.offices.models import Accompaniment
from virage.web.offices.views.doors import on_case
from virage.web.organisations.bridge import thing_of
from virage.web.plans import actions, queries
from virage.web.plans.examining import findings_of
from virage.web.plans.forms.vendors import PassForm
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import REFUSED, on_plan
from virage.web.plans.views.readying import ready_of
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@on_plan("plan.read")
@require_safe
def ready(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Everything that the quality check finds, and where each thing is mended."""
    organisation = plan.organisation
    context = {"organisation": organisation, "plan": plan, "page": ready_of(plan)}
    context["presents"] = bool(decide("plan.present", actor, thing_of(organisation)))
    context["leads"] = bool(decide("plan.edit", actor, thing_of(organisation)))
    return render(request, "plans/ready.html", context)


@on_case("plan.override")
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """The names of vendors that a plan says, without the plan; a lead lets one pass."""
    plan = queries.plan_of(case.organisation)
    found = _names_in(plan) if plan else {}
    form = PassForm([name for name, why in found.items() if not why], posted(request))
    if plan is not None and form.is_valid():
        account = cast(User, request.user)
        actions.let_pass(actor=actor, account=account, case=case, plan=plan, **form.cleaned_data)
        tell(request, _("The plan may say this name; your reason is shown beside it."))
        return redirect("plans:names", case.id)
    return _named(request, {"case": case, "names": found, "form": form})


def _named(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    status = REFUSED if context["form"].is_bound else 200
    return render(request, "plans/names.html", context, status=status)


def _names_in(plan: Plan) -> dict[str, str]:
    """The vendors that a plan names, with the reason of those that may stay."""
    found = (each for each in findings_of(plan) if each.name)
    return {each.name: each.why for each in found}
