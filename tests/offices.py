"""Offices and advisors for tests: those of Saguenay–Lac-Saint-Jean, and who directs."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from tests.coops import HOLDER, a_coop, a_twin, actor_of
from tests.people import person
from virage.core.access import Actor, SiteRole
from virage.core.digests import About, Rhythm
from virage.core.independence import Bond
from virage.web.offices import actions
from virage.web.offices.actions import Asking
from virage.web.offices.actions.digests import stop_secret_of
from virage.web.offices.models import (
    Accompaniment,
    Advisor,
    Group,
    InterestRow,
    Member,
    Note,
    Office,
)
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
    found = Accompaniment.objects.filter(words=NAME, organisation=a_coop().organisation).first()
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
    """A note, made once a test: in a case of who opens every page when they advise, else in any."""
    found = Note.objects.first()
    if found is None:
        author = Advisor.objects.filter(account__email=HOLDER).first()
        case = Accompaniment.objects.get(id=the_case())
        if author is not None:
            case = Accompaniment.objects.create(
                organisation=a_twin(), words=NAME, language="fr", office=case.office,
                advisor=author, asked_at=case.asked_at, waiting_since=case.asked_at,
                taken_at=case.asked_at,
            )  # fmt: skip
        found = Note.objects.create(
            case=case, organisation=case.organisation, words=NAME, made_at=case.asked_at,
            author=author.account if author else None,
        )  # fmt: skip
    return found.id


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


def a_group(office: Office, **given: Any) -> Group:
    """A group case that the director opens for an office."""
    said: dict[str, Any] = {"title": NAME, "words": NAME, "language": "fr"} | given
    gathering = actions.Gathering(office=office.id, **said)
    return actions.open_group(actor=the_director(), gathering=gathering)


def the_director() -> Actor:
    """Who directs, with an account of their own."""
    return replace(DIRECTOR, account=str(person("dan@example.org").id))


def the_member() -> Member:
    """The place of the co-op of the walks in a group, made once a test."""
    found = Member.objects.exclude(organisation=None).first()
    if found is None:
        group = a_group(Office.objects.get(id=the_office()))
        found = Member.objects.create(
            group=group, organisation=a_coop().organisation, answer="accepted", digest="0",
            invited_at=group.opened_at, answered_at=group.opened_at,
        )  # fmt: skip
    return found


def the_invited() -> Member:
    """An invitation that waits, made once a test."""
    group = the_member().group
    assert group
    found = Member.objects.filter(answer="invited").first()
    if found is None:
        actions.invite_to_group(actor=DIRECTOR, group=group, emails=["grp@example.coop"])
    return Member.objects.get(answer="invited")


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
