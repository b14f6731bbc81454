"""Who takes part in an organisation: seats, invitations, leaving."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor, Role
from virage.web.accounts.models import User
from virage.web.limits import TooOftenError, hold
from virage.web.organisations import actions, queries
from virage.web.organisations.actions.inviting import TakenError
from virage.web.organisations.actions.people import LastHolderError
from virage.web.organisations.actors import actor_of
from virage.web.organisations.forms.organisation import ROLES, InviteForm, SeatForm
from virage.web.organisations.models import Invitation, Organisation, SeatRow
from virage.web.organisations.views.doors import on_organisation
from virage.web.policy import verb
from virage.web.refusals import RefusedError
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Person:
    """A seat as a page shows it; only who holds the account sees everybody's address."""

    id: str
    email: str
    role: str
    holder: bool
    me: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of an organisation, as far as the actor may see them."""

    organisation: Organisation
    people: tuple[Person, ...]
    invitations: tuple[tuple[Invitation, str], ...]
    may_change: bool
    wants_holders: bool


def role_in_words(role: str) -> str:
    """What a role is called."""
    return str(dict(ROLES)[role])


def people_page(actor: Actor, organisation: Organisation) -> PeoplePage:
    """Build the page of the people."""
    seat = actor.seat_in(str(organisation.id))
    holds = seat is not None and seat.holder
    rows = queries.people_of(organisation)
    holders = [row for row in rows if row.holder]
    offers = queries.invitations_of(organisation) if holds else ()
    return PeoplePage(
        organisation=organisation,
        people=tuple(_person(actor, row, holds=holds) for row in rows),
        invitations=tuple((each, role_in_words(each.role)) for each in offers),
        may_change=holds,
        wants_holders=len(holders) < 2  # noqa: PLR2004
        or all(row.role != Role.BOARD.value for row in holders),
    )


def _person(actor: Actor, row: SeatRow, *, holds: bool) -> Person:
    me = str(row.account_id) == actor.account
    seen = holds or row.holder or me
    email = row.account.email if seen else ""
    return Person(str(row.id), email, role_in_words(row.role), row.holder, me)


@on_organisation("organisation.read")
@require_http_methods(["GET", "HEAD"])
def people(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show who takes part."""
    context = {
        "page": people_page(actor, organisation),
        "form": InviteForm(initial={"language": language()}),
    }
    return render(request, "organisations/people.html", context)


@on_organisation("organisation.people")
@require_POST
def invite(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Offer a seat by mail."""
    form, wait = InviteForm(posted(request)), 0
    try:
        if form.is_valid() and _invited(form, actor, organisation):
            tell(request, _("The invitation is on its way."))
            return redirect("organisations:people", organisation.id)
    except TooOftenError as refusal:
        form.add_error("email", refusal.words)
        wait = refusal.wait
    context = {"page": people_page(actor, organisation), "form": form}
    return hold(render(request, "organisations/people.html", context, status=422), wait)


def _invited(form: InviteForm, actor: Actor, organisation: Organisation) -> bool:
    given = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
    sentences = {
        "takes part already": _("This person takes part already."),
        "too many invitations": _("Fifty invitations wait already: withdraw one first."),
    }
    try:
        actions.invite(actor=actor, organisation=organisation, **given)
    except TakenError as refusal:
        form.add_error("email", sentences[str(refusal)])
        return False
    return True


@on_organisation("organisation.people")
@require_POST
def withdraw(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, invitation_id: UUID
) -> HttpResponse:
    """Take an offer back."""
    invitation = queries.invitation_of(organisation, invitation_id)
    if invitation is None:
        raise Http404
    actions.withdraw(actor=actor, invitation=invitation)
    tell(request, _("The invitation is withdrawn."))
    return redirect("organisations:people", organisation.id)


@on_organisation("organisation.people")
@require_http_methods(FORMS)
def seat(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, seat_id: UUID
) -> HttpResponse:
    """Change somebody's place, or close the organisation to them."""
    row = queries.seat_of(organisation, seat_id)
    if row is None:
        raise Http404
    form = SeatForm(posted(request), initial={"role": row.role, "holder": row.holder})
    if form.is_valid() and _changed(form, actor, row, remove="remove" in request.POST):
        tell(request, _("The change is saved."))
        return redirect("organisations:people", organisation.id)
    context = {"form": form, "organisation": organisation, "email": row.account.email}
    status = 422 if form.is_bound else 200
    return render(request, "organisations/seat.html", context, status=status)


def _changed(form: SeatForm, actor: Actor, row: SeatRow, *, remove: bool) -> bool:
    role, holder = Role(form.cleaned_data["role"]), form.cleaned_data["holder"]
    try:
        if remove:
            actions.remove_seat(actor=actor, seat=row)
        else:
            actions.change_seat(actor=actor, seat=row, role=role, holder=holder)
    except LastHolderError:
        form.add_error(None, last_holder())
        return False
    return True


def last_holder() -> str:
    """Why the last person who holds the account stays."""
    return _(
        "Nobody would hold the organisation’s account any more: entrust it to somebody else first."
    )


@on_organisation("organisation.leave")
@require_http_methods(FORMS)
def leave(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Leave the organisation, once it was confirmed."""
    refusal = ""
    if request.method == "POST":
        try:
            actions.leave(actor=actor, organisation=organisation)
        except LastHolderError:
            refusal = last_holder()
        else:
            return redirect("organisations:mine")
    context = {"organisation": organisation, "refusal": refusal}
    return render(request, "organisations/leave.html", context, status=422 if refusal else 200)


@verb("organisation.join")
@never_cache
@require_http_methods(FORMS)
def invitation(request: HttpRequest, invitation_secret: str) -> HttpResponse:
    """Take the seat that a mail offers; only the button acts, and only for who was invited."""
    offered = queries.invitation_behind(invitation_secret, timezone.now())
    refusal = "gone" if offered is None else ""
    if offered and request.user.is_authenticated:
        account = request.user
        refusal = "" if account.email == offered.email else "another"
        if request.method == "POST" and not refusal and (place := _join(request, account, offered)):
            tell(request, _("Welcome: you take part in this organisation now."))
            return redirect("campaigns:home", place)
    context = {"offered": offered, "refusal": refusal, "path": request.path}
    return render(
        request, "organisations/invitation.html", context, status=404 if offered is None else 200
    )


def _join(request: HttpRequest, account: User, offered: Invitation) -> UUID | None:
    try:
        place = actions.accept(actor=actor_of(request), account=account, invitation=offered)
    except RefusedError:
        return None
    return place.id
