"""What is asked of a plan: its yearly budget, and what is to be reached."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.core.roadmap.naming import Family
from virage.core.roadmap.problem import AUTONOMY, TOTAL, FlagTarget
from virage.documents.language import number
from virage.documents.roadmap.telling import Telling
from virage.web.accounts.models import User
from virage.web.plans import actions, queries
from virage.web.plans.bridge import Drafted, content_of, drafted
from virage.web.plans.contents import Content
from virage.web.plans.forms.asked import BudgetForm, Reachable, TargetsForm
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of, on_plan
from virage.web.plans.views.means import show_again
from virage.web.plans.views.words import can_search, changed, quarter_of, quarters_of
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell


@on_plan("plan.edit")
@require_POST
def budget(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Change the yearly budget and propose again; what cannot be kept is asked on its page."""
    form, base = BudgetForm(content_of(plan).means.budget, request.POST), base_of(request)
    if form.is_valid() and actions.change_budget(
        actor=actor, plan=plan, base=base, budget=form.budget
    ):
        return _kept(request, actor, plan, change="means")
    return show_again(request, plan, form)


@on_plan("plan.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def targets(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Tell what is to be reached; then search, or only keep it."""
    whole, base = drafted(plan), base_of(request)
    form = _form(request, whole)
    if form.is_valid() and actions.change_targets(
        actor=actor, plan=plan, base=base, targets=form.targets
    ):
        return _kept(request, actor, plan, change="targets")
    return _shown(request, whole, plan, form=form)


def _kept(request: HttpRequest, actor: Actor, plan: Plan, *, change: str) -> HttpResponse:
    if "propose" not in request.POST:
        tell(request, changed(change))
        return redirect("plans:plan", plan.organisation_id)
    account, base = cast(User, request.user), base_of(request) + 1
    actions.ask_proposal(actor=actor, account=account, plan=plan, base=base)
    return redirect("plans:progress", plan.organisation_id)


def _shown(request: HttpRequest, whole: Drafted, plan: Plan, *, form: TargetsForm) -> HttpResponse:
    plan = queries.plan_of(plan.organisation) or plan
    late = form.is_bound and form.is_valid()
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    context = {
        "organisation": plan.organisation,
        "plan": plan,
        "form": form,
        "late": late,
        "now": targets_in_words(content_of(plan), whole),
        "searches": can_search(),
    }
    return render(request, "plans/targets.html", context, status=status)


def _form(request: HttpRequest, whole: Drafted) -> TargetsForm:
    telling = Telling(whole.drawn.names, language())
    dimensions = [each.id for each in whole.portrait.questionnaire.dimensions]
    scores = [each for each in (TOTAL, *dimensions, AUTONOMY) if each in whole.problem.yardstick]
    flags = [each.id for each in whole.problem.flags]
    known = whole.content.targets
    least = max((each.by + 1 for each in known), default=0)
    return TargetsForm(
        [Reachable(each, telling.score(each), _today(whole, each)) for each in scores],
        [Reachable(each, telling.of(Family.FLAG, each)) for each in flags],
        quarters=quarters_of(whole.content.means, least=least),
        known=known,
        data=posted(request),
    )


def _today(whole: Drafted, score: str) -> str:
    today = whole.drawn.score(score, 0)
    return "" if today is None else number(float(today), language())


def targets_in_words(content: Content, whole: Drafted) -> tuple[tuple[str, str], ...]:
    """The targets of a plan: what is to be reached, how far and by when."""
    telling, means = Telling(whole.drawn.names, language()), content.means
    return tuple(
        (telling.of(Family.FLAG, each.flag), quarter_of(means, each.by))
        if isinstance(each, FlagTarget)
        else (
            telling.score(each.yardstick),
            f"{int(each.at_least)} / 100 · {quarter_of(means, each.by)}",
        )
        for each in content.targets
    )
