"""A co-operative whose every table holds a planted name, and where it still stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from tests.coops import actor_of, answer, found_coop, seat
from tests.mandates import one_of_each
from tests.people import person
from tests.webinars import announced, register
from virage.core.access import Actor, Role
from virage.core.initiatives import SizeBand
from virage.core.roadmap.purpose import Doing, Goal, Purpose
from virage.library import shipped
from virage.web.campaigns import actions as campaigns
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.campaigns.models import Campaign
from virage.web.diagnostics.models import Sheet, ToolRow
from virage.web.funding import actions as funding
from virage.web.mandates.models import Timer
from virage.web.offices.actions import Asking, ask
from virage.web.offices.models import Answer, Member, Note, Ruling
from virage.web.organisations import actions
from virage.web.organisations.actions.access import begin_access
from virage.web.organisations.actions.consents import give_consent
from virage.web.organisations.models import Fact, Organisation, SeatRow
from virage.web.organisations.models import Purpose as Consented
from virage.web.plans import actions as plans
from virage.web.plans.actions import following, reminding
from virage.web.plans.actions.papering import keep_papers
from virage.web.plans.contents import Means, Own
from virage.web.plans.models import Change, Choice, Kin, Passed, Plan, Solve, Version
from virage.web.plans.queries import last_closed
from virage.web.plans.views.frozen import frozen_of

PLANTED = "Zephyrin"
HOLDER = f"{PLANTED.lower()}@example.coop"
COLLEAGUE = "colleague@example.coop"


def plant() -> Organisation:
    """An organisation with a closed diagnosis and an open one, the name in whatever takes one."""
    organisation = found_coop(HOLDER, name=f"Coop {PLANTED}")
    holder = person(HOLDER)
    actor = actor_of(holder)
    seat(organisation, COLLEAGUE, Role.BOARD, holder=True)
    actions.invite(
        actor=actor,
        organisation=organisation,
        email=f"invited.{HOLDER}",
        role=Role.STAFF,
        holder=False,
        language="fr",
    )
    _close_one(organisation, actor)
    due_on = timezone.localdate() + timedelta(days=9)
    still_open = campaigns.start_campaign(actor=actor, organisation=organisation, due_on=due_on)
    _ask(still_open, actor, f"second.{HOLDER}")
    campaigns.make_role_link(actor=actor, campaign=still_open, role="members")
    answer(actor, still_open)
    _open_case(organisation, actor)
    _plan(organisation, actor)
    _accompany(organisation, actor)
    register(announced(), HOLDER, name=PLANTED, organisation=organisation)
    return organisation


def _accompany(organisation: Organisation, actor: Actor) -> None:
    """A request, and the access that goes with it."""
    asking = Asking(words=f"Aider {PLANTED}", language="fr")
    case = ask(actor=actor, organisation=organisation, asking=asking)
    begin_access(
        actor=actor,
        organisation=organisation.id,
        account=person(COLLEAGUE).id,
        case=case.id,
        now=timezone.now(),
    )
    mandate = one_of_each(case, PLANTED)
    Timer.objects.create(
        organisation=organisation, mandate=mandate, account=person(HOLDER), activity="plan",
        began_at=timezone.now(),
    )  # fmt: skip
    Ruling.objects.create(
        organisation=organisation,
        case=case,
        allowed=True,
        words=f"{PLANTED} est d’accord",
        decided_at=timezone.now(),
    )
    Note.objects.create(
        organisation=organisation,
        case=case,
        words=f"{PLANTED} veut un site",
        shared_at=timezone.now(),
        made_at=timezone.now(),
    )
    Member.objects.create(
        organisation=organisation, answer=Answer.ACCEPTED, invited_at=timezone.now(), group=None
    )


def _open_case(organisation: Organisation, actor: Actor) -> None:
    opening = funding.Opening(organisation, shipped().funding.by_id["innogec"], person(HOLDER))
    told = funding.Wanted(step=f"Site de {PLANTED}", notes=f"Appeler {PLANTED}")
    funding.open_case(actor=actor, opening=opening, wanted=told)


def _plan(organisation: Organisation, actor: Actor) -> None:
    campaign = last_closed(organisation)
    means = Means(4, (2027, 0), days={"staff": 5}, size=SizeBand.SMALL)
    assert campaign
    account = person(HOLDER)
    plan = plans.begin_plan(actor=actor, account=account, campaign=campaign, means=means)
    own = Own("own-1", f"Former {PLANTED}", why=f"{PLANTED} le demande")
    plans.invent_step(actor=actor, plan=plan, base=plan.version, own=own, start=0)
    plan.refresh_from_db()
    _speak(plan, actor)
    frozen = frozen_of(plan, f"{PLANTED} nous guide")
    version = plans.present_plan(
        actor=actor, account=account, plan=plan, base=plan.version, frozen=frozen
    )
    assert version
    Choice.objects.create(
        organisation=organisation, solve=_searched(plan, actor), place=0, kin=Kin.SOBER, steps=[],
        proved=False,
    )  # fmt: skip
    resolution = plans.Resolution("2027-1", timezone.localdate(), f"{PLANTED}, Ana")
    plans.adopt(actor=actor, account=account, version=version, resolution=resolution)
    plans.ask_proposal(actor=actor, account=account, plan=plan, base=plan.version)
    _follow(organisation, actor, version)


def _follow(organisation: Organisation, actor: Actor, version: Version) -> None:
    account, now = person(HOLDER), timezone.now()
    told = following.Told("under_way", timezone.localdate(), f"{PLANTED} s’en occupe")
    following.tell_step(
        actor=actor, account=account, plan=version.plan, step="own-1", base=0, told=told
    )
    content = f"%PDF- {PLANTED}".encode()
    shown = following.Shown(PLANTED, "", f"{PLANTED}.pdf", "application/pdf", content)
    following.add_evidence(
        actor=actor, account=account, plan=version.plan, step="own-1", shown=shown
    )
    keep_papers(version, {"fr": content}, now)
    seat = SeatRow.objects.get(organisation=organisation, account=account)
    told_of = reminding.Reminder("late", f"{PLANTED}", "follow", (organisation.id,), {"steps": []})
    reminding.remind(seat=seat, reminder=told_of, name=organisation.name, now=now)
    reminding.silence(actor=actor, seat=seat)


def _searched(plan: Plan, actor: Actor) -> Solve:
    plan.refresh_from_db()
    asked = plans.ask_comparison(actor=actor, account=person(HOLDER), plan=plan, base=plan.version)
    assert asked
    return asked


def _speak(plan: Plan, actor: Actor) -> None:
    """The words of a plan, a thread, a suggestion, a name that a lead let pass."""
    account, goal = person(HOLDER), Goal("goal-1", f"Joindre {PLANTED}", "appels", who=PLANTED)
    purpose = Purpose(f"Selon {PLANTED}", (goal,), {"own-1": Doing(PLANTED)}, budget_unknown=True)
    plans.write_purpose(actor=actor, plan=plan, base=plan.version, purpose=purpose)
    plan.refresh_from_db()
    said = plans.Said(f"Demander à {PLANTED}", "plan")
    first = plans.remark(actor=actor, account=account, plan=plan, said=said)
    answer = replace(said, answers=first)
    plans.remark(actor=actor, account=account, plan=plan, said=answer)
    wished = plans.Wished(Change.DROP, "own-1", f"{PLANTED} n’en veut pas")
    plans.suggest(actor=actor, account=account, plan=plan, wished=wished)
    Passed.objects.create(
        organisation=plan.organisation, plan=plan, name=PLANTED.lower(), why=f"Rue {PLANTED}",
        by=account, at=timezone.now(),
    )  # fmt: skip


def _close_one(organisation: Organisation, actor: Actor) -> None:
    closed = campaigns.start_campaign(actor=actor, organisation=organisation, due_on=None)
    _ask(closed, actor, f"first.{HOLDER}")
    part = answer(actor, closed)
    assert part.sheet
    Sheet.objects.filter(id=part.sheet.id).update(name=f"Coop {PLANTED}")
    ToolRow.objects.create(
        sheet=part.sheet,
        function="mail",
        name=f"Courriel de {PLANTED}",
        run_by="supplier",
        data_in="quebec",
        account_held_by="coop",
    )
    close_campaign(actor=actor, campaign=closed)
    give_consent(
        actor=actor, organisation=organisation, purpose=Consented.ADVISOR, campaign=closed.id
    )
    Fact.objects.create(
        organisation=organisation,
        question="members",
        value=640,
        said_by_id=actor.account,
        said_at=timezone.now(),
    )


def _ask(campaign: Campaign, actor: Actor, email: str) -> None:
    asked = [campaigns.Asked(email, "staff")]
    campaigns.invite_people(actor=actor, campaign=campaign, people=asked, language="fr")


def where(word: str) -> Iterator[str]:
    """Every table in which a word stands, whatever the column."""
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            if word.lower() in repr(row).lower():
                yield model._meta.label


def rows_of_everything() -> dict[str, list[str]]:
    """Every row of every table, as text, in a steady order."""
    return {
        model._meta.label: sorted(repr(row) for row in model._default_manager.values_list())
        for model in apps.get_models()
    }
