"""The programme's side of a case: what an office sees of it, who takes it, what comes next."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor, SiteRole, decide
from virage.core.routing import Match
from virage.documents.answers import answer_in_words
from virage.web.offices import actions, bridge
from virage.web.offices.forms.desk import AssignForm, NextForm
from virage.web.offices.forms.fields import CONFLICT, REFUSED, version_in
from virage.web.offices.forms.notes import NoteForm
from virage.web.offices.models import Accompaniment, Advisor
from virage.web.offices.queries.cases import advisors_with_load
from virage.web.offices.queries.independence import last_closed, rulings_on
from virage.web.offices.views.declared import (
    Declared,
    RulingLine,
    Touching,
    declared_in,
    ruling_lines,
    touching,
)
from virage.web.offices.views.doors import on_case
from virage.web.offices.views.file import CaseFile, file_of
from virage.web.offices.views.words import Line, asked_of, day_of, reasons_in_words, where_it_stands
from virage.web.organisations.bridge import answers_of, current_questionnaire
from virage.web.organisations.queries import facts_of
from virage.web.refusals import said
from virage.web.ui.page import language, tell

Pairs = list[tuple[Advisor, Match | None]]


@dataclass(frozen=True, slots=True)
class Person:
    """An advisor who could have the case; `said` is what speaks for and against."""

    id: UUID
    name: str
    said: str
    fits: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """A request or a case; `mine` what the actor may do with it.

    `portrait` is the diagnosis that the organisation shares with its advisor, if it does.
    """

    case: Accompaniment
    office: str
    asked: str
    stands: str
    lines: tuple[Line, ...]
    facts: tuple[Line, ...]
    people: tuple[Person, ...]
    may_take: bool
    may_assign: bool
    may_handle: bool
    portrait: UUID | None
    declared: Declared | None
    touching: tuple[Touching, ...]
    rulings: tuple[RulingLine, ...]
    file: CaseFile | None


@on_case("accompaniment.see")
@require_safe
def case(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Show a request or a case."""
    return _shown(request, actor, case)


def _shown(
    request: HttpRequest,
    actor: Actor,
    case: Accompaniment,
    *,
    form: NextForm | None = None,
    given: QueryDict | None = None,
    status: int = 200,
) -> HttpResponse:
    page = _page(actor, case)
    known = NextForm(initial={"action": case.next_action, "on": case.next_on})
    choices = [(str(each.id), _offered(each)) for each in page.people]
    context = {"page": page, "form": form or known, "assign": AssignForm(choices, given)}
    context |= {"conflict": status == CONFLICT, "desk": _has_a_desk(actor), "note_form": NoteForm()}
    return render(request, "offices/case.html", context, status=status)


def _offered(person: Person) -> str:
    return f"{person.name} ({person.said})" if person.said else person.name


def _has_a_desk(actor: Actor) -> bool:
    return bool(actor.site_roles & {SiteRole.ADVISOR, SiteRole.LEAD})


def _page(actor: Actor, case: Accompaniment) -> CasePage:
    thing = bridge.thing_of(case)
    may = {
        each: bool(decide(f"accompaniment.{each}", actor, thing))
        for each in ("take", "assign", "handle")
    }
    pairs = pairs_of(case) if may["assign"] or may["take"] or may["handle"] else []
    rulings = rulings_on(case)
    return CasePage(
        case=case,
        office=case.office.name_in(language()) if case.office else "",
        asked=day_of(case.asked_at),
        stands=where_it_stands(case),
        lines=asked_of(case),
        facts=_facts(case) if may["handle"] and not case.unconfirmed else (),
        people=_people(actor, case, pairs, every=may["assign"]),
        may_take=may["take"],
        may_assign=may["assign"],
        may_handle=may["handle"],
        portrait=_portrait(case) if may["handle"] and not case.unconfirmed else None,
        declared=declared_in(case),
        touching=touching(
            case, _seen(actor, pairs, every=may["assign"]), rulings, account=actor.account
        ),
        rulings=ruling_lines(rulings),
        file=file_of(actor, case, rulings) if may["handle"] else None,
    )


def _portrait(case: Accompaniment) -> UUID | None:
    """The diagnosis that the request is about; else the last that is closed."""
    last = None if case.campaign_id else last_closed(case)
    return case.campaign_id or (last.id if last else None)


def _seen(actor: Actor, pairs: Pairs, *, every: bool) -> tuple[Advisor, ...]:
    """Everybody of the office, for who shares out; else only the actor."""
    return tuple(row for row, _m in pairs if every or str(row.account_id) == actor.account)


def _facts(case: Accompaniment) -> tuple[Line, ...]:
    """What the profile of the organisation says today, for its advisor."""
    profile = current_questionnaire()
    answers = answers_of(profile, facts_of(case.organisation).values())
    here = language()
    return tuple(
        Line(each.title.in_(here), answer_in_words(each, answers[each.id], here))
        for each in profile.profile
        if each.id in answers
    )


def _people(actor: Actor, case: Accompaniment, pairs: Pairs, *, every: bool) -> tuple[Person, ...]:
    seen = {row.id for row in _seen(actor, pairs, every=every)}
    return tuple(
        Person(
            row.id, row.name, reasons_in_words(match) if match else "", bool(match and match.fits)
        )
        for row, match in pairs
        if row.id in seen and row.id != case.advisor_id
    )


def pairs_of(case: Accompaniment) -> Pairs:
    """The advisors of the office of a case, the best placed first; without one, everybody."""
    if case.office is None:
        return [(row, None) for row, _load in advisors_with_load()]
    return [*bridge.considered(case, case.office, timezone.localdate())]


@require_POST
@on_case("accompaniment.take")
def take(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Take a request; who comes a moment too late is told."""
    try:
        taken = actions.take(actor=actor, case=case)
    except actions.DoesNotFitError:
        tell(request, _("Something speaks against: the lead may still give it to you."))
        return redirect("offices:case", case.id)
    except actions.TouchedError as refusal:
        tell(request, said(str(refusal)))
        return redirect("offices:case", case.id)
    if not taken:
        tell(request, _("A colleague took this request a moment before."))
        return redirect("offices:desk")
    tell(request, _("The case is yours. The organisation was told how to reach you."))
    return redirect("offices:case", case.id)


@require_POST
@on_case("accompaniment.assign")
def assign(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Give a case to an advisor."""
    people = {str(row.id): row for row, _match in pairs_of(case)}
    chosen = people.get(request.POST.get("advisor", ""))
    if chosen is None:
        return _shown(request, actor, case, given=request.POST, status=REFUSED)
    try:
        given = actions.assign(actor=actor, case=case, advisor=chosen)
    except actions.TouchedError as refusal:
        tell(request, said(str(refusal)))
        return redirect("offices:case", case.id)
    done = _("The case is given; the advisor and the organisation are told.")
    tell(request, done if given else _("This changed meanwhile: see where it stands."))
    return redirect("offices:case", case.id)


@require_POST
@on_case("accompaniment.handle")
def plan(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Say what comes next."""
    form = NextForm(request.POST)
    if not form.is_valid():
        return _shown(request, actor, case, form=form, status=REFUSED)
    base = version_in(request.POST.get("base", ""))
    if not actions.plan_next(actor=actor, case=case, base=base, wanted=form.wanted):
        return _shown(request, actor, case, form=form, status=CONFLICT)
    tell(request, _("The next action is saved."))
    return redirect("offices:desk")


@require_POST
@on_case("accompaniment.handle")
def read(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Say that the portrait was read together today."""
    done = actions.mark_read(actor=actor, case=case, on=timezone.localdate())
    written = _("It is written: the plan comes next.")
    tell(request, written if done else _("This changed meanwhile: see where it stands."))
    return redirect("offices:case", case.id)


@require_POST
@on_case("accompaniment.handle")
def end(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """End a case, once it was ticked that it is over."""
    if request.POST.get("over") != "on":
        raise BadRequest
    actions.end(actor=actor, case=case)
    tell(request, _("The case has ended, and your access with it."))
    return redirect("offices:desk")
