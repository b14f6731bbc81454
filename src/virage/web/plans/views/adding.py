"""Adding a step: one of the catalogue, or one of the co-op's own."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.core.initiatives import Way
from virage.web.plans import actions, queries
from virage.web.plans.bridge import catalogue_for, content_of, portrait_of
from virage.web.plans.contents import Chosen, Content
from virage.web.plans.forms.steps import AddForm, Choices, OwnForm
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of, on_plan
from virage.web.plans.views.steps import done
from virage.web.plans.views.words import quarters_of
from virage.web.ui.forms import posted
from virage.web.ui.page import language

FORMS = ["GET", "HEAD", "POST"]


@on_plan("plan.edit")
@require_http_methods(FORMS)
def add(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Add an initiative of the catalogue, in its first mode that the co-op accepts."""
    content, base = content_of(plan), base_of(request)
    form = AddForm(_offered(plan, content), quarters_of(content.means), posted(request))
    if form.is_valid():
        step = _chosen(plan, content, form.cleaned_data)
        if actions.place_step(actor=actor, plan=plan, base=base, step=step):
            return done(request, plan, "add")
    return _shown(request, plan, "plans/add.html", form=form)


@on_plan("plan.edit")
@require_http_methods(FORMS)
def invent(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Add a step of the co-op's own."""
    content, base = content_of(plan), base_of(request)
    roles = portrait_of(plan.campaign).questionnaire.roles
    form = OwnForm(roles, quarters_of(content.means), posted(request))
    if form.is_valid():
        start = int(form.cleaned_data["start"])
        if actions.invent_step(actor=actor, plan=plan, base=base, own=form.own, start=start):
            return done(request, plan, "add")
    return _shown(request, plan, "plans/invent.html", form=form)


def _shown(
    request: HttpRequest, plan: Plan, template: str, *, form: AddForm | OwnForm
) -> HttpResponse:
    """The form again; what is valid and was not done came after somebody's change."""
    plan = queries.plan_of(plan.organisation) or plan
    late = form.is_bound and form.is_valid()
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    context = {"organisation": plan.organisation, "plan": plan, "form": form, "late": late}
    return render(request, template, context, status=status)


def _offered(plan: Plan, content: Content) -> list[tuple[str, Choices]]:
    """The initiatives that are not in the plan, under the needs that they answer."""
    portrait = portrait_of(plan.campaign)
    catalogue = catalogue_for(portrait, content)
    there = {each.initiative for each in content.steps}
    groups: dict[str, list[tuple[str, str]]] = {}
    titles = {each.need.id: each.need.title.in_(language()) for each in portrait.needs}
    for each in catalogue.initiatives:
        if each.id not in there and each.needs:
            title = titles.get(each.needs[0], "")
            groups.setdefault(title, []).append((each.id, each.name.in_(language())))
    return list(groups.items())


def _chosen(plan: Plan, content: Content, given: Mapping[str, str]) -> Chosen:
    catalogue = catalogue_for(portrait_of(plan.campaign), content)
    known = catalogue.by_id[given["initiative"]]
    accepted = [each.way for each in known.modes if content.means.shared or each.way != Way.SHARED]
    way = next(iter(accepted), known.modes[0].way)
    return Chosen(known.id, way.value, int(given["start"]))
