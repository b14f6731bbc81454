"""The advisor's desk, and what they decide about themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor, decide
from virage.core.independence import Standing
from virage.core.routing import Match
from virage.documents.language import day_in_words
from virage.web.offices import actions, bridge
from virage.web.offices.bridge.casework import Turn, turns_of
from virage.web.offices.bridge.independence import standing_of
from virage.web.offices.forms.advisors import OwnForm
from virage.web.offices.forms.desk import Choice, FilterForm, Shown
from virage.web.offices.forms.fields import CONFLICT, status_of, version_in
from virage.web.offices.models import Accompaniment, Advisor
from virage.web.offices.queries import cases as queries
from virage.web.offices.queries.casework import desk_cases
from virage.web.offices.queries.offices import own_advisor
from virage.web.offices.turns import TurnLine, stages, turn_line
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
    """A case in a list; `advisor` is who has it, when it is not who looks."""

    id: UUID
    name: str
    region: str
    turn: TurnLine
    advisor: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What is on a desk; `hidden` is how many cases the choice leaves out, `query` the choice."""

    requests: tuple[RequestLine, ...]
    cases: tuple[CaseLine, ...]
    pages: Page[Accompaniment]
    shown: int
    hidden: int
    whole: int
    query: str
    everything: str


@at_the_desk
@require_safe
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the requests that wait, and one's cases: overdue first, then by the next action."""
    today, advisor, cases = timezone.localdate(), own_advisor(actor), desk_cases(actor)
    leads = bool(decide("interest.see", actor))
    form = FilterForm(_offices(cases), stages(), leads=leads, data=request.GET)
    at_work = _Desk(actor, advisor, cases, form.choice, today)
    stands = standing_of(advisor, today) if advisor else Standing.IN_FORCE
    page = _page(at_work, number=request.GET.get("page"))
    context = {"page": page, "advisor": advisor, "form": form, "leads": leads}
    declares = {"declares": stands is not Standing.IN_FORCE}
    return render(request, "offices/desk.html", {**context, **declares})


def _offices(cases: Iterable[Accompaniment]) -> dict[str, str]:
    found = {each.office.id: each.office for each in cases if each.office}
    return {str(key): office.name_in(language()) for key, office in found.items()}


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who is at the desk, everything that is on it, and what of it is asked."""

    actor: Actor
    advisor: Advisor | None
    cases: tuple[Accompaniment, ...]
    choice: Choice
    today: date

    @property
    def load(self) -> int:
        """How many open cases are one's own."""
        mine = (each for each in self.cases if each.advisor and self.mine(each))
        return sum(each.ended_at is None for each in mine)

    def mine(self, case: Accompaniment) -> bool:
        """Whether a case is of who looks."""
        return case.advisor is not None and str(case.advisor.account_id) == self.actor.account


def _page(desk: _Desk, *, number: str | None) -> DeskPage:
    turns, today = turns_of(desk.cases, desk.today), desk.today
    kept = [each for each in desk.cases if _asked(desk, each, turns[each.id])]
    kept.sort(key=lambda each: (turns[each.id].move.turn(today), each.organisation.name))
    pages = Paginator(kept, ON_A_PAGE)
    page = pages.get_page(number)
    waiting = queries.requests_near(desk.actor)
    matches = bridge.weighed(waiting, desk.advisor, desk.load, on=today) if desk.advisor else {}
    return DeskPage(
        requests=tuple(_request(each, matches, today) for each in waiting),
        cases=tuple(_line(desk, each, turns[each.id]) for each in page),
        pages=page,
        shown=len(kept),
        hidden=len(desk.cases) - len(kept),
        whole=len(desk.cases),
        query=desk.choice.query,
        everything=Choice(shown=Shown.ALL, mine=False).query,
    )


def _asked(desk: _Desk, case: Accompaniment, turn: Turn) -> bool:
    """Whether the choice shows a case."""
    choice, ended = desk.choice, case.ended_at is not None
    if choice.mine and not desk.mine(case):
        return False
    if choice.office and str(case.office_id) != choice.office:
        return False
    if choice.stage and turn.stage.kind.value != choice.stage:
        return False
    return {
        Shown.OPEN: not ended,
        Shown.OVERDUE: turn.move.overdue(desk.today),
        Shown.ENDED: ended,
        Shown.ALL: True,
    }[choice.shown]


def _request(case: Accompaniment, matches: Mapping[UUID, Match], today: date) -> RequestLine:
    match, by = matches.get(case.id), answer_by(case)
    return RequestLine(
        id=case.id,
        name=case.organisation.name,
        asked=day_of(case.asked_at),
        by=day_in_words(by, language()),
        late=by < today,
        what=" · ".join(line.value for line in asked_of(case)),
        said=reasons_in_words(match.reasons) if match else "",
        fits=match is not None and match.fits,
    )


def _line(desk: _Desk, case: Accompaniment, turn: Turn) -> CaseLine:
    regions = bridge.choices_of(bridge.REGION, language())
    return CaseLine(
        id=case.id,
        name=case.organisation.name,
        region=regions.get(case.region, ""),
        turn=turn_line(case, turn, desk.today),
        advisor=case.advisor.name if case.advisor and not desk.mine(case) else "",
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
