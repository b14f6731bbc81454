"""An organisation's side of a group case: the invitation, who else takes part, leaving."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.offices import actions
from virage.web.offices.bridge.independence import needs_in
from virage.web.offices.forms.groups import AnswerForm
from virage.web.offices.models import Answer, Member
from virage.web.offices.queries import groups as queries
from virage.web.offices.queries.independence import of_advisor
from virage.web.offices.views.declared import Declared, declared_by
from virage.web.offices.views.words import day_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import organisations_visible_to
from virage.web.organisations.views.doors import on_organisation, signed_in
from virage.web.ui.page import language, tell

LINK_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group as an organisation sees it."""

    id: UUID
    title: str
    words: str
    office: str
    need: str
    advisor: str
    open: bool
    accepted: bool
    since: str
    declared: Declared | None
    companions: tuple[str, ...]


def card_of(member: Member) -> GroupCard:
    """What an organisation sees of a group: the names of the others only while it takes part."""
    group = member.group
    if group is None:
        raise Http404
    advisor = group.advisor
    return GroupCard(
        id=member.id,
        title=group.title,
        words=group.words,
        office=group.office.name_in(language()),
        need=needs_in(language()).get(group.need, ""),
        advisor=advisor.name if advisor else "",
        open=group.ended_at is None,
        accepted=member.answer == Answer.ACCEPTED,
        since=day_of(member.answered_at),
        declared=declared_by(of_advisor(advisor.id)) if advisor else None,
        companions=queries.companions_of(member),
    )


@signed_in("group.enter")
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, actor: Actor, *, group_secret: str) -> HttpResponse:
    """Show an invitation, and accept or decline it for an organisation."""
    member = queries.member_behind(group_secret, timezone.now() - LINK_LIFE)
    if member is None:
        raise Http404
    if "decline" in request.POST:
        actions.decline_group(actor=actor, member=member)
    if "decline" in request.POST or member.answer != Answer.INVITED:
        return render(request, "offices/invited.html", {"over": True})
    places = _held(actor)
    form = AnswerForm(places, data=request.POST if "accept" in request.POST else None)
    if form.is_valid() and _accepted(request, actor, member, form=form):
        return redirect("offices:membership", form.organisation.id, member.id)
    context = {"group": card_of(member), "form": form, "places": places, "over": False}
    return render(request, "offices/invited.html", context, status=422 if form.is_bound else 200)


def _held(actor: Actor) -> list[Organisation]:
    held = [seat.organisation for seat in actor.seats if seat.holder]
    return [each for each in organisations_visible_to(actor) if str(each.id) in held]


def _accepted(request: HttpRequest, actor: Actor, member: Member, *, form: AnswerForm) -> bool:
    try:
        done = actions.accept_group(actor=actor, member=member, organisation=form.organisation)
    except actions.InGroupAlreadyError:
        form.add_error(None, _("This organisation takes part in this group already."))
        return False
    if done:
        tell(request, _("Your organisation takes part. It may leave at any time."))
    else:
        form.add_error(None, _("This changed meanwhile: see where it stands."))
    return done


@on_organisation("group.follow")
@require_safe
def membership(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, member_id: UUID
) -> HttpResponse:
    """Show a group in which the organisation takes part, and who else does."""
    seat = actor.seat_in(str(organisation.id))
    card = card_of(_member(organisation, member_id))
    context = {"group": card, "organisation": organisation, "holds": bool(seat and seat.holder)}
    return render(request, "offices/membership.html", context)


@require_POST
@on_organisation("group.answer")
def leave(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, member_id: UUID
) -> HttpResponse:
    """Leave a group."""
    member = _member(organisation, member_id)
    done = actions.leave_group(actor=actor, member=member, organisation=organisation)
    gone = _("Your organisation has left the group. Its case and its plan stay its own.")
    tell(request, gone if done else _("This changed meanwhile: see where it stands."))
    return redirect("offices:membership", organisation.id, member.id)


def _member(organisation: Organisation, member_id: UUID) -> Member:
    member = queries.member_of(organisation, member_id)
    if member is None:
        raise Http404
    return member
