"""One step: what the catalogue says of it, moving it, holding it, taking it out; and undoing."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.web.plans import actions, queries
from virage.web.plans.bridge import Drafted, catalogue_for, content_of, drafted, portrait_of
from virage.web.plans.contents import Chosen
from virage.web.plans.forms.steps import StepForm
from virage.web.plans.models import Plan
from virage.web.plans.views import cards
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of, on_plan
from virage.web.plans.views.plan import show
from virage.web.plans.views.words import changed, name_in
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@on_plan("plan.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, actor: Actor, plan: Plan, *, step_id: str) -> HttpResponse:
    """Move a step, change its mode, hold it or let it go; what a colleague did is shown."""
    whole, here = _about(request, plan, step_id)
    form = cards.form_of(whole, here, posted(request))
    base = base_of(request)
    if form.is_valid() and actions.place_step(actor=actor, plan=plan, base=base, step=form.chosen):
        return done(request, plan, "place")
    return _shown(request, plan, form=form, base=base)


def _about(request: HttpRequest, plan: Plan, step_id: str) -> tuple[Drafted, Chosen]:
    """A step of the plan; one that a colleague took out can still be sent, and is put back."""
    content = content_of(plan)
    here = content.step(step_id)
    if here is not None:
        return drafted(plan), here
    known = catalogue_for(portrait_of(plan.campaign), content).by_id.get(step_id)
    if known is None or request.method != "POST":
        raise Http404
    added = replace(content, added=content.added | {step_id}, dropped=content.dropped - {step_id})
    return drafted(plan, added), Chosen(step_id, known.modes[0].way.value, 0)


def _shown(request: HttpRequest, plan: Plan, *, form: StepForm, base: int) -> HttpResponse:
    plan = queries.plan_of(plan.organisation) or plan
    late = form.is_bound and base != plan.version
    whole = drafted(plan)
    context = {
        "organisation": plan.organisation,
        "plan": plan,
        "form": form,
        "name": name_in(whole.catalogue, form.step.initiative),
        "card": _card(whole, form.step.initiative),
        "late": late,
    }
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    return render(request, "plans/step.html", context, status=status)


def _card(whole: Drafted, initiative: str) -> cards.Card | None:
    """The step as it stands now; None when it is out, or cannot be counted."""
    placed = (each for each in whole.drawn.placed if each.id == initiative)
    return next((cards.card_of(whole, each) for each in placed), None)


@on_plan("plan.edit")
@require_POST
def drop(request: HttpRequest, actor: Actor, plan: Plan, *, step_id: str) -> HttpResponse:
    """Take a step out."""
    if actions.drop_step(actor=actor, plan=plan, base=base_of(request), initiative=step_id):
        return done(request, plan, "drop")
    return again(request, actor, plan)


@on_plan("plan.edit")
@require_POST
def back(request: HttpRequest, actor: Actor, plan: Plan, *, step_id: str) -> HttpResponse:
    """Let a step that was taken out be proposed again."""
    if actions.bring_back(actor=actor, plan=plan, base=base_of(request), initiative=step_id):
        return done(request, plan, "let_back")
    return again(request, actor, plan)


@on_plan("plan.edit")
@require_POST
def undo(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Bring back what was before the last change."""
    if actions.undo(actor=actor, plan=plan, base=base_of(request)):
        return done(request, plan, "undo")
    return again(request, actor, plan)


@on_plan("plan.edit")
@require_POST
def take(request: HttpRequest, actor: Actor, plan: Plan, *, plan_id: UUID) -> HttpResponse:
    """Go on with another plan, which came by a merging."""
    others = {each.id: each for each in queries.plans_of(plan.organisation)}
    if plan_id not in others:
        raise Http404
    actions.take_up(actor=actor, plan=others[plan_id])
    return done(request, plan, "take_up")


def done(request: HttpRequest, plan: Plan, change: str) -> HttpResponse:
    """Go back to the plan and say what was done."""
    tell(request, changed(change))
    return redirect("plans:plan", plan.organisation_id)


def again(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """The plan as it is now, to who asked for something after somebody's change."""
    return show(request, actor, queries.plan_of(plan.organisation) or plan, late=True)
