"""The advisor's desk, and what they decide about themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor
from virage.core.routing import Match
from virage.documents.language import day_in_words
from virage.web.offices import actions, bridge
from virage.web.offices.forms.advisors import OwnForm
from virage.web.offices.forms.desk import FilterForm, Shown
from virage.web.offices.forms.fields import CONFLICT, status_of, version_in
from virage.web.offices.models import Accompaniment, Advisor
from virage.web.offices.queries import cases as queries
from virage.web.offices.queries.offices import own_advisor
from virage.web.offices.views.doors import at_the_desk
from virage.web.offices.views.words import asked_of, day_of, kept_lines, reasons_in_words
from virage.web.offices.waiting import answer_by
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request that waits; `said` is what speaks for and against who looks."""

    id: UUID
    name: str
    asked: str
    by: str
    late: bool
    what: str
    said: str
    fits: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list."""

    id: UUID
    name: str
    region: str
    action: str
    on: str
    overdue: bool
    advisor: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What is on a desk; `hidden` is how many of one's cases the filter leaves out."""

    requests: tuple[RequestLine, ...]
    cases: tuple[CaseLine, ...]
    pages: Page[Accompaniment]
    shown: int
    hidden: int
    whole: int
    led: tuple[CaseLine, ...]


@at_the_desk
@require_safe
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the requests that wait, and one's cases: overdue first, then by the next action."""
    form, advisor = FilterForm(request.GET), own_advisor(actor)
    page = _page(actor, advisor, form.shown, number=request.GET.get("page"))
    context = {"page": page, "advisor": advisor, "form": form, "leads": bool(actor.leads)}
    return render(request, "offices/desk.html", context)


def _page(actor: Actor, advisor: Advisor | None, shown: Shown, *, number: str | None) -> DeskPage:
    today = timezone.localdate()
    counts, waiting = queries.own_counts(actor, today), queries.requests_near(actor)
    shown_count = getattr(counts, shown.value)
    pages = Paginator(_kept(queries.own_cases(actor, today), shown, today), ON_A_PAGE)
    pages.count = shown_count  # counted already
    page = pages.get_page(number)
    matches = bridge.weighed(waiting, advisor, counts.open, on=today) if advisor else {}
    return DeskPage(
        requests=tuple(_request(each, matches, today) for each in waiting),
        cases=tuple(_line(each, today) for each in page),
        pages=page,
        shown=shown_count,
        hidden=counts.whole - shown_count,
        whole=counts.whole,
        led=tuple(_line(each, today) for each in queries.cases_led_by(actor)),
    )


def _kept(rows: QuerySet[Accompaniment], shown: Shown, today: date) -> QuerySet[Accompaniment]:
    if shown is Shown.ENDED:
        return rows.filter(ended_at__isnull=False).order_by("-ended_at", "-id")
    rows = rows.filter(ended_at=None)
    narrowed = {Shown.OVERDUE: Q(next_on__lt=today), Shown.UNPLANNED: Q(next_on=None)}
    return rows.filter(narrowed.get(shown, Q()))


def _request(case: Accompaniment, matches: Mapping[UUID, Match], today: date) -> RequestLine:
    match, by = matches.get(case.id), answer_by(case)
    return RequestLine(
        id=case.id,
        name=case.organisation.name,
        asked=day_of(case.asked_at),
        by=day_in_words(by, language()),
        late=by < today,
        what=" · ".join(line.value for line in asked_of(case)),
        said=reasons_in_words(match) if match else "",
        fits=match is not None and match.fits,
    )


def _line(case: Accompaniment, today: date) -> CaseLine:
    regions = bridge.choices_of(bridge.REGION, language())
    day = case.next_on
    return CaseLine(
        id=case.id,
        name=case.organisation.name,
        region=regions.get(case.region, ""),
        action=case.next_action,
        on=day_in_words(day, language()) if day else "",
        overdue=day is not None and day < today and case.ended_at is None,
        advisor=case.advisor.name if case.advisor else "",
    )


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def oneself(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say when one is away, and whether one's name is public."""
    row = own_advisor(actor)
    if row is None:
        raise Http404
    known = {name: getattr(row, name) for name in ("absent_from", "absent_to", "public")}
    form = OwnForm(posted(request), initial=known)
    if form.is_valid() and _chosen(request, actor, form):
        return redirect("offices:desk")
    status = status_of(form)
    now = kept_lines(OwnForm(initial=known)) if status == CONFLICT else ()
    context = {"form": form, "advisor": row, "now": now}
    return render(request, "offices/oneself.html", context, status=status)


def _chosen(request: HttpRequest, actor: Actor, form: OwnForm) -> bool:
    base = version_in(request.POST.get("base", ""))
    done = actions.choose_for_oneself(actor=actor, base=base, choice=form.choice)
    if done:
        tell(request, _("Your choices are saved."))
    return done
