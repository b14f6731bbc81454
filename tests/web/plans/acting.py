"""A co-op with a closed diagnosis, its plan, and a worker that searches, for tests."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.coops import HOLDER, actor_of, found_coop, holder_client, seat
from tests.people import person
from virage.core.access import Actor, Role
from virage.core.answers import as_json
from virage.core.roadmap.purpose import Goal, Purpose
from virage.library import shipped
from virage.library.sheets import read_sheet
from virage.web.campaigns import actions as campaigns
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.campaigns.models import Campaign
from virage.web.diagnostics.models import GivenAnswer
from virage.web.organisations.models import Fact, Organisation
from virage.web.plans import actions
from virage.web.plans.contents import Chosen, Content, Means, as_data, from_data
from virage.web.plans.errands import Searching
from virage.web.plans.models import Plan, Solve

EXAMPLES = Path(__file__).parents[3] / "examples"
BEA = "bea@example.coop"
BOARD = "board@example.coop"
STAFF = "staff@example.coop"
ROLES = ("board", "management", "staff", "members")
MEANS = Means(
    quarters=8,
    begins=(2027, 0),
    budget=(500_000, 500_000),
    days=dict.fromkeys(ROLES, 5),
    shared=True,
)
PATIENCE = 60.0
GOAL = Goal("goal-1", "Vendre en ligne", "ventes par mois", "0", "40 en 2028", "la gérante")
PURPOSE = Purpose("Servir nos membres partout.", (GOAL,))


def holder() -> Actor:
    """Who holds the account of the co-op."""
    return actor_of(person(HOLDER))


def a_diagnosed_coop(example: str = "home_care", **facts: Any) -> Organisation:
    """A co-op whose diagnosis, that of an example, is closed."""
    coop = found_coop(name="Aide chez nous")
    seat(coop, BEA, Role.MANAGER)
    seat(coop, BOARD, Role.BOARD)
    seat(coop, STAFF, Role.STAFF)
    read = read_sheet(EXAMPLES / f"{example}.yaml", shipped())
    profile = {each.id for each in read.questionnaire.profile}
    given = {name: as_json(answer) for name, answer in read.sheet.answers.given.items()}
    for name, value in ({k: v for k, v in given.items() if k in profile} | facts).items():
        if value is not None:
            now = timezone.now()
            Fact.objects.create(organisation=coop, question=name, value=value, said_at=now)
    campaign = campaigns.start_campaign(actor=holder(), organisation=coop, due_on=None)
    part = campaigns.take_part(actor=holder(), campaign=campaign, consents=False)
    GivenAnswer.objects.bulk_create(
        GivenAnswer(sheet=part.sheet, question=name, value=value)
        for name, value in given.items()
        if name not in profile
    )
    close_campaign(actor=holder(), campaign=campaign)
    return coop


def a_plan(means: Means = MEANS, **coop: Any) -> Plan:
    """The plan of such a co-op: its vision and an objective, and no step yet."""
    organisation = a_diagnosed_coop(**coop)
    campaign = Campaign.objects.get(organisation=organisation)
    account = person(HOLDER)
    plan = actions.begin_plan(actor=holder(), account=account, campaign=campaign, means=means)
    plan.content = as_data(replace(from_data(plan.content), purpose=PURPOSE))
    plan.save(update_fields=["content"])  # no version of its own: the steps come first in tests
    return plan


def placed(plan: Plan, *steps: Chosen) -> Plan:
    """The plan with some steps, put there by hand."""
    for step in steps:
        assert actions.place_step(actor=holder(), plan=plan, base=plan.version, step=step)
        plan.refresh_from_db()
    return plan


def content(plan: Plan) -> Content:
    """What the database holds of a plan."""
    plan.refresh_from_db()
    return from_data(plan.content)


def ask(plan: Plan) -> Solve:
    """Ask for a proposal."""
    plan.refresh_from_db()
    solve = actions.ask_proposal(
        actor=holder(), account=person(HOLDER), plan=plan, base=plan.version
    )
    assert solve
    return solve


def work(searching: Searching | None = None, *, sturdy: bool = False) -> None:
    """Let a worker search until nothing is left to search; `sturdy`: what comes after too."""
    searching = searching or Searching()
    deadline = time.monotonic() + PATIENCE
    while searching.turn(timezone.now()) or searching.busy:
        if not sturdy and searching.solve and not searching.solve.goes_on:
            searching.end(timezone.now())
        assert time.monotonic() < deadline, "the search never ended"
        time.sleep(0.05)


def compared(plan: Plan) -> Solve:
    """A comparison of other plans, once it is over."""
    plan.refresh_from_db()
    solve = actions.ask_comparison(
        actor=holder(), account=person(HOLDER), plan=plan, base=plan.version
    )
    assert solve
    work()
    solve.refresh_from_db()
    return solve


def proposed(plan: Plan) -> Plan:
    """The plan once a proposal was searched."""
    ask(plan)
    work()
    plan.refresh_from_db()
    return plan


def page(name: str, plan: Plan | Organisation, *rest: object) -> str:
    """The address of a page of the plan of an organisation."""
    organisation = plan.organisation_id if isinstance(plan, Plan) else plan.id
    return reverse(f"plans:{name}", args=[organisation, *rest])


def ana() -> Client:
    """The browser of who holds the account."""
    return holder_client()
