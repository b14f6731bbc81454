"""A diagnosis around a table, for tests: an advisor, their case, and an open diagnosis."""

from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from tests.coops import HOLDER as EVERYBODY
from tests.coops import a_twin, actor_of
from tests.offices import ADVISOR, DIRECTOR, an_advisor, an_office, asked, at_the_desk, the_office
from tests.people import person
from virage.core.access import Role
from virage.web.campaigns.actions import Brought, hold, start_campaign
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.actions import Save
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment, Advisor
from virage.web.organisations.actions import found_organisation
from virage.web.organisations.actions.access import begin_access

HOLDER = "ana@example.coop"
TABLE = "24-7-1"  # no letter, so that the check of words does not meet it


def a_table(name: str = "Coopérative du Fjord") -> Accompaniment:
    """A case that an advisor has, of a co-op whose diagnosis is open."""
    holder = person(HOLDER)
    coop = found_organisation(
        actor=actor_of(holder), account=holder, name=name, language="fr", role=Role.MANAGER
    )
    start_campaign(actor=actor_of(holder), organisation=coop, due_on=None)
    advisor = an_advisor(ADVISOR, an_office())
    case = asked(coop, HOLDER)
    assert actions.take(actor=at_the_desk(advisor), case=case)
    case.refresh_from_db()
    return case


def the_table() -> UUID:
    """A case of who opens every page when they advise, else one that waits; made once a test."""
    found = Accompaniment.objects.filter(words=TABLE).first()
    if found is None:
        coop, now = a_twin(), timezone.now()
        author = Advisor.objects.filter(account__email=EVERYBODY).first()
        found = Accompaniment.objects.create(
            organisation=coop, words=TABLE, language="fr", office_id=the_office(), advisor=author,
            asked_at=now, waiting_since=now, taken_at=now if author else None,
        )  # fmt: skip
        twin = actor_of(person("twin@example.coop"))
        start_campaign(actor=twin, organisation=coop, due_on=None)
        if author is not None:
            given = {"organisation": coop.id, "account": author.account_id, "case": found.id}
            begin_access(actor=DIRECTOR, now=now, **given)
    return found.id


def the_held() -> UUID:
    """A person of that table, when somebody holds it; made once a test."""
    case = Accompaniment.objects.get(id=the_table())
    found = Participation.objects.filter(organisation=case.organisation).first()
    if found is not None or case.advisor is None:
        return found.id if found else case.id
    actor = at_the_desk(case.advisor)
    campaign = Campaign.objects.get(organisation=case.organisation)
    return hold(actor=actor, campaign=campaign, brought=brought()).part.id


def brought(*saves: Save, **given: Any) -> Brought:
    """What a device brings back of a person: a member of the board, by default."""
    said: dict[str, Any] = {"id": uuid4(), "role": "board", "consents": False, "done": None}
    return Brought(**said | {"saves": saves, "client": "0123456789abcdef"} | given)
