"""A table: what its advisor is told beforehand, and what a device takes along and brings back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor, decide
from virage.core.answers import as_json
from virage.core.branching import branch
from virage.core.course import Progress, progress
from virage.core.parsing import RefusedAnswerError
from virage.documents.answers import refusal_in_words
from virage.web.accounts.actors import account_actor
from virage.web.campaigns import bridge
from virage.web.campaigns.actions import Held, hold
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.campaigns.models import Campaign, Participation
from virage.web.campaigns.queries import running
from virage.web.campaigns.views.codes import qr_code
from virage.web.diagnostics import bridge as sheets_bridge
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.queries import Kept, answers_of
from virage.web.facilitation.forms.brought import NotReadableError, Sent, brought_by, read_sent
from virage.web.facilitation.views.doors import for_a_device, mark_of, on_table, told
from virage.web.jobs.links import absolute
from virage.web.offices.models import Accompaniment
from virage.web.organisations.bridge import answers_of as facts_in_words
from virage.web.organisations.queries import facts_of
from virage.web.policy import verb
from virage.web.refusals import RefusedError
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a table, by their role, as the server knows them."""

    id: UUID
    role: str
    progress: Progress
    done: bool


@dataclass(frozen=True, slots=True)
class TablePage:
    """What an advisor is told of a table; `open` when the organisation has an open diagnosis."""

    case: Accompaniment
    open: bool
    people: tuple[Person, ...]


@on_table("accompaniment.handle")
@require_safe
def table(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Tell how a table is held, and what came back of it."""
    campaign = _campaign(actor, case)
    people = running.held_by(actor, campaign) if campaign else ()
    page = TablePage(case, campaign is not None, tuple(_person(*each) for each in people))
    return render(request, "facilitation/table.html", {"page": page})


def _campaign(actor: Actor, case: Accompaniment) -> Campaign | None:
    """The open diagnosis of the organisation, when the actor may hold it."""
    campaign = running.open_campaign_of(case.organisation_id)
    allowed = campaign and decide("campaign.hold", actor, bridge.thing_of(campaign))
    return campaign if allowed else None


def _person(part: Participation, sheet: Sheet) -> Person:
    questionnaire = sheets_bridge.questionnaire_of(sheet)
    answers = sheets_bridge.answers_from(questionnaire, answers_of(sheet))
    so_far = progress(questionnaire.questions(), branch(questionnaire, answers))
    role = questionnaire.role(part.role).title.in_(language())
    return Person(part.id, role, so_far, part.handed_in_at is not None)


@verb("account.enter")
@never_cache
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Tell a device whose session this is, with what a form needs to be believed."""
    account = account_actor(request).account
    said = (
        {"person": mark_of(account), "token": get_token(request)} if account else {"person": None}
    )
    return JsonResponse(said)


@for_a_device("accompaniment.handle")
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Give a device what it takes along; write down what it brings back of one person."""
    if request.method == "POST":
        return _brought(request, actor, case)
    campaign = _campaign(actor, case)
    if campaign is None:
        raise RefusedError("no open diagnosis")
    return JsonResponse(_taken_along(actor, case, campaign))


def _taken_along(actor: Actor, case: Accompaniment, campaign: Campaign) -> dict[str, Any]:
    facts = facts_in_words(
        bridge.questionnaire_of(campaign), facts_of(campaign.organisation).values()
    )
    return {
        "person": mark_of(str(actor.account)),
        "case": str(case.id),
        "campaign": str(campaign.id),
        "organisation": campaign.organisation.name,
        "questionnaire": [campaign.questionnaire, campaign.version],
        "facts": {name: as_json(answer) for name, answer in facts.items()},
        "people": [_kept(*each) for each in running.held_by(actor, campaign)],
    }


def _kept(part: Participation, sheet: Sheet) -> dict[str, Any]:
    """A person as they stand, with every answer and its version."""
    return {
        "id": str(part.id),
        "role": part.role,
        "consents": part.consents,
        "done": part.handed_in_at is not None,
        "rows": _rows(answers_of(sheet)),
    }


def _rows(rows: Mapping[str, Kept]) -> dict[str, Any]:
    return {name: [row.value, row.version] for name, row in rows.items()}


def _brought(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Write down what came; what cannot be read is told with 422, and nothing is written."""
    try:
        sent = read_sent(request.body)
        campaign = _asked_for(sent, actor, case)
        brought, refused = brought_by(sent, bridge.questionnaire_of(campaign))
    except NotReadableError as problem:
        return told(str(problem), 422)
    held = hold(actor=actor, campaign=campaign, brought=brought)
    return JsonResponse(_settled(held, campaign, refused))


def _asked_for(sent: Sent, actor: Actor, case: Accompaniment) -> Campaign:
    """The open diagnosis that a body is for; RefusedError for another, or another account."""
    campaign = _campaign(actor, case)
    if sent.person != mark_of(str(actor.account)):
        raise RefusedError("of another account")
    if campaign is None or sent.campaign != campaign.id:
        raise RefusedError("the diagnosis is closed")
    return campaign


def _settled(
    held: Held, campaign: Campaign, refused: Mapping[str, RefusedAnswerError]
) -> dict[str, Any]:
    questions = bridge.questionnaire_of(campaign).by_id
    return {
        "rows": _rows(held.saved.rows),
        "conflicts": [each.question for each in held.saved.conflicts],
        "refused": {
            name: refusal_in_words(questions[name], problem, language())
            for name, problem in refused.items()
        },
        "done": held.part.handed_in_at is not None,
    }


@dataclass(frozen=True, slots=True)
class LinkPage:
    """The link by which a person of a table goes on alone."""

    case: Accompaniment
    role: str
    url: str
    image: str


@on_table("accompaniment.handle")
@require_safe
def link(request: HttpRequest, actor: Actor, case: Accompaniment, *, held_id: UUID) -> HttpResponse:
    """Show a person of the table the link to their own answers."""
    part = running.held_part(actor, held_id)
    if part is None or part.organisation_id != case.organisation_id:
        raise Http404
    if part.campaign.closed_at is not None:
        return redirect("facilitation:table", case.id)
    role = bridge.questionnaire_of(part.campaign).role(part.role).title.in_(language())
    url = absolute("campaigns:respond", secret_of(part), language=language())
    page = LinkPage(case, role, url, qr_code(url))
    return render(request, "facilitation/link.html", {"page": page})
