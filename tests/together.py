"""Groups for tests: diagnosed co-ops of a federation, their group, its mandate at each stage."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.coops import actor_of, answer, found_coop
from tests.mandates import LEAD, fresh, lead, set_envelope, set_terms
from tests.offices import ADVISOR, DIRECTOR, a_group, an_advisor, an_office
from tests.people import person
from virage.core.access import Actor, SiteRole
from virage.core.sharing import Basis
from virage.web.campaigns import actions as campaigns
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.jobs.models import Mail
from virage.web.mandates import actions
from virage.web.mandates.actions.accepting import Acceptance
from virage.web.mandates.models import Agreement, Mandate
from virage.web.mandates.shares import due_of
from virage.web.offices.actions import accept_group, invite_to_group
from virage.web.offices.models import Advisor, Group, Member, Office
from virage.web.organisations.models import Fact, Organisation

TITLE = "Inventaire forestier"
WHOLE = 3 * 80  # quarter-hours that the terms give to three co-ops of one to nine employees
OWN = 3 * 500_00  # what the programme does not pay of them
DAN = "dan@example.org"


def manager(number: int) -> str:
    """Who holds the account of a co-op of the federation."""
    return f"foret{number:02}@example.coop"


def told(number: int) -> list[str]:
    """What the mails to them were about."""
    return [*Mail.objects.filter(recipient=manager(number)).values_list("purpose", flat=True)]


def the_group() -> Group:
    """The group of the federation, as it stands."""
    return Group.objects.select_related("office", "advisor__account").get()


def dues() -> list[int]:
    """What each co-op owes, in cents."""
    return [due_of(fresh(each)) for each in Mandate.objects.filter(whole__isnull=False)]


def holding(number: int) -> Actor:
    """The same, for the policy."""
    return actor_of(person(manager(number)))


def forestry(number: int, **facts: Any) -> Organisation:
    """A co-op of the federation whose diagnosis is closed: by default three people employed."""
    coop, now = found_coop(manager(number), name=f"Forestière {number:02}"), timezone.now()
    told = {"region": "02", "kind": "solidarite", "employees": 3, "members": 10 + number} | facts
    for question, value in told.items():
        Fact.objects.create(organisation=coop, question=question, value=value, said_at=now)
    campaign = campaigns.start_campaign(actor=holding(number), organisation=coop, due_on=None)
    answer(holding(number), campaign)
    close_campaign(actor=holding(number), campaign=campaign)
    return coop


def director() -> Actor:
    """Who approves what the lead put forward."""
    account = str(person(DAN, SiteRole.DIRECTOR).id)
    roles = frozenset({SiteRole.DIRECTOR})
    return Actor(account=account, site_roles=roles, second_factor=True)


def an_office_with_ivy() -> tuple[Office, Advisor]:
    """The office that Léa leads, where Ivy has room for all of them."""
    office = an_office()
    an_advisor(LEAD, office, lead=True)
    return office, an_advisor(ADVISOR, office, load_limit=40)


def gathered(count: int = 3, **facts: Any) -> Group:
    """A group whose co-ops accepted the invitation: each has its case, with Ivy."""
    office, ivy = an_office_with_ivy()
    group = a_group(office, advisor=ivy, title=TITLE)
    for number in range(count):
        join(group, number, forestry(number, **facts))
    set_terms()
    set_envelope(office)
    return group


def join(group: Group, number: int, coop: Organisation) -> Member:
    """Accept the invitation to a group for a co-op."""
    invite_to_group(actor=DIRECTOR, group=group, emails=[manager(number)])
    member = Member.objects.get(group=group, email=manager(number))
    assert accept_group(actor=holding(number), member=member, organisation=coop)
    return Member.objects.select_related("case", "group").get(id=member.id)


def put_forward(
    group: Group, basis: Basis = Basis.EQUAL, figures: dict[UUID, int] | None = None
) -> Mandate:
    """The mandate that Léa puts forward for a group."""
    sharing = actions.Sharing(basis, figures or {})
    return fresh(actions.propose(actor=lead(), group=group, sharing=sharing))


def approved(whole: Mandate) -> Mandate:
    """The same, once the director approved it."""
    actions.approve(actor=director(), mandate=whole)
    return fresh(whole)


def part(number: int) -> Mandate:
    """What a co-op has in the mandate of its group."""
    return fresh(Mandate.objects.get(organisation__name=f"Forestière {number:02}"))


def accept(*numbers: int) -> None:
    """Accept for these co-ops."""
    for number in numbers:
        row = part(number)
        agreement = Agreement.objects.get(mandate=row)
        acceptance = Acceptance(
            name=f"Ana {number}",
            resolution="2026-14",
            resolved_on=timezone.localdate(),
            language="fr",
            digest=agreement.digest_fr,
        )
        actions.accept(actor=holding(number), mandate=row, acceptance=acceptance)


def at_work(count: int = 3, *, accepts: Iterable[int] | None = None, **facts: Any) -> Mandate:
    """The mandate of a group whose work has begun, with those who accepted."""
    whole = approved(put_forward(gathered(count, **facts)))
    accept(*(range(count) if accepts is None else accepts))
    return begun(whole)


def begun(whole: Mandate) -> Mandate:
    """The same, once the lead began its work."""
    actions.begin(actor=lead(), mandate=whole)
    return fresh(whole)


def delivered(whole: Mandate) -> None:
    """Say that every portrait was read, and every plan put before its board."""
    today = timezone.localdate()
    Mandate.objects.filter(whole=whole).update(portrait_on=today, plan_on=today)
