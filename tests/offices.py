"""Offices and advisors for tests: those of Saguenay–Lac-Saint-Jean, and who directs."""

from typing import Any
from uuid import UUID, uuid4

from tests.coops import HOLDER, a_coop, actor_of
from tests.people import person
from virage.core.access import Actor, SiteRole
from virage.core.digests import About, Rhythm
from virage.core.independence import Bond
from virage.web.offices import actions
from virage.web.offices.actions import Asking
from virage.web.offices.actions.digests import stop_secret_of
from virage.web.offices.models import Accompaniment, Advisor, InterestRow, Note, Office
from virage.web.offices.queries.digests import digest_for
from virage.web.offices.queries.offices import places_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import accompanied_by

DIRECTOR = Actor(
    account=str(uuid4()), site_roles=frozenset({SiteRole.DIRECTOR}), second_factor=True
)
SAGUENAY, ESTRIE = "02", "05"
ADVISOR = "ivy@example.org"
NAME = "24-7-365"  # no letter, so that the check of words does not meet it


def an_office(name: str = "Bureau du Saguenay", *regions: str, **given: Any) -> Office:
    """An office, by default that of Saguenay–Lac-Saint-Jean."""
    said: dict[str, Any] = {"phone": "418 555-0101"} | given
    served = frozenset() if said.get("online") else frozenset(regions or {SAGUENAY})
    wanted = actions.OfficeWanted(name=name, regions=served, **said)
    return actions.open_office(actor=DIRECTOR, wanted=wanted)


def an_advisor(email: str = ADVISOR, *offices: Office, lead: bool = False, **given: Any) -> Advisor:
    """An advisor of these offices, who speaks French and has room for eight cases."""
    ids = frozenset(each.id for each in offices)
    said: dict[str, Any] = {
        "name": email.split("@", maxsplit=1)[0].title(),
        "languages": ("fr",),
        "load_limit": 8,
    } | given
    wanted = actions.AdvisorWanted(offices=ids, leads=ids if lead else frozenset(), **said)
    return actions.add_advisor(actor=DIRECTOR, email=email, language="fr", wanted=wanted)


def at_the_desk(advisor: Advisor, *, second_factor: bool = True) -> Actor:
    """Who an advisor is for the policy."""
    account = str(advisor.account_id)
    advises, leads = places_of(account)
    roles = frozenset(SiteRole(row.role) for row in advisor.account.site_roles.all())
    return Actor(
        account=account,
        site_roles=roles,
        second_factor=second_factor,
        accompanies=accompanied_by(account),
        advises=advises,
        leads=leads,
    )


def asked(organisation: Organisation, email: str = HOLDER, **given: Any) -> Accompaniment:
    """A request of an organisation, by default of Saguenay–Lac-Saint-Jean and in French."""
    said: dict[str, Any] = {"words": "Par où commencer?", "language": "fr", "region": SAGUENAY}
    return actions.ask(
        actor=actor_of(person(email)), organisation=organisation, asking=Asking(**said | given)
    )


def the_case() -> UUID:
    """The request of the walks, made once a test, which waits in the office of the walks."""
    found = Accompaniment.objects.filter(words=NAME).first()
    if found is None:
        the_office()
        found = asked(a_coop().organisation, words=NAME)
    return found.id


def the_office() -> UUID:
    """The office of the walks, made once a test."""
    found = Office.objects.filter(name=NAME).first()
    return (found or an_office(NAME, address=NAME)).id


def the_interest() -> UUID:
    """What the advisor of the walks declares, made once a test."""
    found = InterestRow.objects.first()
    if found is None:
        owner = Advisor.objects.get(id=the_advisor())
        found = declared(owner, "secure_access", supplier=NAME)
    return found.id


def the_note() -> UUID:
    """A note in the request of the walks, made once a test."""
    case = Accompaniment.objects.get(id=the_case())
    note, _new = Note.objects.get_or_create(
        case=case,
        organisation=case.organisation,
        defaults={"words": NAME, "made_at": case.asked_at},
    )
    return note.id


def the_digest() -> str:
    """The link that stops the digest of the advisor of the walks, made once a test."""
    owner = Advisor.objects.get(id=the_advisor())
    row = digest_for(owner)
    if row is None:
        actions.tune_digest(actor=at_the_desk(owner), tuning=tuned())
    row = digest_for(owner)
    assert row
    return stop_secret_of(row)


def tuned(**given: Any) -> actions.Tuning:
    """A digest every working day at eight, of everything."""
    said: dict[str, Any] = {"rhythm": Rhythm.DAILY, "hour": 8, "weekday": 0} | given
    return actions.Tuning(**{"zone": "America/Toronto", "about": tuple(About), **said})


def declared(advisor: Advisor, *needs: str, supplier: str = "Boréalis inc.") -> InterestRow:
    """An interest of an advisor that touches these needs."""
    tie = actions.Tie(supplier=supplier, bond=Bond.COMMISSION, needs=needs)
    return actions.declare_interest(actor=at_the_desk(advisor), tie=tie)


def the_advisor(email: str = ADVISOR) -> UUID:
    """The advisor of the walks, made once a test: the account of an address."""
    found = Advisor.objects.filter(account=person(email)).first()
    if found is None:
        place = Office.objects.get(id=the_office())
        found = an_advisor(email, place, name=NAME, lead=True)
    return found.id
