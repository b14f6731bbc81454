"""A diagnosis around a table, for tests: an advisor, their case, and an open diagnosis."""

from tests.coops import actor_of
from tests.offices import ADVISOR, an_advisor, an_office, asked, at_the_desk
from tests.people import person
from virage.core.access import Role
from virage.web.campaigns.actions import start_campaign
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment
from virage.web.organisations.actions import found_organisation

__all__ = ["ADVISOR", "a_table"]
HOLDER = "ana@example.coop"


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
