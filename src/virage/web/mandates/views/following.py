"""The co-op's side: applying, accepting, where the mandate stands, its evaluation."""

from functools import partial
from typing import cast

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.web.accounts.models import User
from virage.web.mandates import actions
from virage.web.mandates.actions.accepting import digest_in
from virage.web.mandates.forms.mandates import AcceptForm, EvaluationForm
from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import (
    amendments_of,
    mandates_of,
    open_mandate_of,
)
from virage.web.mandates.views import words
from virage.web.mandates.views.applying import ApplyPage, apply_page
from virage.web.mandates.views.doors import FORMS, REFUSED, on_mandate, pressed, tried
from virage.web.mandates.views.screens import page_of
from virage.web.offices.views.words import day_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import accesses_of
from virage.web.organisations.views.doors import on_organisation
from virage.web.refusals import RefusedError, said
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell


@on_organisation("mandate.follow")
@require_safe
def follow(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show where the mandate of an organisation stands."""
    return _followed(request, actor, organisation)


def _followed(
    request: HttpRequest,
    actor: Actor,
    organisation: Organisation,
    *,
    form: AcceptForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = _context(actor, organisation) | {
        "organisation": organisation,
        "form": form or AcceptForm(timezone.localdate()),
    }
    return render(request, "mandates/follow.html", context, status=status)


def _context(actor: Actor, organisation: Organisation) -> dict[str, object]:
    """The mandate of now, those before it, and who has access."""
    rows = mandates_of(organisation)
    page = page_of(actor, rows[0]) if rows else None
    seat = actor.seat_in(str(organisation.id))
    over = page is None or page.stage in ENDS
    return {
        "page": page,
        "next": words.next_for_coop(rows[0], agrees=bool(page.agrees)) if page else "",
        "may_apply": over and seat is not None and seat.holder,
        "before": [(words.stands(each), words.hours(each.used)) for each in rows[1:]],
        "accesses": [
            (each.account.email if each.account else "", day_of(each.began_at))
            for each in accesses_of(organisation)
            if each.ended_at is None
        ],
    }


ENDS = {each.value for each in (Stage.CLOSED, Stage.CLAIMED, Stage.REFUSED, Stage.WITHDRAWN)}


@on_organisation("mandate.apply")
@require_http_methods(FORMS)
def apply(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show what the rules say of an organisation, what it would cost; apply."""
    if open_mandate_of(organisation) is not None:
        return redirect("mandates:follow", organisation.id)
    page = apply_page(organisation)
    if request.method == "POST":
        account = cast(User, request.user)
        try:
            actions.apply(actor=actor, account=account, organisation=organisation)
        except RefusedError as refusal:
            return _not_applied(request, organisation, page, reason=said(str(refusal)))
        tell(request, _("Your application is with the office: it answers by mail."))
        return redirect("mandates:follow", organisation.id)
    return render(request, "mandates/apply.html", {"page": page, "organisation": organisation})


def _not_applied(
    request: HttpRequest, organisation: Organisation, page: ApplyPage, *, reason: str
) -> HttpResponse:
    context = {"page": page, "organisation": organisation, "refused": reason}
    return render(request, "mandates/apply.html", context, status=REFUSED)


@require_POST
@on_mandate("mandate.accept")
def accept(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Accept the agreement, by a person whom the board authorised."""
    form = AcceptForm(timezone.localdate(), data=request.POST)
    agreement = getattr(mandate, "agreement", None)
    digest = digest_in(agreement, language()) if agreement else ""
    if form.is_valid():
        acceptance = form.acceptance(language(), digest)
        done = partial(actions.accept, actor=actor, mandate=mandate, acceptance=acceptance)
        if request.POST.get("digest") != digest:
            form.add_error(None, said("changed meanwhile"))
        elif tried(form, done):
            tell(request, _("The agreement is accepted: the work may begin."))
            return redirect("mandates:follow", mandate.organisation_id)
    return _followed(request, actor, mandate.coop, form=form, status=REFUSED)


@on_organisation("mandate.apply")
@require_POST
def leave(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Withdraw, or end the work early, once it was ticked."""
    mandate = open_mandate_of(organisation)
    if request.POST.get("sure") != "on" or mandate is None:
        raise BadRequest
    works = mandate.at is Stage.WORK
    act = actions.stop if works else actions.withdraw
    ended = _("The work has ended: only what was worked is paid.")
    told = ended if works else _("Your application is withdrawn.")
    done = partial(act, actor=actor, mandate=mandate)
    return pressed(request, _home(organisation), told, done=done)


@require_POST
@on_mandate("mandate.accept")
def agree(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Agree to more hours, for the co-op."""
    waiting = [each for each in amendments_of(mandate) if not each.outcome and not each.agreed_at]
    if not waiting:
        tell(request, said("changed meanwhile"))
        return redirect("mandates:follow", mandate.organisation_id)
    done = partial(actions.agree, actor=actor, mandate=mandate, amendment=waiting[0])
    told = _("You agreed: the office decides, and writes to you.")
    return pressed(request, _home(mandate.coop), told, done=done)


def _home(organisation: Organisation) -> str:
    return reverse("mandates:follow", args=[organisation.id])


@on_organisation("mandate.evaluate")
@require_http_methods(FORMS)
def evaluate(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Say what the mandate was worth, which closes it."""
    mandate = open_mandate_of(organisation)
    if mandate is None or mandate.at is not Stage.FINISHED:
        return redirect("mandates:follow", organisation.id)
    form = EvaluationForm(posted(request))
    if form.is_valid():
        given = {"marks": form.marks, "words": form.cleaned_data["words"]}
        if tried(form, partial(actions.evaluate, actor=actor, mandate=mandate, **given)):
            tell(request, _("Thank you: the mandate is closed."))
            return redirect("mandates:follow", organisation.id)
    context = {"form": form, "organisation": organisation}
    status = REFUSED if form.is_bound else 200
    return render(request, "mandates/evaluate.html", context, status=status)
