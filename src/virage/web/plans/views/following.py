"""What becomes of the plan in force: the overview, a step, and proposing again from today."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.plans.actions.following import tell_step
from virage.web.plans.actions.replanning import OverError, propose_again
from virage.web.plans.courses import InForce
from virage.web.plans.forms.following import EvidenceForm, ToldForm
from virage.web.plans.models import Plan, Progress, Turn
from virage.web.plans.queries import following as records
from virage.web.plans.views import tracks
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of
from virage.web.plans.views.plan import leads
from virage.web.plans.views.steps import again as shown_again
from virage.web.plans.views.words import can_search
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

View = Callable[..., HttpResponse]


def on_force(name: str) -> Callable[[View], View]:
    """Give a view the actor and the version in force; where there is none, the plan's page."""

    def wrap(view: View) -> View:
        @on_organisation(name)
        @wraps(view)
        def inner(
            request: HttpRequest, actor: Actor, organisation: Organisation, **rest: Any
        ) -> HttpResponse:
            force = tracks.force_of(organisation, timezone.localdate())
            if force is None:
                return redirect("plans:plan", organisation.id)
            return view(request, actor, force, **rest)

        return inner

    return wrap


@on_force("plan.read")
@require_safe
def follow(request: HttpRequest, actor: Actor, force: InForce) -> HttpResponse:
    """Show where the plan in force stands."""
    organisation = force.version.plan.organisation
    context = {
        "organisation": organisation,
        "track": tracks.track_of(force),
        "plan": force.version.plan,
        "leads": leads(actor, organisation),
        "searches": can_search(),
    }
    return render(request, "plans/follow.html", context)


@on_force("plan.read")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, actor: Actor, force: InForce, *, step_id: str) -> HttpResponse:
    """Show a step, tell where it stands; what a colleague told meanwhile is shown."""
    if force.card(step_id, language()) is None:
        raise Http404
    form = ToldForm(force.progress.get(step_id), force.today, posted(request))
    base = base_of(request)
    if form.is_valid():
        plan, account = force.version.plan, cast(User, request.user)
        if tell_step(
            actor=actor, account=account, plan=plan, step=step_id, base=base, told=form.told
        ):
            tell(request, _("What you told is written down."))
            return redirect("plans:follow_step", plan.organisation_id, step_id)
    return show(request, actor, force, step_id=step_id, form=form)


def show(
    request: HttpRequest,
    actor: Actor,
    force: InForce,
    *,
    step_id: str,
    form: ToldForm,
    evidence: EvidenceForm | None = None,
) -> HttpResponse:
    """The page of a step; what was sent and is valid came after somebody else."""
    status = _status(form, evidence)
    context = _told(force, step_id) | {"form": form, "late": status == CONFLICT}
    context["evidence_form"] = evidence or EvidenceForm()
    context["leads"] = leads(actor, force.version.plan.organisation)
    return render(request, "plans/follow_step.html", context, status=status)


def _status(form: ToldForm, evidence: EvidenceForm | None) -> int:
    if form.is_bound and form.is_valid():
        return CONFLICT
    return REFUSED if form.is_bound or evidence is not None else 200


def _told(force: InForce, step_id: str) -> dict[str, Any]:
    """A step with all that was told of it by now."""
    told = records.progress_of(force.version.plan_id).get(step_id)
    return {
        "organisation": force.version.plan.organisation,
        "card": force.card(step_id, language()),
        "step_id": step_id,
        "told": told,
        "now": tracks.told_in_words(told) if told else [],
        "evidence": records.evidence_of(told) if told else (),
        "turns": [(each, tracks.told_in_words(each)) for each in _turns(told)],
    }


def _turns(told: Progress | None) -> tuple[Turn, ...]:
    return records.turns_of(told) if told else ()


@on_force("plan.edit")
@require_POST
def again(request: HttpRequest, actor: Actor, force: InForce) -> HttpResponse:
    """Ask for the best plan from today on; the version in force does not move."""
    plan, account = force.version.plan, cast(User, request.user)
    try:
        solve = propose_again(
            actor=actor, account=account, plan=plan, base=base_of(request), force=force
        )
    except OverError:
        return _over(request, plan)
    if solve is None:
        return shown_again(request, actor, plan)
    return redirect("plans:progress", plan.organisation_id)


def _over(request: HttpRequest, plan: Plan) -> HttpResponse:
    tell(
        request,
        _("The quarters of the plan are over. Give it more quarters, then propose again."),
    )
    return redirect("plans:means", plan.organisation_id)
