"""What the co-op can give: told once to begin a plan, changed as often as wanted."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.organisations.models import Organisation
from virage.web.plans import actions, queries
from virage.web.plans.bridge import content_of, portrait_of
from virage.web.plans.forms.asked import BudgetForm
from virage.web.plans.forms.means import MeansForm
from virage.web.plans.models import Plan
from virage.web.plans.views.beginning import form_for
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of, on_shared
from virage.web.plans.views.words import can_search, changed
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@on_shared("plan.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def means(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Tell what the co-op can give; then search, or only keep it."""
    plan = queries.plan_of(organisation)
    campaign = plan.campaign if plan else queries.last_closed(organisation)
    if campaign is None:
        return redirect("plans:plan", organisation.id)
    form = _form(request, campaign, plan)
    if form.is_valid():
        kept = _keep(request, actor, form, plan=plan, campaign=campaign)
        if kept is not None:
            return redirect(kept, organisation.id)
    return _shown(request, organisation, plan, form=form)


def _form(request: HttpRequest, campaign: Campaign, plan: Plan | None) -> MeansForm:
    known = content_of(plan).means if plan else None
    today, sent = timezone.localdate(), posted(request)
    return form_for(portrait_of(campaign), today, data=sent, known=known)


def _keep(
    request: HttpRequest, actor: Actor, form: MeansForm, *, plan: Plan | None, campaign: Campaign
) -> str | None:
    """Keep the means, search if it was asked; the page to go on to, None when it is too late."""
    account, base = cast(User, request.user), base_of(request)
    if plan is None:
        plan = actions.begin_plan(actor=actor, account=account, campaign=campaign, means=form.means)
        base = 0
    elif not actions.change_means(actor=actor, plan=plan, base=base, means=form.means):
        return None
    if "propose" not in request.POST:
        tell(request, changed("means"))
        return "plans:plan"
    actions.ask_proposal(actor=actor, account=account, plan=plan, base=base + 1)
    return "plans:progress"


def _shown(
    request: HttpRequest, organisation: Organisation, plan: Plan | None, *, form: MeansForm
) -> HttpResponse:
    late = form.is_bound and form.is_valid()
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    now = form.told(content_of(plan).means) if late and plan else ()
    context: dict[str, object] = {"organisation": organisation, "plan": plan, "form": form}
    context |= {"now": now, "leads": True, "searches": can_search()}
    template = "plans/means.html" if plan else "plans/begin.html"
    return render(request, template, context, status=status)


def show_again(request: HttpRequest, plan: Plan, typed: BudgetForm) -> HttpResponse:
    """All that the co-op can give, with a budget that could not be kept as it was typed."""
    plan = queries.plan_of(plan.organisation) or plan
    known, portrait = content_of(plan).means, portrait_of(plan.campaign)
    fresh = form_for(portrait, timezone.localdate(), known=known)
    data = {name: value for name, value in fresh.initial.items() if value not in (None, False)}
    if typed.is_valid():
        first, after = typed.budget
        sums = {"first_budget": first, "next_budget": after}
        data |= {name: "" if each is None else f"{each / 100:.2f}" for name, each in sums.items()}
    else:
        data |= {"first_budget": typed.data.get("first"), "next_budget": typed.data.get("after")}
    form = form_for(portrait, timezone.localdate(), data=data, known=known)
    form.is_valid()
    return _shown(request, plan.organisation, plan, form=form)
