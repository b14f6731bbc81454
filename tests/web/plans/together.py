"""The advisor of a co-op that shares its portrait, beside its people, for tests."""

from uuid import UUID

from django.test import Client

from tests.offices import ADVISOR, an_advisor, an_office, asked, at_the_desk
from tests.people import person, sign_in
from tests.web.plans.acting import holder
from virage.core.access import Actor
from virage.web.offices import actions as offices
from virage.web.offices.models import Accompaniment, Advisor
from virage.web.organisations.actions.consents import give_consent
from virage.web.organisations.models import Purpose
from virage.web.plans.models import Plan

LEAD = "leo@example.org"


def accompanied(plan: Plan, *, shared: bool = True) -> Accompaniment:
    """The case of the co-op of a plan, which the advisor of Saguenay took."""
    office = an_office()
    advisor = an_advisor(ADVISOR, office)
    an_advisor(LEAD, office, lead=True)
    case = asked(plan.organisation)
    offices.take(actor=at_the_desk(advisor), case=case)
    if shared:
        give_consent(
            actor=holder(),
            organisation=plan.organisation,
            purpose=Purpose.ADVISOR,
            campaign=UUID(str(plan.campaign_id)),
        )
    case.refresh_from_db()
    return case


def ivy() -> Client:
    """The browser of the advisor."""
    return sign_in(person(ADVISOR), second_factor=True)


def ivy_herself() -> Actor:
    """The advisor, for the policy."""
    return at_the_desk(Advisor.objects.get(account=person(ADVISOR)))


def leo() -> Client:
    """The browser of who leads the office."""
    return sign_in(person(LEAD), second_factor=True)
