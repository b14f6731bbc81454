"""A co-operative that holds something at every address, for the tests that walk the whole site."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Model
from django.test import Client
from django.utils import timezone

from tests.people import person, sign_in
from virage.core.access import Actor, Role
from virage.core.initiatives import SizeBand
from virage.core.roadmap import Plan as Found
from virage.core.roadmap import Step
from virage.core.roadmap.purpose import Goal, Purpose
from virage.library import shipped
from virage.web.accounts.models import User
from virage.web.campaigns import actions as campaigns
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import GivenAnswer
from virage.web.funding import actions as funding
from virage.web.funding.models import Case
from virage.web.organisations import actions
from virage.web.organisations.actions.inviting import secret_of as secret_of_invitation
from virage.web.organisations.models import Invitation, Organisation, SeatRow
from virage.web.organisations.queries import seats_of
from virage.web.plans import actions as plans
from virage.web.plans.actions import following
from virage.web.plans.actions.reminding import quiet_secret_of
from virage.web.plans.contents import Chosen, Means
from virage.web.plans.models import Checkpoint, Choice, Evidence, Kin, Version
from virage.web.plans.queries import last_closed, plan_of, versions_of
from virage.web.plans.views.frozen import frozen_of

STEP = "copies_in_two_places"
GOAL = "goal-1"
NAME = "24/7"  # no letter, so that the check of words does not meet it
TWIN = "24-7"
HOLDER = "holder@example.coop"
_links: dict[UUID, str] = {}


@dataclass(frozen=True)
class KeptCoop:
    """An organisation, its people, a closed diagnosis and an open one."""

    organisation: Organisation
    seat: UUID
    case: UUID
    step: str
    plan: UUID | None
    version: UUID | None
    evidence: UUID | None
    checkpoint: UUID | None
    choice: UUID | None
    invitation: UUID
    invitation_secret: str
    campaigns: tuple[UUID, ...]
    open: UUID
    participation: UUID
    respond_secret: str
    join_secret: str


def actor_of(user: User) -> Actor:
    """Who somebody is for the policy, with their seats."""
    return Actor(account=str(user.id), seats=seats_of(str(user.id)))


def seat(organisation: Organisation, email: str, role: Role, *, holder: bool = False) -> User:
    """Give somebody a place."""
    user = person(email)
    SeatRow.objects.get_or_create(
        organisation=organisation,
        account=user,
        defaults={"role": role.value, "holder": holder, "made_at": timezone.now()},
    )
    return user


def found_coop(email: str = HOLDER, *, name: str = NAME) -> Organisation:
    """An organisation whose account somebody holds."""
    user = person(email)
    return actions.found_organisation(
        actor=actor_of(user), account=user, name=name, role=Role.MANAGER
    )


def holder_client(email: str = HOLDER) -> Client:
    """The browser of who holds the account."""
    return sign_in(person(email))


def a_coop(*, closed: bool = True) -> KeptCoop:
    """The co-operative of the walks, made once a test; without `closed`, only what is open."""
    organisation = Organisation.objects.filter(name=NAME).first() or found_coop()
    holder = person(HOLDER)
    if not Campaign.objects.filter(organisation=organisation).exists():
        _fill(organisation, holder, closed=closed)
    open_one = Campaign.objects.get(organisation=organisation, closed_at=None)
    part = Participation.objects.filter(campaign=open_one).exclude(email="").first()
    invitation = Invitation.objects.filter(organisation=organisation).first()
    other = SeatRow.objects.filter(organisation=organisation, holder=False).first()
    assert part
    assert invitation
    assert other
    ids = Campaign.objects.filter(organisation=organisation).values_list("id", flat=True)
    if open_one.id not in _links:  # only its hash is kept
        made = campaigns.make_role_link(actor=actor_of(holder), campaign=open_one, role="members")
        _links[open_one.id] = made
    planned = _version(organisation, holder)
    return KeptCoop(
        organisation=organisation,
        seat=other.id,
        case=_case(organisation, holder).id,
        step=STEP,
        plan=planned.plan_id if planned else None,
        version=planned.id if planned else None,
        evidence=_id_of(Evidence, organisation),
        checkpoint=_id_of(Checkpoint, organisation),
        choice=_choice(planned, holder) if planned else None,
        invitation=invitation.id,
        invitation_secret=secret_of_invitation(invitation),
        campaigns=tuple(ids),
        open=open_one.id,
        participation=part.id,
        respond_secret=secret_of(part),
        join_secret=_links[open_one.id],
    )


def _id_of(model: type[Model], organisation: Organisation) -> UUID | None:
    """A row of the organisation; None where there is none."""
    found = model._default_manager.filter(organisation=organisation).first()
    return found.pk if found else None


def a_twin() -> Organisation:
    """The same co-op made a second time, made once a test."""
    found = Organisation.objects.filter(name=TWIN).first()
    return found or found_coop("twin@example.coop", name=TWIN)


def the_quiet_secret() -> str:
    """The secret of the link that stops the reminders of the plan, for the seat of the walks."""
    return quiet_secret_of(SeatRow.objects.get(id=a_coop().seat))


def _case(organisation: Organisation, holder: User) -> Case:
    """A case of funding, made once a test."""
    found = Case.objects.filter(organisation=organisation).first()
    if found is None:
        programme = shipped().funding.by_id["essor_1c"]
        opening = funding.Opening(organisation, programme, holder)
        found = funding.open_case(actor=actor_of(holder), opening=opening, wanted=funding.Wanted())
    return found


def _version(organisation: Organisation, holder: User) -> Version | None:
    """What is before the board, made once a test with its plan when a diagnosis is closed."""
    plan, campaign = plan_of(organisation), last_closed(organisation)
    if campaign is None:
        return None
    if plan is None:
        means = Means(quarters=4, begins=(2027, 0), days={"staff": 5}, size=SizeBand.SMALL)
        step, actor = Chosen(STEP, "in_house", 0), actor_of(holder)
        plan = plans.begin_plan(actor=actor, account=holder, campaign=campaign, means=means)
        plans.place_step(actor=actor, plan=plan, base=plan.version, step=step)
        plan.refresh_from_db()
        goal = Goal(GOAL, NAME, NAME, who=NAME)
        purpose = Purpose(NAME, (goal,), budget_unknown=True)
        plans.write_purpose(actor=actor, plan=plan, base=plan.version, purpose=purpose)
        plan.refresh_from_db()
        frozen = frozen_of(plan, "")
        for follow in (_follow, None):  # one in force, and one before the board
            version = plans.present_plan(
                actor=actor, account=holder, plan=plan, base=plan.version, frozen=frozen
            )
            if follow and version:
                follow(actor, holder, version)
    return versions_of(organisation)[0]


def _follow(actor: Actor, holder: User, version: Version) -> None:
    """The version in force, with a step under way and a proof of it."""
    resolution = plans.Resolution("24-7", timezone.localdate(), "24/7")
    plans.adopt(actor=actor, account=holder, version=version, resolution=resolution)
    told = following.Told("under_way", timezone.localdate(), value="24/7")
    plan, shown = version.plan, following.Shown("24/7", "", "24-7.pdf", "application/pdf", b"%PDF-")
    following.tell_step(actor=actor, account=holder, plan=plan, step=STEP, base=0, told=told)
    following.add_evidence(actor=actor, account=holder, plan=plan, step=STEP, shown=shown)


def _choice(version: Version, holder: User) -> UUID:
    """A plan that a comparison found, kept once a test as a worker keeps it."""
    plan, now = version.plan, timezone.now()
    found = Choice.objects.filter(solve__plan=plan).first()
    if found is None:
        solve = plans.ask_comparison(
            actor=actor_of(holder), account=holder, plan=plan, base=plan.version
        )
        assert solve
        assert plans.take(solve, now)
        steps = Found((Step(STEP, "in_house", 1),))
        plans.add_choice(solve, plans.Offer(Kin.BALANCED, steps, None, proved=False), now)
        plans.end_comparison(solve, now)
        found = Choice.objects.get(solve=solve)
    return found.id


def _fill(organisation: Organisation, holder: User, *, closed: bool) -> None:
    """Its people, somebody invited, a diagnosis that is over and one that is not."""
    for email, role in (("board@example.coop", Role.BOARD), ("staff@example.coop", Role.STAFF)):
        seat(organisation, email, role)
    actor = actor_of(holder)
    actions.invite(
        actor=actor,
        organisation=organisation,
        email="invited@example.coop",
        role=Role.BOARD,
        holder=False,
        language="fr",
    )
    if closed:
        for _ in range(2):  # two, so that they can be compared
            past = campaigns.start_campaign(actor=actor, organisation=organisation, due_on=None)
            answer(actor, past)
            close_campaign(actor=actor, campaign=past)
    due_on = timezone.localdate() + timedelta(days=14)
    second = campaigns.start_campaign(actor=actor, organisation=organisation, due_on=due_on)
    asked = [campaigns.Asked("asked@example.coop", "staff")]
    campaigns.invite_people(actor=actor, campaign=second, people=asked, language="fr")


def answer(actor: Actor, campaign: Campaign, **answers: str) -> Participation:
    """Somebody's part, with a few answers."""
    entered = campaigns.take_part(actor=actor, campaign=campaign, consents=False)
    given = answers or {"sec_backup": "none", "gov_direction": "dont_know"}
    GivenAnswer.objects.bulk_create(
        GivenAnswer(sheet=entered.sheet, question=question, value=value)
        for question, value in given.items()
    )
    return Participation.objects.get(sheet=entered.sheet)
