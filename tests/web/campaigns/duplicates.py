"""The same co-op, made twice, for the tests of making one of them."""

from datetime import timedelta

from django.utils import timezone

from tests.coops import HOLDER, actor_of, answer, found_coop, seat
from tests.people import person
from virage.core.access import Actor, Role, SiteRole
from virage.web.campaigns import actions
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries.pairs import Pair, pair_of
from virage.web.organisations.models import Fact, Organisation

OTHER = "bea@example.coop"
DIRECTOR = Actor(account=None, site_roles=frozenset({SiteRole.DIRECTOR}), second_factor=True)


def two_that_are_the_same() -> tuple[Organisation, Organisation]:
    """Each with a closed diagnosis and facts; HOLDER is in both.

    The second has the older diagnosis, the newer facts and the only NEQ.
    """
    stays, goes = found_coop(name="La Verdure"), found_coop(OTHER, name="Verdure")
    Organisation.objects.filter(id=goes.id).update(neq="3312345678")
    goes.refresh_from_db()
    closed_at = timezone.now()
    for place, email, members in ((stays, HOLDER, 100), (goes, OTHER, 120)):
        a_closed_diagnosis(place, email, days_ago=1 if place == stays else 400)
        say(place, "members", members, at=closed_at + timedelta(minutes=members))
    say(goes, "employees", 9)
    seat(goes, HOLDER, Role.BOARD)
    return stays, goes


def a_closed_diagnosis(place: Organisation, email: str, *, days_ago: int) -> Campaign:
    """A diagnosis that somebody answered, closed so many days ago."""
    actor = actor_of(person(email))
    campaign = actions.start_campaign(actor=actor, organisation=place, due_on=None)
    answer(actor, campaign)
    closed_at = timezone.now() - timedelta(days=days_ago)
    Campaign.objects.filter(id=campaign.id).update(closed_at=closed_at)
    return campaign


def say(place: Organisation, question: str, value: object, *, at=None) -> None:
    """A fact of an organisation."""
    moment = at or timezone.now()
    Fact.objects.create(organisation=place, question=question, value=value, said_at=moment)


def pair(stays: Organisation, goes: Organisation) -> Pair:
    """The two as the director sees them."""
    found = pair_of(DIRECTOR, stays.id, goes.id)
    assert found
    return found


def merge(stays: Organisation, goes: Organisation, *, actor: Actor = DIRECTOR) -> None:
    """Make one of the two, as they are now."""
    actions.merge(actor=actor, stays=stays, goes=goes, shown=pair(stays, goes).mark)
