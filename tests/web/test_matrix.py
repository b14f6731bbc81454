"""Every persona at every address: what the policy says is what the site answers.

The addresses come from the resolver, the expectations from the rule of each view's verb, so that a
new page is in the matrix on the day it is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from tests.checks import nothing
from tests.coops import HOLDER, KeptCoop, a_coop, found_coop, holder_client
from tests.offices import ADVISOR, the_advisor
from tests.pages import LANGUAGES, Route, addresses
from tests.people import signed_in
from tests.samples import KeptSheet, keep_sheet
from tests.standing import standing
from virage.core.access import (
    TABLE,
    Rule,
    SiteRole,
    adopting_plans,
    advising,
    anyone,
    assigning,
    deciding,
    directing,
    editing,
    governing,
    handling,
    holding,
    leading,
    leading_offices,
    of_its_office,
    of_the_group,
    open_sheet,
    own_sheet,
    owning_plans,
    reading_plans,
    seated,
    sheet_owner,
    shown,
    taking,
    writing_plans,
)
from virage.core.access import (
    signed_in as rule_signed_in,
)
from virage.core.mandating import (
    approving,
    claiming,
    contributing,
    following,
    overseeing,
    reading,
    seeing,
    signing,
    working,
)
from virage.web.organisations import queries as organisations
from virage.web.organisations.models import Organisation
from virage.web.policy import verb_of

pytestmark = pytest.mark.django_db

ABOUT_A_SHEET = (own_sheet, open_sheet, sheet_owner)
OF_A_COOP = (seated, holding, leading, governing, shown)
# What the people of a co-op, and who is of elsewhere, meet alike; the advisor has no case here.
ALIKE = {
    reading_plans: governing,
    writing_plans: leading,
    owning_plans: leading,
    adopting_plans: governing,
    deciding: holding,
}
ABOUT_A_CASE = (of_its_office, taking, assigning, handling, leading_offices, of_the_group)
OF_AN_OFFICE = (seeing, working, approving, claiming, overseeing)
OF_BOTH_SIDES = (following, signing, reading, contributing)
OPEN, AWAY = {200, 302, 405}, {302, 401, 404, 405}  # 401: a device is led nowhere
REFUSED, ABSENT = {403, 405}, {404, 405}
# Pages of a step that nobody is in, links of tests that are over: they lead away or are gone.
LINKS = {"organisations:invitation", "campaigns:respond", "campaigns:join"}
LEAVING = {"organisations:leave"}
WRITTEN = {"plans:correct"}  # what somebody else wrote is read, and not changed


Answers = dict[Rule, set[int]]


@dataclass(frozen=True)
class Persona:
    """Somebody, and what each rule must answer them about the co-op's things."""

    name: str
    browser: Callable[[], Client]
    answers: Answers


def stranger() -> Client:
    """Who holds the account of another organisation."""
    found_coop("eve@example.org", name="Ailleurs")
    return signed_in("eve@example.org", second_factor=True)


def director(*, second_factor: bool) -> Client:
    """Who directs the programme."""
    return signed_in("dan@example.org", SiteRole.DIRECTOR, second_factor=second_factor)


def advisor() -> Client:
    """Who advises at the office of the walks, and leads it; they have no case."""
    the_advisor()
    return signed_in(ADVISOR, second_factor=True)


OVERSEES: Answers = {
    **dict.fromkeys((seeing, approving, claiming, overseeing, reading), OPEN),
    **dict.fromkeys((working, contributing), REFUSED),
}
PERSONAS = (
    Persona(
        "visitor",
        Client,
        {rule_signed_in: {302, 405}, directing: AWAY, editing: AWAY, advising: AWAY},
    ),
    Persona(
        "stranger",
        stranger,
        {rule_signed_in: OPEN, directing: ABSENT, editing: ABSENT, advising: ABSENT},
    ),
    Persona(
        "staff",
        lambda: signed_in("staff@example.coop"),
        {
            rule_signed_in: OPEN,
            seated: OPEN,
            leading: REFUSED | ABSENT,
            governing: REFUSED | ABSENT,
            holding: REFUSED | ABSENT,
            shown: REFUSED | ABSENT,
            **dict.fromkeys(OF_BOTH_SIDES, REFUSED),
            directing: ABSENT,
            editing: ABSENT,
            advising: ABSENT,
        },
    ),
    Persona(
        "board",
        lambda: signed_in("board@example.coop"),
        {
            rule_signed_in: OPEN,
            seated: OPEN,
            leading: REFUSED | ABSENT,
            governing: OPEN,
            holding: REFUSED | ABSENT,
            shown: OPEN | REFUSED | ABSENT,
            **dict.fromkeys(OF_BOTH_SIDES, OPEN),
            directing: ABSENT,
            editing: ABSENT,
            advising: ABSENT,
        },
    ),
    Persona(
        "holder",
        holder_client,
        {
            rule_signed_in: OPEN,
            seated: OPEN,
            leading: OPEN | REFUSED,
            governing: OPEN,
            holding: OPEN | REFUSED,
            shown: OPEN | REFUSED | ABSENT,
            **dict.fromkeys(OF_BOTH_SIDES, OPEN),
            directing: ABSENT,
            editing: ABSENT,
            advising: ABSENT,
        },
    ),
    Persona(
        "director, one proof",
        lambda: director(second_factor=False),
        {
            rule_signed_in: OPEN,
            directing: REFUSED,
            editing: REFUSED,
            advising: ABSENT,
            of_its_office: REFUSED,
            taking: REFUSED,
            assigning: REFUSED,
            leading_offices: REFUSED,
            of_the_group: REFUSED,
            handling: REFUSED,
            **dict.fromkeys(OF_AN_OFFICE, REFUSED),
            reading: REFUSED,
            contributing: REFUSED,
        },
    ),
    Persona(
        "director, two proofs",
        lambda: director(second_factor=True),
        {
            rule_signed_in: OPEN,
            directing: OPEN,
            editing: OPEN,
            advising: ABSENT,
            of_its_office: OPEN,
            taking: REFUSED,
            assigning: OPEN,
            leading_offices: OPEN,
            of_the_group: OPEN,
            handling: REFUSED,
            **OVERSEES,
        },
    ),
    Persona(
        "advisor",
        advisor,
        {
            rule_signed_in: OPEN,
            directing: ABSENT,
            editing: ABSENT,
            advising: OPEN,
            of_its_office: OPEN,
            taking: OPEN,
            assigning: OPEN,
            leading_offices: OPEN,
            of_the_group: OPEN,
            handling: REFUSED,
            **OVERSEES,
        },
    ),
    Persona(
        "editor",
        lambda: signed_in("ed@example.org", SiteRole.EDITOR, second_factor=True),
        {rule_signed_in: OPEN, directing: ABSENT, editing: OPEN, advising: ABSENT},
    ),
    Persona(
        "editor, one proof",
        lambda: signed_in("ed@example.org", SiteRole.EDITOR),
        {rule_signed_in: OPEN, directing: ABSENT, editing: REFUSED, advising: ABSENT},
    ),
)


def expected(persona: Persona, route: Route) -> set[int]:
    """What a page may answer somebody who holds no key to the sheet of the walk."""
    rule = TABLE[verb_of(route.view) or ""]
    rule = ALIKE.get(rule, rule)
    if rule is anyone:
        return OPEN | ABSENT
    if rule in ABOUT_A_SHEET:
        return ABSENT
    mandates = (*OF_AN_OFFICE, *OF_BOTH_SIDES)
    if rule in (*ABOUT_A_CASE, *mandates) and rule not in persona.answers:
        return AWAY if persona.name == "visitor" else ABSENT
    if rule in OF_A_COOP and rule not in persona.answers:
        return AWAY
    ones_own = rule is rule_signed_in and persona.name != "visitor"
    own = ABSENT | REFUSED if ones_own else REFUSED if route.name in WRITTEN else set()
    return persona.answers[rule] | own  # of what is one's own, some has not been made yet


def surprises(
    persona: Persona, kept: KeptSheet, language: str, *, method: str = "get"
) -> Iterator[str]:
    """Every address that answers somebody otherwise than the policy says."""
    browser = persona.browser()
    for route, address in addresses(kept, language):
        if method == "post" and (route.name in LINKS | LEAVING or verb_of(route.view) in HARMLESS):
            continue
        status = getattr(browser, method)(address).status_code
        also = {400, 403, 422} if method == "post" else set()  # a form without its fields; closed
        if status not in expected(persona, route) | also:
            yield f"{persona.name} {method} {address}: {status}"


HARMLESS = {verb for verb, rule in TABLE.items() if rule in (anyone, rule_signed_in)}


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker) -> Iterator[KeptSheet]:
    """A sheet of somebody else, and a co-op with something at every address."""
    with standing(django_db_blocker, everywhere) as kept:
        yield kept


def everywhere() -> KeptSheet:
    a_coop()
    kept = keep_sheet(Client())
    assert [*addresses(kept, "fr")]
    return kept


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.name)
def test_every_persona_meets_what_the_policy_says(kept, persona, language):
    nothing(surprises(persona, kept, language), "these addresses answer otherwise than the policy")


@pytest.mark.parametrize("persona", PERSONAS[:4] + PERSONAS[5:6], ids=lambda each: each.name)
def test_nobody_writes_what_is_not_theirs(kept, persona):
    before = everything(a_coop())
    refused = [
        each for each in surprises(persona, kept, "fr", method="post") if "compte" not in each
    ]
    nothing(refused, "these addresses accept what the policy refuses")
    assert everything(a_coop()) == before


def everything(coop: KeptCoop) -> list[object]:
    """What a stranger could have changed."""
    organisation = Organisation.objects.get(id=coop.organisation.id)
    rows = [
        organisation.facts.order_by("id").values_list("id", "value"),
        organisation.seats.exclude(account__email=HOLDER).order_by("id").values_list("id", "role"),
        organisation.invitations.order_by("id").values_list("id"),
        organisation.consents.order_by("id").values_list("id", "withdrawn_at"),
        organisation.campaigns.order_by("id").values_list("id", "closed_at", "due_on"),
    ]
    return [organisation.name, *(list(each) for each in rows)]


def test_a_query_that_forgets_who_asks_is_noticed(kept, monkeypatch):
    def forgetful(actor):
        return Organisation.objects.order_by("id")

    monkeypatch.setattr(organisations, "organisations_visible_to", forgetful)
    monkeypatch.setattr("virage.web.organisations.views.doors.admit", lambda *_given: None)
    found = list(surprises(PERSONAS[1], kept, "fr"))
    assert any("/personnes/" in each for each in found)
