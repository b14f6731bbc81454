"""Where a request goes: the office, the advisors in order, and the reasons."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.routing import (
    Absence,
    Advisor,
    Chosen,
    Office,
    Reason,
    Request,
    Why,
    consider,
    route,
    serving,
)
from virage.core.workdays import is_working_day, working_day_after

TODAY = date(2026, 11, 26)
SAGUENAY = Office("saguenay", frozenset({"02", "09"}))
ESTRIE = Office("estrie", frozenset({"05"}))
ONLINE = Office("online", online=True)
ASKED = Request(region="02", language="en", sector="44-45", kind="consommateurs")


def advisor(name="ivy", *, office="saguenay", load=3, limit=8, **given):
    languages = given.pop("languages", {"fr", "en"})
    return Advisor(
        id=name, offices=frozenset({office}), languages=frozenset(languages), load=load,
        limit=limit, **given,
    )  # fmt: skip


def whys(match):
    return [reason.why for reason in match.reasons]


def test_the_reasons_are_those_that_a_person_would_say():
    match = consider(ASKED, SAGUENAY, advisor(), on=TODAY)
    assert match.fits
    assert match.reasons == (
        Reason(Why.REGION, "02"), Reason(Why.LANGUAGE, "en"), Reason(Why.LOAD, load=3, limit=8),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"regions": frozenset({"09"})}, Why.ELSEWHERE),
        ({"languages": {"fr"}}, Why.NO_LANGUAGE),
        ({"sectors": frozenset({"11"})}, Why.OTHER_SECTORS),
        ({"kinds": frozenset({"travail"})}, Why.OTHER_KINDS),
        ({"load": 8}, Why.FULL),
        ({"limit": 0, "load": 0}, Why.FULL),
        ({"absence": Absence(TODAY, TODAY)}, Why.ABSENT),
        ({"absence": Absence(TODAY - timedelta(9))}, Why.ABSENT),
    ],
)
def test_each_thing_that_speaks_against_is_said(changed, why):
    match = consider(ASKED, SAGUENAY, advisor(**changed), on=TODAY)
    assert not match.fits
    assert [reason.why for reason in match.reasons if reason.against] == [why]


def test_who_was_left_by_the_coop_is_not_proposed_again():
    match = consider(replace(ASKED, before=frozenset({"ivy"})), SAGUENAY, advisor(), on=TODAY)
    assert [reason.why for reason in match.reasons if reason.against] == [Why.BEFORE]


def test_what_is_not_known_speaks_neither_for_nor_against():
    knows = advisor(sectors=frozenset({"11"}), kinds=frozenset({"travail"}))
    match = consider(Request(language="fr"), SAGUENAY, knows, on=TODAY)
    assert match.fits
    assert whys(match) == [Why.REGION_UNKNOWN, Why.LANGUAGE, Why.LOAD]


def test_who_knows_the_field_and_the_kind_says_so_and_comes_first():
    knows = advisor("zoe", sectors=frozenset({"44-45"}), kinds=frozenset({"consommateurs"}), load=7)
    found = route(ASKED, [SAGUENAY], [advisor(load=0), knows], on=TODAY)
    assert [match.advisor.id for match in found.matches] == ["zoe", "ivy"]
    assert whys(found.matches[0])[2:4] == [Why.SECTOR, Why.KIND]


def test_then_comes_who_has_most_room():
    people = [advisor("a", load=4), advisor("b", load=1, limit=4), advisor("c", load=1, limit=8)]
    found = route(ASKED, [SAGUENAY], people, on=TODAY)
    assert [match.advisor.id for match in found.matches] == ["c", "b", "a"]


def test_an_absence_is_over_on_the_day_after_and_begins_on_its_day():
    past, future = Absence(date(2026, 11, 1), date(2026, 11, 25)), Absence(date(2026, 11, 27))
    for away in (past, future):
        assert consider(ASKED, SAGUENAY, advisor(absence=away), on=TODAY).fits
    last = Absence(date(2026, 11, 1), TODAY)
    match = consider(ASKED, SAGUENAY, advisor(absence=last), on=TODAY)
    assert match.reasons[-1] == Reason(Why.ABSENT, until=TODAY)


def test_an_online_office_serves_every_region_unless_its_advisor_does_not():
    assert consider(ASKED, ONLINE, advisor(), on=TODAY).fits
    assert not consider(ASKED, ONLINE, advisor(regions=frozenset({"05"})), on=TODAY).fits
    assert serving("02", [ONLINE, ESTRIE, SAGUENAY]) == (SAGUENAY, ONLINE)
    assert serving("", [ONLINE, ESTRIE]) == (ONLINE,)


@pytest.mark.parametrize(
    ("request_", "offices", "people", "office", "chosen"),
    [
        (ASKED, [SAGUENAY, ONLINE], [advisor()], "saguenay", Chosen.REGION),
        (ASKED, [ESTRIE, ONLINE], [], "online", Chosen.ONLINE),
        (
            ASKED, [SAGUENAY, ONLINE], [advisor(load=8), advisor("o", office="online")],
            "online", Chosen.NOBODY_NEAR,
        ),
        (ASKED, [SAGUENAY, ONLINE], [advisor(load=8)], "saguenay", Chosen.REGION),
        (
            replace(ASKED, online=True), [SAGUENAY, ONLINE],
            [advisor(), advisor("o", office="online")], "online", Chosen.ASKED_ONLINE,
        ),
        (replace(ASKED, online=True), [SAGUENAY, ONLINE], [advisor()], "saguenay", Chosen.REGION),
        (ASKED, [ESTRIE], [advisor(office="estrie")], None, Chosen.NO_OFFICE),
        (ASKED, [], [], None, Chosen.NO_OFFICE),
    ],
)  # fmt: skip
def test_the_office_is_that_of_the_region_or_else_the_online_one(
    request_, offices, people, office, chosen
):
    found = route(request_, offices, people, on=TODAY)
    assert (found.office.id if found.office else None, found.chosen) == (office, chosen)


def test_of_two_offices_of_a_region_the_one_that_has_somebody_is_chosen():
    other = Office("another", frozenset({"02"}))
    found = route(ASKED, [other, SAGUENAY], [advisor(), advisor("x", office="another", load=8)],
                  on=TODAY)  # fmt: skip
    assert found.office == SAGUENAY


CODES = st.frozensets(st.sampled_from(["02", "05", "09"]))
ADVISORS = st.builds(
    Advisor,
    id=st.sampled_from("abcdef"), offices=st.frozensets(st.sampled_from(["saguenay", "online"])),
    languages=st.frozensets(st.sampled_from(["fr", "en"])), regions=CODES,
    load=st.integers(0, 9), limit=st.integers(0, 9),
)  # fmt: skip


@given(st.lists(ADVISORS, unique_by=lambda each: each.id), st.booleans(), st.randoms())
def test_the_order_in_which_people_are_listed_changes_nothing(people, online, chance):
    request_ = replace(ASKED, online=online)
    before = route(request_, [SAGUENAY, ONLINE], people, on=TODAY)
    chance.shuffle(people)
    assert route(request_, [ONLINE, SAGUENAY], people, on=TODAY) == before
    fits = [match.fits for match in before.matches]
    assert fits == sorted(fits, reverse=True)
    if not any(fits):  # then nobody elsewhere could either
        for office in (SAGUENAY, ONLINE):
            there = [each for each in people if office.id in each.offices]
            assert not any(consider(request_, office, each, on=TODAY).fits for each in there)


def test_working_days_pass_over_weekends_and_holidays():
    thursday, friday = date(2026, 4, 2), date(2026, 4, 3)
    assert working_day_after(thursday, 3, {friday}) == date(2026, 4, 8)
    assert working_day_after(thursday, 3) == date(2026, 4, 7)
    assert working_day_after(thursday, 0) == thursday
    assert not is_working_day(friday, {friday})


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 30))
def test_as_many_working_days_are_passed_as_were_asked(day, count):
    last = working_day_after(day, count)
    passed = [day + timedelta(each) for each in range(1, (last - day).days + 1)]
    assert sum(map(is_working_day, passed)) == count
    assert is_working_day(last)
