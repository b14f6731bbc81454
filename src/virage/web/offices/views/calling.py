"""After a call: an advisor opens a case, fills in a sheet with the person; the co-op confirms."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.diagnostics.views.doors import keep_keys
from virage.web.limits import TooOftenError, hold
from virage.web.offices import actions
from virage.web.offices.forms.desk import CallForm
from virage.web.offices.forms.fields import REFUSED
from virage.web.offices.models import Accompaniment
from virage.web.offices.queries.cases import case_of
from virage.web.offices.queries.offices import offices_advised_by
from virage.web.offices.views.doors import at_the_desk, on_case
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a case after a call."""
    start = {"language": language()}
    form, wait = CallForm(offices_advised_by(actor), data=posted(request), initial=start), 0
    try:
        if form.is_valid():
            case = actions.open_after_a_call(actor=actor, call=form.call)
            tell(request, _("The case is open; a mail asks the person to confirm it."))
            return redirect("offices:case", case.id)
    except TooOftenError as refusal:
        form.add_error(None, refusal.words)
        wait = refusal.wait
    status = REFUSED if form.is_bound else 200
    return hold(render(request, "offices/call.html", {"form": form}, status=status), wait)


@require_POST
@on_case("accompaniment.handle")
def sheet(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Begin the sheet, on this device, or go on with it."""
    if case.sheet is not None:
        return redirect("diagnostics:overview", case.sheet.id)
    begun, secret = actions.begin_sheet(actor=actor, case=case)
    response = redirect("diagnostics:profile", begun.id)
    keep_keys(request, response, secret)
    return response


@require_POST
@on_organisation("accompaniment.ask")
def confirm(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, accompaniment_id: UUID
) -> HttpResponse:
    """Confirm what an advisor opened after a call."""
    case = case_of(organisation, accompaniment_id)
    if case is None:
        raise Http404
    done = actions.confirm(actor=actor, account=cast(User, request.user), case=case)
    confirmed = _("It is confirmed: your advisor has access now, until the case ends.")
    tell(request, confirmed if done else _("This changed meanwhile: see where it stands."))
    return redirect("offices:follow", organisation.id)
