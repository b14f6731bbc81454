"""The rules of the mandates: who stands where, and that nobody is on both sides."""

from dataclasses import replace

import pytest

from tests.core.test_accompanying import (
    ABSENT,
    AWAY,
    DIRECTOR,
    HOLDER,
    IVY,
    JON,
    LEAD,
    OTHER_LEAD,
    REFUSED,
    YES,
    answer,
)
from virage.core.access import VISITOR, Actor, Role, Seat, Thing, decide

OURS = Thing(id="mandate", organisation="ours", office="saguenay", advisor="ivy")
ENDED = replace(OURS, settled=True)
BOARD = Actor(account="bea", seats=frozenset({Seat("ours", Role.BOARD)}))
MANAGER = Actor(account="max", seats=frozenset({Seat("ours", Role.MANAGER)}))
STAFF = Actor(account="sam", seats=frozenset({Seat("ours", Role.STAFF)}))
PEOPLE = (HOLDER, BOARD, MANAGER, STAFF, IVY, LEAD, DIRECTOR)
FOLLOW = (YES, YES, YES, REFUSED, ABSENT, ABSENT, ABSENT)


@pytest.mark.parametrize(
    ("verb", "thing", "answers"),
    [
        ("mandate.follow", OURS, FOLLOW),
        ("mandate.evaluate", ENDED, FOLLOW),
        ("mandate.accept", OURS, (YES, YES, YES, REFUSED, REFUSED, ABSENT, ABSENT)),
        ("mandate.see", OURS, (ABSENT, ABSENT, ABSENT, ABSENT, YES, YES, YES)),
        ("mandate.see", ENDED, (ABSENT, ABSENT, ABSENT, ABSENT, REFUSED, YES, YES)),
        ("mandate.read", OURS, (YES, YES, YES, REFUSED, YES, YES, YES)),
        ("mandate.read", ENDED, (YES, YES, YES, REFUSED, REFUSED, YES, YES)),
        ("mandate.work", OURS, (ABSENT, ABSENT, ABSENT, ABSENT, YES, REFUSED, REFUSED)),
        ("mandate.work", ENDED, (ABSENT, ABSENT, ABSENT, ABSENT, REFUSED, REFUSED, REFUSED)),
        ("mandate.contribute", OURS, (YES, YES, YES, REFUSED, YES, REFUSED, REFUSED)),
        (
            "mandate.contribute",
            ENDED,
            (REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
        ),
        ("mandate.approve", OURS, (ABSENT, ABSENT, ABSENT, ABSENT, REFUSED, YES, YES)),
        ("mandate.claim", ENDED, (ABSENT, ABSENT, ABSENT, ABSENT, REFUSED, YES, YES)),
        ("mandate.oversee", OURS, (ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, YES, YES)),
    ],
)
def test_who_stands_where_before_a_mandate(verb, thing, answers):
    assert tuple(answer(verb, who, thing) for who in PEOPLE) == answers
    for who in (JON, AWAY, VISITOR):
        assert answer(verb, who, thing) == ABSENT


@pytest.mark.parametrize("verb", ["mandate.see", "mandate.approve", "mandate.claim"])
def test_a_lead_of_another_office_sees_nothing(verb):
    assert answer(verb, OTHER_LEAD, OURS) == ABSENT


@pytest.mark.parametrize("verb", ["mandate.see", "mandate.oversee", "mandate.work"])
def test_one_proof_is_not_enough(verb):
    for who in (IVY, LEAD, DIRECTOR):
        assert not decide(verb, replace(who, second_factor=False), OURS)


def test_an_advisor_who_also_sits_in_the_organisation_never_accepts_for_it():
    both = replace(IVY, seats=HOLDER.seats)
    assert decide("mandate.accept", both, OURS).reason == "an advisor never accepts"
    before = replace(both, account="jon")  # has a case there, of another day
    assert decide("mandate.accept", before, OURS).reason == "an advisor never accepts"


def test_nobody_approves_the_hours_that_they_work():
    both = replace(IVY, leads=frozenset({"saguenay"}))
    assert decide("mandate.approve", both, OURS).reason == "not your own mandate"
    assert decide("mandate.approve", both, replace(OURS, advisor="jon")).reason == (
        "not your own mandate"  # who has access to the organisation advises it too
    )


def test_who_directs_and_sits_in_the_organisation_keeps_both_sides():
    both = replace(DIRECTOR, seats=HOLDER.seats)
    for verb in ("mandate.read", "mandate.contribute", "mandate.follow"):
        assert decide(verb, both, OURS)
