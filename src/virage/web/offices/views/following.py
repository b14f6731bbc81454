"""The organisation's side: asking for accompaniment, and where it stands at all times."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor
from virage.web.campaigns.queries.running import campaigns_of
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.limits import TooOftenError, hold
from virage.web.offices import actions
from virage.web.offices.forms.asking import AskForm
from virage.web.offices.forms.fields import REFUSED
from virage.web.offices.models import Accompaniment, Member
from virage.web.offices.queries.cases import case_of, cases_of
from virage.web.offices.queries.groups import memberships_of
from virage.web.offices.queries.independence import rulings_on
from virage.web.offices.queries.notes import shared_notes_of
from virage.web.offices.views.declared import Declared, RulingLine, declared_in, ruling_lines
from virage.web.offices.views.notes import NoteLine, note_line
from virage.web.offices.views.words import day_of, where_it_stands
from virage.web.organisations.actors import actor_of
from virage.web.organisations.models import AdvisorAccess, Organisation
from virage.web.organisations.queries import accesses_of, facts_of, organisations_visible_to
from virage.web.organisations.views.doors import on_organisation
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A request or a case, as its organisation sees it."""

    id: UUID
    stands: str
    asked: str
    words: str
    advisor: str
    email: str
    office: str
    phone: str
    open: bool
    taken: bool
    unconfirmed: bool
    has_sheet: bool
    declared: Declared | None
    rulings: tuple[RulingLine, ...]


@dataclass(frozen=True, slots=True)
class AccessLine:
    """An advisor who has, or had, access."""

    email: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class FollowPage:
    """Everything that an organisation asked, and who had access to it."""

    cases: tuple[CaseCard, ...]
    accesses: tuple[AccessLine, ...]
    notes: tuple[NoteLine, ...]
    groups: tuple[Member, ...]
    may_ask: bool
    holds: bool


@on_organisation("accompaniment.follow")
@require_safe
def follow(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show where the request of an organisation stands, and who has access."""
    seat = actor.seat_in(str(organisation.id))
    holds = seat is not None and seat.holder
    cards = tuple(map(_card, cases_of(organisation)))
    page = FollowPage(
        cases=cards,
        accesses=tuple(map(_access, accesses_of(organisation))),
        notes=tuple(note_line(each, None) for each in shared_notes_of(organisation)),
        groups=memberships_of(organisation),
        may_ask=holds and not any(card.open for card in cards),
        holds=holds,
    )
    return render(request, "offices/follow.html", {"page": page, "organisation": organisation})


def _card(case: Accompaniment) -> CaseCard:
    taken = case.ended_at is None and case.advisor is not None
    return CaseCard(
        id=case.id,
        stands=where_it_stands(case),
        asked=day_of(case.asked_at),
        words=case.words,
        advisor=case.advisor.name if case.advisor else "",
        email=case.advisor.account.email if taken and case.advisor else "",
        office=case.office.name_in(language()) if case.office else "",
        phone=case.office.phone if case.office else "",
        open=case.ended_at is None,
        taken=taken and not case.unconfirmed,
        unconfirmed=case.unconfirmed,
        has_sheet=case.sheet_id is not None,
        declared=declared_in(case),
        rulings=tuple(line for line in ruling_lines(rulings_on(case)) if case.ended_at is None),
    )


def _access(row: AdvisorAccess) -> AccessLine:
    email = row.account.email if row.account else ""
    return AccessLine(email, day_of(row.began_at), day_of(row.ended_at))


@on_organisation("accompaniment.ask")
@require_http_methods(FORMS)
def ask(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Ask for accompaniment, in a few words."""
    form, wait = _form(request, organisation), 0
    try:
        if form.is_valid():
            _ask(request, actor, organisation, form=form)
            return redirect("offices:follow", organisation.id)
    except TooOftenError as refusal:
        form.add_error(None, refusal.words)
        wait = refusal.wait
    context = {"form": form, "organisation": organisation}
    status = REFUSED if form.is_bound else 200
    return hold(render(request, "offices/ask.html", context, status=status), wait)


def _form(request: HttpRequest, organisation: Organisation) -> AskForm:
    closed = [each for each in campaigns_of(organisation) if each.closed_at]
    wanted = request.GET.get("diagnosis", "")
    start: dict[str, str] = {"language": language()}
    if any(str(each.id) == wanted for each in closed):
        start["campaign"] = wanted
    return AskForm(facts_of(organisation), closed, data=posted(request), initial=start)


def _ask(request: HttpRequest, actor: Actor, organisation: Organisation, *, form: AskForm) -> None:
    try:
        actions.ask(actor=actor, organisation=organisation, asking=form.asking)
    except actions.AskedAlreadyError:
        tell(request, _("A request of yours is open already: here is where it stands."))
    else:
        tell(request, _("Your request is on its way. This page says where it stands."))


@on_organisation("accompaniment.ask")
@require_http_methods(FORMS)
def leave(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, accompaniment_id: UUID
) -> HttpResponse:
    """Ask for another advisor, or withdraw, once it was confirmed."""
    case = case_of(organisation, accompaniment_id)
    if case is None:
        raise Http404
    if request.method == "POST" and request.POST.get("what") in LEAVING:
        what = request.POST["what"]
        done = LEAVING[what](actor=actor, case=case)
        tell(request, _left(what) if done else _("This changed meanwhile: see where it stands."))
        return redirect("offices:follow", organisation.id)
    context = {"case": _card(case), "organisation": organisation}
    return render(request, "offices/leave.html", context)


LEAVING = {"change": actions.ask_for_another, "withdraw": actions.withdraw}


def _left(what: str) -> str:
    return {
        "change": _("The advisor’s access has ended; another one is looked for."),
        "withdraw": _("Your request is withdrawn. You may ask again whenever you want."),
    }[what]


@on_sheet("diagnosis.read")
@require_safe
def from_sheet(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Say how somebody who answered alone asks for an advisor: with an organisation."""
    signed = actor_of(request)
    holding = [seat.organisation for seat in signed.seats if seat.holder]
    places = [each for each in organisations_visible_to(signed) if str(each.id) in holding]
    context = {"places": places, "sheet_id": sheet.id, "claimed": sheet.organisation_id}
    return render(request, "offices/from_sheet.html", context)
