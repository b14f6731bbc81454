"""The director's pages: the offices, one of them, closing it and opening it again."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.offices import actions
from virage.web.offices.forms.fields import CONFLICT, status_of, version_in
from virage.web.offices.forms.offices import OfficeForm
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.offices.queries.cases import requests_before_the_director
from virage.web.offices.queries.offices import advisors_kept_by, office_kept_by, offices_kept_by
from virage.web.offices.views.finding import codes_of
from virage.web.offices.views.words import day_of, kept_lines, regions_in_words
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """An office in the list."""

    id: UUID
    name: str
    regions: str
    advisors: int
    leads: str
    closed: bool


@dataclass(frozen=True, slots=True)
class AdvisorEntry:
    """An advisor in the list."""

    id: UUID
    name: str
    email: str
    offices: str
    limit: int
    ended: bool


@signed_in("office.keep")
@require_safe
def offices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every office and every advisor."""
    context = {
        "requests": tuple(map(_waiting, requests_before_the_director(actor))),
        "offices": tuple(map(_entry, offices_kept_by(actor))),
        "advisors": tuple(map(_person, advisors_kept_by(actor))),
    }
    return render(request, "offices/offices.html", context)


def _waiting(case: Accompaniment) -> tuple[UUID, str, str]:
    """A request that went up to the director: where, whose, since when."""
    return case.id, case.organisation.name, day_of(case.waiting_since)


def _entry(row: Office) -> OfficeEntry:
    posts = [post for post in row.posts.all() if post.advisor.ended_at is None]
    return OfficeEntry(
        id=row.id,
        name=row.name_in(language()),
        regions=regions_in_words(codes_of(row), online=row.online),
        advisors=len(posts),
        leads=", ".join(post.advisor.name for post in posts if post.lead),
        closed=row.closed_at is not None,
    )


def _person(row: Advisor) -> AdvisorEntry:
    return AdvisorEntry(
        id=row.id,
        name=row.name,
        email=row.account.email,
        offices=", ".join(post.office.name_in(language()) for post in row.posts.all()),
        limit=row.load_limit,
        ended=row.ended_at is not None,
    )


@signed_in("office.keep")
@require_http_methods(FORMS)
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write a new office."""
    form = OfficeForm(posted(request))
    if form.is_valid():
        actions.open_office(actor=actor, wanted=form.wanted)
        tell(request, _("The office is there: it stands on the public page."))
        return redirect("offices:offices")
    return render(request, "offices/office.html", {"form": form}, status=status_of(form))


@signed_in("office.keep")
@require_http_methods(FORMS)
def office(request: HttpRequest, actor: Actor, *, office_id: UUID) -> HttpResponse:
    """Change an office; what a colleague changed meanwhile is shown beside what one typed."""
    row = _office(actor, office_id)
    form = OfficeForm(posted(request), initial=written(row))
    if form.is_valid() and _saved(request, actor, row, form=form):
        return redirect("offices:offices")
    status = status_of(form)
    now = kept_lines(OfficeForm(initial=written(row))) if status == CONFLICT else ()
    context = {"form": form, "office": row, "now": now}
    return render(request, "offices/office.html", context, status=status)


def _saved(request: HttpRequest, actor: Actor, row: Office, *, form: OfficeForm) -> bool:
    base = version_in(request.POST.get("base", ""))
    done = actions.change_office(actor=actor, office=row, base=base, wanted=form.wanted)
    if done:
        tell(request, _("The office is saved."))
    return done


def written(row: Office) -> dict[str, object]:
    """What the form of an office shows at first."""
    names = ("name", "name_en", "phone", "email", "address", "online")
    return {name: getattr(row, name) for name in names} | {"regions": codes_of(row)}


def _office(actor: Actor, office_id: UUID) -> Office:
    row = office_kept_by(actor, office_id)
    if row is None:
        raise Http404
    return row


@signed_in("office.keep")
@require_POST
def turn(request: HttpRequest, actor: Actor, *, office_id: UUID) -> HttpResponse:
    """Close an office, or open it again."""
    closed = request.POST.get("turn") == "close"
    actions.turn_office(actor=actor, office=_office(actor, office_id), closed=closed)
    done = (
        _("The office is closed: it takes no request any more. You may open it again.")
        if closed
        else _("The office is open again.")
    )
    tell(request, done)
    return redirect("offices:offices")
