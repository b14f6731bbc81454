"""The lead’s and the director’s side: what to decide and to claim, what is left to grant."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor, SiteRole
from virage.core.mandates import Stage
from virage.web.mandates import actions
from virage.web.mandates.forms.mandates import RefusalForm
from virage.web.mandates.models import Envelope, Mandate
from virage.web.mandates.queries.mandates import amendment_of, mandates_overseen
from virage.web.mandates.queries.terms import envelopes_overseen
from virage.web.mandates.views import words
from virage.web.mandates.views.doors import on_mandate, overseeing, pressed
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Row:
    """A mandate in a list."""

    id: UUID
    name: str
    office: str
    advisor: str
    stands: str
    hours: str
    subsidy: str


@dataclass(frozen=True, slots=True)
class EnvelopeLine:
    """An envelope; `used` is what was claimed of what is granted."""

    office: str
    year: str
    whole: str
    granted: str
    used: str
    left: str
    address: str


@dataclass(frozen=True, slots=True)
class OverseePage:
    """What waits for a decision, then all that goes on, then the envelopes."""

    waiting: tuple[Row, ...]
    others: tuple[Row, ...]
    envelopes: tuple[EnvelopeLine, ...]
    directs: bool


@overseeing("mandate.oversee")
@require_safe
def oversee(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the mandates of one's offices, and their envelopes."""
    rows, directs = mandates_overseen(actor), SiteRole.DIRECTOR in actor.site_roles
    page = OverseePage(
        waiting=_rows(rows, _waits),
        others=_rows(rows, lambda row: not _waits(row)),
        envelopes=tuple(_envelope(each, directs=directs) for each in envelopes_overseen(actor)),
        directs=directs,
    )
    return render(request, "mandates/oversee.html", {"page": page})


def _waits(row: Mandate) -> bool:
    asked = getattr(row, "asked", [])
    return row.at in (Stage.APPLIED, Stage.CLOSED) or (row.at is Stage.WORK and bool(asked))


def _rows(rows: Iterable[Mandate], kept: Callable[[Mandate], bool]) -> tuple[Row, ...]:
    return tuple(_row(each) for each in rows if kept(each))


def _row(row: Mandate) -> Row:
    advisor = row.advisor
    more = _("More hours are asked for.") if getattr(row, "asked", []) else ""
    return Row(
        id=row.id,
        name=row.name,
        office=row.office.name_in(language()) if row.office else "",
        advisor=advisor.name if advisor else "",
        stands=more or words.stands(row),
        hours=words.hours(row.granted),
        subsidy=words.dollars(row.price.subsidy),
    )


def year_in_words(year: int) -> str:
    """A programme year, by the calendar year in which it begins."""
    return _("year that begins in %(year)s") % {"year": year}


def _envelope(row: Envelope, *, directs: bool) -> EnvelopeLine:
    there = reverse("mandates:envelope", args=[row.office_id, row.year]) if directs else ""
    return EnvelopeLine(
        office=row.office.name_in(language()),
        year=year_in_words(row.year),
        whole=words.dollars(row.cents),
        granted=words.dollars(row.reserved),
        used=words.dollars(row.claimed),
        left=words.dollars(row.left),
        address=there,
    )


def _home(mandate: Mandate) -> str:
    return reverse("mandates:mandate", args=[mandate.id])


@require_POST
@on_mandate("mandate.approve")
def decide(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Approve an application, or refuse it with the reason."""
    if request.POST.get("what") == "approve":
        done = partial(actions.approve, actor=actor, mandate=mandate)
        told = _("Approved: the organisation may read the agreement and accept it.")
        return pressed(request, _home(mandate), told, done=done)
    refuse = partial(actions.refuse, actor=actor, mandate=mandate)
    return _refused(request, mandate, refuse)


@require_POST
@on_mandate("mandate.approve")
def decide_more(
    request: HttpRequest, actor: Actor, mandate: Mandate, *, amendment_id: UUID
) -> HttpResponse:
    """Approve more hours, or refuse them with the reason."""
    amendment = amendment_of(mandate, amendment_id)
    if amendment is None:
        raise Http404
    if request.POST.get("what") == "approve":
        done = partial(actions.approve_more, actor=actor, mandate=mandate, amendment=amendment)
        return pressed(request, _home(mandate), _("The hours are granted; it is told."), done=done)
    refuse = partial(actions.refuse_more, actor=actor, mandate=mandate, amendment=amendment)
    return _refused(request, mandate, refuse)


def _refused(request: HttpRequest, mandate: Mandate, refuse: Callable[..., None]) -> HttpResponse:
    form = RefusalForm(request.POST)
    if not form.is_valid():
        told = _("Say why you refuse: the organisation reads it.")
        return pressed(request, _home(mandate), told, done=lambda: None)
    done = partial(refuse, words=form.cleaned_data["words"])
    return pressed(request, _home(mandate), _("Refused; it is told."), done=done)


@require_POST
@on_mandate("mandate.claim")
def close(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Claim the subsidy, end a mandate that nobody works on, close one that nobody evaluates.

    Of a group, begin its work or give it up.
    """
    act = CLOSING.get(request.POST.get("what", ""))
    if act is None:
        raise BadRequest
    done = partial(act, actor=actor, mandate=mandate)
    return pressed(request, _home(mandate), _("It is done, and told."), done=done)


CLOSING: dict[str, Callable[..., object]] = {
    "claim": actions.claim,
    "wind_up": actions.wind_up,
    "close": actions.close_unanswered,
    "begin": actions.begin,
    "call_off": actions.call_off,
}
