"""The diagnoses that come after a plan: the page of one, opening, moving and dropping it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor, decide
from virage.web.campaigns.actions import OpenAlreadyError
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.plans.actions import checking_in
from virage.web.plans.forms.following import MoveForm
from virage.web.plans.models import Checkpoint
from virage.web.plans.queries import following as records
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@on_organisation("plan.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def checkpoint(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, checkpoint_id: UUID
) -> HttpResponse:
    """Show a diagnosis that is due, and move it to another day."""
    found = _found(organisation, checkpoint_id)
    form = MoveForm(posted(request), initial={"due_on": found.due_on})
    if not form.is_valid():
        return _shown(request, actor, found, form=form, status=REFUSED if form.is_bound else 200)
    day, base = form.cleaned_data["due_on"], base_of(request)
    if checking_in.move_checkpoint(actor=actor, checkpoint=found, base=base, due_on=day):
        tell(request, _("The day is changed."))
        return redirect("plans:checkpoint", organisation.id, found.id)
    return _late(request, actor, found, form=form)


@on_organisation("plan.edit")
@require_POST
def drop(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, checkpoint_id: UUID
) -> HttpResponse:
    """Do without this diagnosis; another day brings it back."""
    found = _found(organisation, checkpoint_id)
    if checking_in.drop_checkpoint(actor=actor, checkpoint=found, base=base_of(request)):
        tell(request, _("This diagnosis is dropped; another day brings it back."))
        return redirect("plans:checkpoint", organisation.id, found.id)
    return _late(request, actor, found, form=MoveForm())


@on_organisation("campaign.start")
@require_POST
def begin(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, checkpoint_id: UUID
) -> HttpResponse:
    """Open the diagnosis."""
    found = _found(organisation, checkpoint_id)
    try:
        campaign = checking_in.open_diagnosis(actor=actor, checkpoint=found)
    except OpenAlreadyError:
        tell(request, _("A diagnosis is open already; close it first."))
        return redirect("campaigns:home", organisation.id)
    except checking_in.SettledError:
        return redirect("plans:checkpoint", organisation.id, found.id)
    tell(request, _("The diagnosis is open: ask the same people as before, and others."))
    return redirect("campaigns:campaign", campaign.id)


def _late(
    request: HttpRequest, actor: Actor, checkpoint: Checkpoint, *, form: MoveForm
) -> HttpResponse:
    found = _found(checkpoint.organisation, checkpoint.id)
    return _shown(request, actor, found, form=form, status=CONFLICT)


def _shown(
    request: HttpRequest, actor: Actor, checkpoint: Checkpoint, *, form: MoveForm, status: int
) -> HttpResponse:
    organisation = checkpoint.organisation
    context = {
        "organisation": organisation,
        "checkpoint": checkpoint,
        "form": form,
        "late": status == CONFLICT,
        "opens": bool(decide("campaign.start", actor, thing_of(organisation))),
    }
    return render(request, "plans/checkpoint.html", context, status=status)


def _found(organisation: Organisation, checkpoint_id: UUID) -> Checkpoint:
    found = records.checkpoint_with(organisation, checkpoint_id)
    if found is None:
        raise Http404
    return found
