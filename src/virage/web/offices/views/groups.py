"""The group cases of a lead and of their advisor: opened, shown whole, ended."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor, decide
from virage.web.limits import TooOftenError
from virage.web.offices import actions
from virage.web.offices.bridge import groups as bridge
from virage.web.offices.bridge.casework import turns_of
from virage.web.offices.bridge.independence import needs_in
from virage.web.offices.forms.groups import GroupForm, InviteForm
from virage.web.offices.models import Answer, Group
from virage.web.offices.queries import groups as queries
from virage.web.offices.queries.cases import advisors_with_load
from virage.web.offices.turns import stages
from virage.web.offices.views.doors import desk_door
from virage.web.refusals import admit
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell


@dataclass(frozen=True, slots=True)
class MemberLine:
    """An organisation that takes part, and where its case stands."""

    name: str
    stage: str
    case: UUID | None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group: who takes part, how many were asked, what their portraits have in common."""

    group: Group
    office: str
    need: str
    members: tuple[MemberLine, ...]
    waiting: tuple[str, ...]
    declined: int
    left: int
    portraits: int
    needs: tuple[tuple[str, int], ...]
    may_lead: bool


def on_group(name: str) -> Callable[..., Callable[..., HttpResponse]]:
    """Give a view the actor and the group of its address."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @desk_door(name, admits=False)
        @wraps(view)
        def inner(request: HttpRequest, actor: Actor, *, group_id: UUID) -> HttpResponse:
            group = queries.group_near(actor, group_id)
            if group is None:
                raise Http404
            admit(name, actor, bridge.thing_of(group))
            return view(request, actor, group)

        return inner

    return wrap


@desk_door("group.see")
@require_safe
def groups(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the groups of one's offices."""
    may_lead = bool(decide("group.lead", actor))
    context = {"groups": queries.groups_near(actor), "may_lead": may_lead}
    return render(request, "offices/groups.html", context)


@desk_door("group.lead")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a group."""
    people = [row for row, _load in advisors_with_load()]
    start = {"language": language()}
    form = GroupForm(queries.offices_led_by(actor), people, data=posted(request), initial=start)
    if form.is_valid():
        group = actions.open_group(actor=actor, gathering=form.gathering)
        tell(request, _("The group is open: invite the organisations."))
        return redirect("offices:group", group.id)
    status = 422 if form.is_bound else 200
    return render(request, "offices/new_group.html", {"form": form}, status=status)


@on_group("group.see")
@require_safe
def group(request: HttpRequest, actor: Actor, group: Group) -> HttpResponse:
    """Show a group whole."""
    return _shown(request, actor, group, form=InviteForm())


def _shown(
    request: HttpRequest, actor: Actor, group: Group, *, form: InviteForm, status: int = 200
) -> HttpResponse:
    context = {"page": _page(actor, group), "form": form}
    return render(request, "offices/group.html", context, status=status)


def _page(actor: Actor, group: Group) -> GroupPage:
    rows, names = tuple(group.members.all()), needs_in(language())
    portraits, common = bridge.common_needs(group)
    return GroupPage(
        group=group,
        office=group.office.name_in(language()),
        need=names.get(group.need, ""),
        members=_members(group),
        waiting=tuple(each.email for each in rows if each.answer == Answer.INVITED),
        declined=sum(each.answer == Answer.DECLINED for each in rows),
        left=sum(each.answer == Answer.LEFT for each in rows),
        portraits=portraits,
        needs=tuple((names.get(each.need, each.need), each.count) for each in common),
        may_lead=bool(decide("group.lead", actor, bridge.thing_of(group))),
    )


def _members(group: Group) -> tuple[MemberLine, ...]:
    rows = [each for each in bridge.accepted(group) if each.organisation]
    cases = [each.case for each in rows if each.case]
    turns, words = turns_of(cases, timezone.localdate()), stages()
    return tuple(
        MemberLine(
            name=each.organisation.name if each.organisation else "",
            stage=words[turns[each.case.id].stage.kind.value] if each.case else "",
            case=each.case.id if each.case else None,
        )
        for each in rows
    )


@require_POST
@on_group("group.lead")
def invite(request: HttpRequest, actor: Actor, group: Group) -> HttpResponse:
    """Invite organisations by mail."""
    form = InviteForm(request.POST)
    try:
        if not form.is_valid():
            return _shown(request, actor, group, form=form, status=422)
        emails = form.cleaned_data["emails"]
        count = actions.invite_to_group(actor=actor, group=group, emails=emails)
    except TooOftenError as refusal:
        form.add_error(None, refusal.words)
        return _shown(request, actor, group, form=form, status=429)
    sent = ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", count)
    tell(request, sent % {"count": count})
    return redirect("offices:group", group.id)


@require_POST
@on_group("group.lead")
def end(request: HttpRequest, actor: Actor, group: Group) -> HttpResponse:
    """End a group, once it was ticked that it is over."""
    if request.POST.get("over") != "on":
        raise BadRequest
    actions.end_group(actor=actor, group=group)
    tell(request, _("The group has ended; each case goes on by itself."))
    return redirect("offices:group", group.id)
