"""Declarations of interests: how long they hold, and what they touch."""

from datetime import date

import pytest

from virage.core.access import Actor, Role, Seat, SiteRole, Thing, decide
from virage.core.independence import (
    Bond,
    Interest,
    Standing,
    renew_by,
    standing,
    touching,
    undecided,
)

TODAY = date(2026, 11, 26)


def interest(*needs: str, since: date | None = None, until: date | None = None) -> Interest:
    return Interest("i", "Boréalis", Bond.OWNS, frozenset(needs), since, until)


@pytest.mark.parametrize(
    ("declared", "last"),
    [
        (date(2026, 1, 31), date(2027, 1, 31)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_a_declaration_holds_a_year(declared, last):
    assert renew_by(declared) == last


@pytest.mark.parametrize(
    ("declared", "stands"),
    [
        (None, Standing.NEVER),
        (date(2026, 11, 26), Standing.IN_FORCE),
        (date(2025, 12, 27), Standing.IN_FORCE),
        (date(2025, 12, 26), Standing.SOON),
        (date(2025, 11, 26), Standing.SOON),
        (date(2025, 11, 25), Standing.LAPSED),
    ],
)
def test_where_a_declaration_stands(declared, stands):
    assert standing(declared, TODAY) is stands


@pytest.mark.parametrize(
    ("since", "until", "opened"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2026, 11, 27), None, False),
        (None, date(2026, 11, 25), False),
    ],
)
def test_an_interest_counts_both_its_days(since, until, opened):
    assert interest("crm", since=since, until=until).open_on(TODAY) is opened


def test_only_what_is_open_and_in_common_touches():
    open_one, over = interest("crm", "website"), interest("crm", until=date(2020, 1, 1))
    touches = touching([open_one, over, interest("backups")], {"crm"}, on=TODAY)
    assert [(each.interest, each.needs) for each in touches] == [(open_one, frozenset({"crm"}))]
    assert undecided(touches, ()) == touches
    assert undecided(touches, {"i"}) == ()


COOP = "coop"
HOLDS = frozenset({Seat(COOP, Role.BOARD, holder=True)})


@pytest.mark.parametrize("verb", ["funding.edit", "plan.adopt", "plan.present", "group.answer"])
def test_who_advises_an_organisation_decides_nothing_for_it_whatever_their_seat(verb):
    thing = Thing(organisation=COOP)
    assert decide(verb, Actor(account="a", seats=HOLDS), thing)
    for seats in (HOLDS, frozenset[Seat]()):
        both = Actor(account="a", seats=seats, accompanies=frozenset({COOP}), second_factor=True)
        verdict = decide(verb, both, thing)
        assert (verdict.allowed, verdict.visible) == (False, True)
        assert verdict.reason == "only the organisation itself"
    assert not decide(verb, Actor(account="a", seats=HOLDS, accompanies=frozenset({COOP})), thing)
    assert not decide(verb, Actor(account="a"), thing)


@pytest.mark.parametrize(
    ("actor", "office", "allowed", "visible"),
    [
        (Actor(leads=frozenset({"o"}), second_factor=True), None, True, True),
        (Actor(leads=frozenset({"o"}), second_factor=True), "o", True, True),
        (Actor(leads=frozenset({"o"}), second_factor=True), "p", False, False),
        (Actor(leads=frozenset({"o"})), None, False, True),
        (Actor(second_factor=True), None, False, False),
        (
            Actor(site_roles=frozenset({SiteRole.DIRECTOR}), second_factor=True),
            "p",
            True,
            True,
        ),
    ],
)
def test_who_leads_sees_what_their_advisors_declare(actor, office, allowed, visible):
    verdict = decide("interest.see", actor, Thing(office=office))
    assert (verdict.allowed, verdict.visible) == (allowed, visible)
