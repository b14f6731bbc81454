"""Cases: a programme that the organisation means to ask, with the terms of the day it began."""

from typing import cast
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.core.funding import Programme
from virage.web.accounts.models import User
from virage.web.funding import actions, queries
from virage.web.funding.actions.cases import TURNS
from virage.web.funding.forms.cases import CaseForm, OpenForm
from virage.web.funding.models import Case
from virage.web.funding.views import dossiers
from virage.web.organisations.bridge import catalogues
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.ui.forms import posted
from virage.web.ui.page import tell

FORMS = ["GET", "HEAD", "POST"]
CONFLICT = 409
MOST_DIGITS = 8


@on_organisation("funding.edit")
@require_http_methods(FORMS)
def open_case(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, programme_id: str
) -> HttpResponse:
    """Open a case with a programme."""
    programme = _programme(programme_id)
    form = OpenForm(posted(request), initial=dossiers.opened_for(request.GET))
    if form.is_valid():
        opening = _opening(request, organisation, programme)
        case = actions.open_case(actor=actor, opening=opening, wanted=form.wanted)
        tell(request, _("The case is open. It keeps the terms of today."))
        return redirect("funding:case", organisation.id, case.id)
    context = {"form": form, "organisation": organisation, "name": dossiers.name_of(programme)}
    status = 422 if form.is_bound else 200
    return render(request, "funding/open_case.html", context, status=status)


def _opening(
    request: HttpRequest, organisation: Organisation, programme: Programme
) -> actions.Opening:
    account, initiative = cast(User, request.user), dossiers.initiative_of(request.GET)
    return actions.Opening(organisation, programme, account, initiative)


def _programme(programme_id: str) -> Programme:
    programme = catalogues().funding.by_id.get(programme_id)
    if programme is None:
        raise Http404
    return programme


@on_organisation("funding.edit")
@require_http_methods(FORMS)
def case(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, case_id: UUID
) -> HttpResponse:
    """Follow a case; what a colleague changed meanwhile is shown beside what one typed."""
    found = _case(organisation, case_id)
    form = CaseForm(posted(request), initial=dict(dossiers.written(found)))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if actions.change_case(actor=actor, case=found, base=_base(request), wanted=form.wanted):
            tell(request, _("The case is saved."))
            return redirect("funding:case", organisation.id, found.id)
        status = CONFLICT
    context = {"form": form, "organisation": organisation, "conflict": status == CONFLICT}
    context["page"] = dossiers.case_page(organisation, found)
    return render(request, "funding/case.html", context, status=status)


def _base(request: HttpRequest) -> int:
    text = request.POST.get("base", "")
    usable = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if usable else 0


def _case(organisation: Organisation, case_id: UUID) -> Case:
    found = queries.case_of(organisation, case_id)
    if found is None:
        raise Http404
    return found


@on_organisation("funding.edit")
@require_POST
def turn(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, case_id: UUID
) -> HttpResponse:
    """Close a case, reopen it, delete it or bring it back: each can be undone."""
    found, wanted = _case(organisation, case_id), request.POST.get("turn", "")
    if wanted not in TURNS:
        raise BadRequest
    actions.turn_case(actor=actor, case=found, turn=wanted)
    tell(request, dossiers.turned(wanted))
    if wanted == "delete":
        return redirect("funding:organisation", organisation.id)
    return redirect("funding:case", organisation.id, found.id)
