"""Writing what a plan is for; of two people the second sees both texts, and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.core.roadmap.purpose import Purpose
from virage.web.plans import actions, queries
from virage.web.plans.bridge import content_of
from virage.web.plans.forms.purposes import DoingForm, GoalForm, VisionForm
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of, on_plan
from virage.web.plans.views.purposing import names_of
from virage.web.plans.views.steps import again, done
from virage.web.ui.forms import posted

FORMS = ["GET", "HEAD", "POST"]


@on_plan("plan.edit")
@require_http_methods(FORMS)
def vision(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Write the vision, and whether the budget is known."""
    purpose = content_of(plan).purpose
    form = VisionForm(purpose, posted(request))
    if form.is_valid() and _kept(
        request, actor, plan, purpose=replace(purpose, **form.cleaned_data)
    ):
        return done(request, plan, "words")
    now = VisionForm(_now(plan))
    return _shown(request, plan, form, now=now, title=_("Your vision"))


@on_plan("plan.edit")
@require_http_methods(FORMS)
def add_goal(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Write another objective."""
    purpose = content_of(plan).purpose
    form = GoalForm(None, tuple(names_of(plan).items()), posted(request))
    if form.is_valid() and _kept(request, actor, plan, purpose=purpose.having(form.written())):
        return done(request, plan, "words")
    return _shown(request, plan, form, now=None, title=_("A new objective"))


@on_plan("plan.edit")
@require_http_methods(FORMS)
def goal(request: HttpRequest, actor: Actor, plan: Plan, *, goal_id: str) -> HttpResponse:
    """Write an objective otherwise; one that was taken out meanwhile is put back by sending."""
    purpose, steps = content_of(plan).purpose, tuple(names_of(plan).items())
    known = purpose.goal(goal_id)
    if known is None and request.method != "POST":
        raise Http404
    form = GoalForm(known, steps, posted(request))
    if form.is_valid() and _kept(
        request, actor, plan, purpose=purpose.having(form.written(goal_id))
    ):
        return done(request, plan, "words")
    here = _now(plan).goal(goal_id)
    now = GoalForm(here, steps) if here else None
    return _shown(request, plan, form, now=now, title=_("Objective"), goal_id=goal_id)


@on_plan("plan.edit")
@require_POST
def drop_goal(request: HttpRequest, actor: Actor, plan: Plan, *, goal_id: str) -> HttpResponse:
    """Take an objective out; undoing brings it back."""
    if _kept(request, actor, plan, purpose=content_of(plan).purpose.without(goal_id)):
        return done(request, plan, "words")
    return again(request, actor, plan)


@on_plan("plan.edit")
@require_http_methods(FORMS)
def doing(request: HttpRequest, actor: Actor, plan: Plan, *, step_id: str) -> HttpResponse:
    """Say who does a step, and note something of it."""
    content, names = content_of(plan), names_of(plan)
    if content.step(step_id) is None:
        raise Http404
    form = DoingForm(content.purpose.doing(step_id), posted(request))
    if form.is_valid():
        said = replace(content.purpose.doing(step_id), **form.cleaned_data)
        if _kept(request, actor, plan, purpose=content.purpose.done_by(step_id, said)):
            return done(request, plan, "words")
    now = DoingForm(_now(plan).doing(step_id))
    return _shown(request, plan, form, now=now, title=names[step_id])


def _kept(request: HttpRequest, actor: Actor, plan: Plan, *, purpose: Purpose) -> bool:
    base = base_of(request)
    return actions.write_purpose(actor=actor, plan=plan, base=base, purpose=purpose)


def _now(plan: Plan) -> Purpose:
    """The words of now, whoever wrote them."""
    return content_of(queries.plan_of(plan.organisation) or plan).purpose


def _shown(
    request: HttpRequest, plan: Plan, form: forms.Form, *, now: forms.Form | None, **said: str
) -> HttpResponse:
    """The form; after a colleague's change, what is written now beside what was typed."""
    plan = queries.plan_of(plan.organisation) or plan
    late = form.is_bound and form.is_valid()
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    context: dict[str, object] = {"organisation": plan.organisation, "plan": plan, "form": form}
    context |= {"late": late, "goal_id": "", "now": tuple(_told(now)) if late and now else ()}
    return render(request, "plans/words.html", context | said, status=status)


def _told(form: forms.Form) -> Iterator[tuple[str, str]]:
    """What a form shows, field by field, as a person reads it."""
    for each in form:
        value, offered = each.value(), dict(getattr(each.field, "choices", ()))
        if isinstance(value, bool):
            said = _("yes") if value else _("no")
        elif isinstance(value, list):
            said = ", ".join(str(offered.get(one, one)) for one in value)
        else:
            said = str(value or "")
        yield str(each.label), said or "—"
