"""Suggesting a change of a step; saying yes, which changes the plan, or no."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.documents.roadmap.sentences import way_in_words
from virage.web.accounts.models import User
from virage.web.plans import actions, queries
from virage.web.plans.bridge import catalogue_for, content_of, portrait_of
from virage.web.plans.forms.remarks import AnswerForm, SuggestForm
from virage.web.plans.models import Plan, Suggestion
from virage.web.plans.queries.remarks import suggestion_of
from virage.web.plans.views.doors import REFUSED, base_of, on_plan
from virage.web.plans.views.purposing import names_of
from virage.web.plans.views.remarks import show_talk
from virage.web.plans.views.talking import subject_of
from virage.web.plans.views.words import quarters_of
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell


@on_plan("plan.remark")
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Suggest a change, for the co-op to accept or decline."""
    form = _form(request, plan)
    if form.is_valid():
        account = cast(User, request.user)
        actions.suggest(actor=actor, account=account, plan=plan, wished=form.wished)
        tell(request, _("Your suggestion waits for an answer; the plan has not changed."))
        return redirect("plans:remarks", plan.organisation_id)
    context = {"organisation": plan.organisation, "plan": plan, "form": form}
    status = REFUSED if form.is_bound else 200
    return render(request, "plans/suggest.html", context, status=status)


def _form(request: HttpRequest, plan: Plan) -> SuggestForm:
    """The steps of the plan, and what the catalogue has beside them."""
    step = request.GET.get("step", "")
    return SuggestForm(data=posted(request), step=step, **_offered(plan))


def _offered(plan: Plan) -> dict[str, Any]:
    content, here = content_of(plan), language()
    inside = names_of(plan, content)
    known = catalogue_for(portrait_of(plan.campaign), content).initiatives
    return {
        "inside": inside,
        "outside": {each.id: each.name.in_(here) for each in known if each.id not in inside},
        "quarters": quarters_of(content.means),
        "modes": {
            each.id: [(mode.way.value, way_in_words(mode.way, here)) for mode in each.modes]
            for each in known
        },
    }


@on_plan("plan.settle")
@require_POST
def accept(request: HttpRequest, actor: Actor, plan: Plan, *, suggestion_id: UUID) -> HttpResponse:
    """Do what is suggested; when the plan moved meanwhile, show it before anybody decides."""
    found, account = _suggestion(plan, suggestion_id), cast(User, request.user)
    base = base_of(request)
    if actions.accept(actor=actor, account=account, suggestion=found, plan=plan, base=base):
        tell(request, _("The plan is changed as suggested; you may undo it."))
        return redirect("plans:plan", plan.organisation_id)
    now = queries.plan_of(plan.organisation) or plan
    return show_talk(request, actor, subject_of(now), late=True)


@on_plan("plan.settle")
@require_POST
def decline(request: HttpRequest, actor: Actor, plan: Plan, *, suggestion_id: UUID) -> HttpResponse:
    """Say no, with a word."""
    found, form = _suggestion(plan, suggestion_id), AnswerForm(request.POST)
    if not form.is_valid():
        return show_talk(request, actor, subject_of(plan), refused=form)
    words, account = form.cleaned_data["words"], cast(User, request.user)
    if actions.decline(actor=actor, account=account, suggestion=found, words=words):
        tell(request, _("The suggestion is declined, with your answer."))
        return redirect("plans:remarks", plan.organisation_id)
    return show_talk(request, actor, subject_of(plan), late=True)


def _suggestion(plan: Plan, suggestion_id: UUID) -> Suggestion:
    found = suggestion_of(plan.organisation, suggestion_id)
    if found is None:
        raise Http404
    return found
