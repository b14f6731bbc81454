"""What shows that a step came about: adding it, reading a file, taking it away."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.plans.actions.following import EnoughError, add_evidence, drop_evidence
from virage.web.plans.courses import InForce
from virage.web.plans.forms.following import EvidenceForm, ToldForm
from virage.web.plans.models import Evidence
from virage.web.plans.queries import following as records
from virage.web.plans.views.following import on_force, show
from virage.web.ui.downloads import download
from virage.web.ui.page import language, tell


@on_force("plan.edit")
@require_POST
def add(request: HttpRequest, actor: Actor, force: InForce, *, step_id: str) -> HttpResponse:
    """Attach a sentence, a link or a file to a step."""
    if force.card(step_id, language()) is None:
        raise Http404
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid() and _attached(request, actor, force, form=form, step_id=step_id):
        tell(request, _("The proof is attached."))
        return redirect("plans:follow_step", force.version.organisation_id, step_id)
    told = ToldForm(force.progress.get(step_id), force.today)
    return show(request, actor, force, step_id=step_id, form=told, evidence=form)


def _attached(
    request: HttpRequest, actor: Actor, force: InForce, *, form: EvidenceForm, step_id: str
) -> bool:
    """Whether there was room for one more; if not, the form says so."""
    plan, account = force.version.plan, cast(User, request.user)
    try:
        add_evidence(actor=actor, account=account, plan=plan, step=step_id, shown=form.shown)
    except EnoughError:
        form.add_error(None, _("A step has twenty proofs at most; take one away first."))
        return False
    return True


@on_organisation("plan.read")
@require_safe
def file(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, evidence_id: UUID
) -> HttpResponse:
    """Give a file, never shown in the browser."""
    found = _found(organisation, evidence_id)
    if found.content is None:
        raise Http404
    return download(bytes(found.content), name=found.name, kind=found.kind)


@on_organisation("plan.edit")
@require_POST
def drop(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, evidence_id: UUID
) -> HttpResponse:
    """Take a proof away."""
    found = _found(organisation, evidence_id)
    drop_evidence(actor=actor, account=cast(User, request.user), evidence=found)
    tell(request, _("The proof is taken away; the history says that it was there."))
    return redirect("plans:follow_step", organisation.id, found.progress.step)


def _found(organisation: Organisation, evidence_id: UUID) -> Evidence:
    found = records.evidence_with(organisation, evidence_id)
    if found is None:
        raise Http404
    return found
