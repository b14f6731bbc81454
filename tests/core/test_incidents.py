"""What an incident still owes, and how long the register keeps it."""

from datetime import date

import pytest

from virage.core.incidents import Degree, Incident, Owed, Risk, kept_until, owed

DAY = date(2026, 3, 2)
DONE = {"measures": "The copy was taken back.", "reasons": "It was seen by a colleague only."}
DECIDED = DONE | {"serious": Risk.YES}


def incident(**said):
    return Incident(circumstances="A mail went astray.", information="Names.", aware_on=DAY, **said)


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ({}, (Owed.CONCLUSION, Owed.MEASURES)),
        ({"serious": Risk.NO}, (Owed.REASONS, Owed.MEASURES)),
        (DONE | {"serious": Risk.NO}, ()),
        (DECIDED, (Owed.COMMISSION, Owed.PEOPLE)),
        (DECIDED | {"commission_told_on": DAY}, (Owed.PEOPLE,)),
        (DECIDED | {"people_told_on": DAY}, (Owed.COMMISSION,)),
        (DECIDED | {"commission_told_on": DAY, "people_told_on": DAY}, ()),
        (DECIDED | {"commission_told_on": DAY, "public_notice": True}, ()),
    ],
)
def test_an_incident_says_what_it_still_waits_for(said, waits):
    assert owed(incident(**said)) == waits


def test_the_three_answers_about_harm_conclude_nothing_by_themselves():
    high = dict.fromkeys(("sensitivity", "consequences", "likelihood"), Degree.HIGH)
    assert owed(incident(**high)) == owed(incident())


@pytest.mark.parametrize(
    ("aware_on", "until"),
    [(DAY, date(2031, 3, 2)), (date(2028, 2, 29), date(2033, 3, 1))],
)
def test_the_register_keeps_an_incident_for_five_years(aware_on, until):
    assert kept_until(aware_on) == until
