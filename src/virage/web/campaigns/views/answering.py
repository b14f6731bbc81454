"""Taking part: the page before the questions, and the one after them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.core.branching import branch
from virage.core.consensus import FLOOR
from virage.core.course import unanswered
from virage.core.portrait import Edition, asked_questions
from virage.core.questionnaire import Nature
from virage.web import limits
from virage.web.campaigns import actions, bridge
from virage.web.campaigns.models import Campaign, Participation, RoleLink
from virage.web.campaigns.queries import running
from virage.web.campaigns.roles import respondent_role, role_sentence
from virage.web.campaigns.views.doors import on_campaign
from virage.web.diagnostics import bridge as sheets
from virage.web.diagnostics import queries as sheet_queries
from virage.web.diagnostics.forms.start import time_in_words
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import doors
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.diagnostics.views.road import Bar, bar_of
from virage.web.policy import verb
from virage.web.refusals import in_words
from virage.web.ui.page import language
from virage.web.ui.parts import Option

FORMS = ["GET", "HEAD", "POST"]
LINES = 5


@dataclass(frozen=True, slots=True)
class EnterPage:
    """What a person is told before the first question; `role` is the sentence that names theirs."""

    name: str
    role: str
    alone: bool
    few: bool
    factual: int
    perceived: int
    time: str
    due_on: object
    closed: bool
    begun: bool
    options: tuple[Option, ...]
    campaign_id: UUID
    too_often: str = ""


def enter_page(campaign: Campaign, role: str, *, begun: bool = False) -> EnterPage:
    """Build the page: which answers may be attributed, and whether one is alone in one's role."""
    questionnaire = bridge.questionnaire_of(campaign)
    core = [question for question in questionnaire.questions() if question.core]
    counts = running.role_counts(campaign)
    title = next(each.title for each in questionnaire.roles if each.id == role)
    return EnterPage(
        name=campaign.organisation.name,
        role=role_sentence(role, title.in_(language())),
        alone=counts.get(role, 0) < 2,  # noqa: PLR2004
        few=sum(counts.values()) < FLOOR,
        factual=sum(each.nature is Nature.FACTUAL for each in core),
        perceived=sum(each.nature is not Nature.FACTUAL for each in core),
        time=time_in_words(core, language()),
        due_on=campaign.due_on,
        closed=campaign.closed_at is not None,
        campaign_id=campaign.id,
        begun=begun,
        options=(
            Option(
                "yes", _("If fewer than three people answer, where we differ may still be shown.")
            ),
        ),
    )


Enter = Callable[[Actor, bool], actions.Entered]


def _entered(request: HttpRequest, enter: Enter) -> HttpResponse:
    """Enter, and go on to where one left."""
    actor = doors.actor_of(request)
    with in_words():
        entered = enter(actor, request.POST.get("consents") == "yes")
    response = redirect("diagnostics:overview", entered.sheet.id)
    if entered.key:
        doors.keep_keys(request, response, entered.key)
    return response


@verb("campaign.enter")
@never_cache
@require_http_methods(FORMS)
def respond(request: HttpRequest, respond_secret: str) -> HttpResponse:
    """The personal link of a mail; only the button acts, a mail scanner opens nothing."""
    part = running.participation_behind(respond_secret, timezone.now())
    if part is None:
        return render(request, "campaigns/gone.html", status=404)
    if request.method == "POST":
        return _entered(
            request, lambda actor, yes: actions.respond(actor=actor, part=part, consents=yes)
        )
    page = enter_page(part.campaign, part.role, begun=part.sheet_id is not None)
    return render(request, "campaigns/enter.html", {"page": page})


@verb("campaign.enter")
@never_cache
@require_http_methods(FORMS)
def join(request: HttpRequest, join_secret: str) -> HttpResponse:
    """The link of a role, that an assembly reads on a screen."""
    link = running.role_link_behind(join_secret, timezone.now())
    if link is None:
        return render(request, "campaigns/gone.html", status=404)
    if request.method != "POST":
        return render(request, "campaigns/enter.html", {"page": _join_page(request, link)})
    try:
        return _joined(request, link)
    except limits.TooOftenError as refusal:
        page = _join_page(request, link, too_often=refusal.words)
        return limits.hold(render(request, "campaigns/enter.html", {"page": page}), refusal.wait)


def _joined(request: HttpRequest, link: RoleLink) -> HttpResponse:
    """Take part; who takes part already goes on, and is not counted again."""
    if running.own_participation(doors.actor_of(request), link.campaign) is None:
        limits.spend_here(limits.JOINS, request)
    return _entered(request, lambda actor, yes: actions.join(actor=actor, link=link, consents=yes))


def _join_page(request: HttpRequest, link: RoleLink, *, too_often: str = "") -> EnterPage:
    """The page, as it was sent when it was."""
    page = enter_page(link.campaign, link.role)
    ticked = request.POST.get("consents") == "yes"
    options = tuple(replace(option, checked=ticked) for option in page.options)
    return replace(page, options=options, too_often=too_often)


@on_campaign("campaign.read")
@require_http_methods(FORMS)
def my_part(request: HttpRequest, actor: Actor, campaign: Campaign) -> HttpResponse:
    """Answer by one's seat in the organisation."""
    if request.method == "POST":
        return _entered(
            request, lambda who, yes: actions.take_part(actor=who, campaign=campaign, consents=yes)
        )
    own = running.own_participation(actor, campaign)
    seat = actor.seat_in(str(campaign.organisation_id))
    role = own.role if own else ""
    if seat and not role:
        role = respondent_role(bridge.questionnaire_of(campaign), seat.role)
    page = enter_page(campaign, role, begun=bool(own and own.sheet_id))
    return render(request, "campaigns/enter.html", {"page": page})


@dataclass(frozen=True, slots=True)
class HandInPage:
    """The end of one's part."""

    sheet_id: UUID
    name: str
    bar: Bar
    left: tuple[str, ...]
    more: int
    done: bool
    closed: bool
    campaign_id: UUID


@on_sheet("campaign.answer")
@require_http_methods(FORMS)
def hand_in(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Say that one is done, or not yet after all."""
    part = running.participation_with(sheet.id)
    if part is None:  # nobody asked for it
        return redirect("diagnostics:overview", sheet.id)
    if request.method == "POST":
        actions.hand_in(actor=actor, part=part, done="undo" not in request.POST)
        return redirect("campaigns:hand_in", sheet.id)
    return render(request, "campaigns/hand_in.html", {"page": _hand_in_page(sheet, part)})


def _hand_in_page(sheet: Sheet, part: Participation) -> HandInPage:
    questionnaire = sheets.questionnaire_of(sheet)
    rows = sheet_queries.answers_of(sheet)
    branched = branch(questionnaire, sheets.answers_from(questionnaire, rows))
    left = unanswered(asked_questions(questionnaire, Edition(sheet.edition)), branched)
    titles = tuple(question.title.in_(language()) for question in left)
    return HandInPage(
        sheet_id=sheet.id,
        name=part.campaign.organisation.name,
        bar=bar_of(sheet, branched),
        left=titles[:LINES],
        more=max(0, len(titles) - LINES),
        done=part.handed_in_at is not None,
        closed=part.campaign.closed_at is not None,
        campaign_id=part.campaign_id,
    )
