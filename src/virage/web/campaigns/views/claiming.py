"""Taking a sheet begun without an account into an organisation."""

from dataclasses import replace
from typing import cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor, Role
from virage.web.accounts.models import User
from virage.web.campaigns import actions
from virage.web.campaigns.forms.claim import NEW, ClaimForm, refused_claim
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import doors
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.limits import TooOftenError, hold
from virage.web.organisations.actions import found_organisation
from virage.web.organisations.actors import actor_of as organisations_actor_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import organisations_visible_to, seats_of
from virage.web.refusals import RefusedError
from virage.web.ui.forms import posted


@on_sheet("diagnosis.claim")
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Ask which organisation the sheet is about, and take it in; who has no account signs in."""
    if actor.account is None:
        return redirect_to_login(request.get_full_path())
    if sheet.organisation_id is not None:
        return redirect("campaigns:home", sheet.organisation_id)
    mine = organisations_visible_to(organisations_actor_of(request))
    form = ClaimForm(mine, name=sheet.name, data=posted(request))
    place, wait = _take(request, sheet, form) if form.is_valid() else (None, 0)
    if place:
        return redirect("campaigns:home", place)
    context = {"form": form, "sheet_id": sheet.id, "new": NEW}
    status = 422 if form.is_bound else 200
    return hold(render(request, "campaigns/claim.html", context, status=status), wait)


def _take(request: HttpRequest, sheet: Sheet, form: ClaimForm) -> tuple[UUID | None, int]:
    """Take the sheet in, all or nothing; what is refused, and how long to wait, is said."""
    try:
        return _taken(request, sheet, form), 0
    except TooOftenError as refusal:
        form.add_error(None, refusal.words)
        return None, refusal.wait
    except RefusedError as refusal:
        form.add_error(None, refused_claim(str(refusal)))
        return None, 0


def _taken(request: HttpRequest, sheet: Sheet, form: ClaimForm) -> UUID:
    account = cast(User, request.user)
    with transaction.atomic():
        organisation = form.chosen or _found(request, form)
        actor = replace(doors.actor_of(request), seats=seats_of(str(account.id)))
        actions.claim_sheet(actor=actor, account=account, sheet=sheet, organisation=organisation)
    return organisation.id


def _found(request: HttpRequest, form: ClaimForm) -> Organisation:
    return found_organisation(
        actor=organisations_actor_of(request),
        account=cast(User, request.user),
        name=form.cleaned_data["name"],
        role=Role(form.cleaned_data["role"] or Role.MANAGER.value),
    )
