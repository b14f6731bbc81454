"""Programmes judged for an organisation: verdicts, what is missing, what would have to change."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from tests.core.programmes import (
    DAY,
    GROWN,
    SAID,
    catalogue,
    frozen,
    programme,
    services,
    terms,
    tree,
    version,
)
from tests.core.test_funding_rules import FORGOTTEN, FORMS, PLAN, SALES, SHARE, STAFF, without
from virage.core.answers import Amount, Answers, Blank, Picked, Written
from virage.core.funding import Fact, FactName, Facts, Step, Verdict, facts_of, match
from virage.core.funding.criteria import NotPublished
from virage.core.funding.programmes import State, Status
from virage.core.funding.terms import Gate, Timing
from virage.core.funding.timing import Check, Rule, Schedule, timing_checks
from virage.core.funding.values import Absent, Dated, LegalForm, Nature, on_day, only

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
SMALL = replace(GROWN, revenues=(400_000_00,), employees=12)
UNTOLD = replace(GROWN, revenues=())


def one(facts: Facts = GROWN, **rest):
    """The only programme, judged."""
    day, step, opened = rest.pop("on", DAY), rest.pop("step", None), rest.pop("opened", None)
    versions = rest.pop("versions", ())
    found = match(
        catalogue(programme("one", *versions, **rest)), facts, on=day, step=step, opened=opened
    )
    return found.of("one")


@pytest.mark.parametrize(
    ("facts", "programme_id", "expected"),
    [
        (GROWN, "essor_1c", YES),
        (GROWN, "innogec", YES),
        (SMALL, "essor_1c", NO),
        (SMALL, "innogec", YES),
        (UNTOLD, "essor_1c", UNKNOWN),
        (replace(GROWN, artefacts={"digital_plan": ()}), "essor_1c", NO),
        (Facts(), "p", YES),
        (Facts(), "innogec", UNKNOWN),
    ],
)
def test_worked_verdicts(facts, programme_id, expected):
    assert match(frozen(), facts, on=DAY).of(programme_id).verdict is expected


def test_the_ordinary_client_is_told_what_bars_it():
    found = match(frozen(), SMALL, on=DAY).of("essor_1c")
    (failed,) = found.failed
    assert failed.leaf == SALES
    assert [[reason.leaf for reason in change] for change in found.changes] == [[SALES]]


def test_what_does_not_change_is_never_advised():
    shut = [version(terms(applicant=tree(FORMS, SALES)))]
    assert one(replace(SMALL, legal_form=LegalForm.FOR_PROFIT), versions=shut).changes == ()
    assert one(SMALL, versions=shut).changes != ()
    assert one(GROWN, versions=shut).changes == ()


def test_facts_are_asked_for_by_how_many_verdicts_depend_on_them():
    found = match(frozen(), replace(UNTOLD, legal_form=None), on=DAY)
    told = [(each.fact, each.programmes, each.alone) for each in found.missing]
    assert told == [
        (Fact(FactName.LEGAL_FORM), ("essor_1b", "essor_1c", "innogec"), 1),
        (Fact(FactName.REVENUE), ("essor_1b", "essor_1c"), 0),
    ]
    assert [each.fact.id for each in match(frozen(), UNTOLD, on=DAY).missing] == ["revenue"]


def test_a_fact_that_can_no_longer_change_anything_is_not_asked():
    refused = [version(terms(applicant=tree(SALES, PLAN)))]
    assert one(replace(SMALL, artefacts={}), versions=refused).missing == ()


def test_what_only_the_funder_can_tell_is_told_apart():
    unsaid = [version(terms(applicant=tree(NotPublished(SAID), SHARE)))]
    found = one(versions=unsaid)
    assert (found.verdict, found.missing) == (UNKNOWN, ())
    assert [reason.leaf for reason in found.unpublished] == [NotPublished(SAID)]


def test_without_a_step_the_verdict_is_about_the_organisation():
    studies = [version(terms(natures=only([Nature.STUDY]), step=tree(STAFF)))]
    assert one(versions=studies).verdict is YES
    assert one(versions=studies, step=services(10)).verdict is NO
    assert one(versions=studies, step=replace(services(10), nature=Nature.STUDY)).verdict is YES
    untold = one(versions=studies, step=Step(services(10).costs))
    assert (untold.verdict, untold.missing) == (UNKNOWN, (Fact(FactName.STEP_NATURE),))


def test_a_source_is_found_by_its_id():
    assert programme("one").source("S1").address == "somewhere"


def test_matches_are_grouped_and_found():
    statuses = (Status(State.CLOSED, Dated(2024, 2, 19)),)
    shut = programme("shut", statuses=statuses)
    found = match(catalogue(programme("one"), shut), GROWN, on=DAY)
    assert [each.programme.id for each in found.that_are(YES)] == ["one"]
    assert [each.programme.id for each in found.closed] == ["shut"]
    assert found.that_are(NO) == ()
    assert len(found) == len(list(found)) == 2


def status(state: State, since=None, until=None) -> tuple[Status, ...]:
    return (Status(state, since, until),)


HISTORY = (
    Status(State.UNKNOWN),
    Status(State.CLOSED, Dated(2024, 10, 3)),
    Status(State.OPEN, Dated(2025)),
)
WINDOW = status(State.WINDOW, Dated(2025, 9, 8), Dated(2025, 10, 24))
PLANNED = status(State.OPEN, None, Dated(2027, 3, 31))


@pytest.mark.parametrize(
    ("statuses", "day", "expected"),
    [
        (HISTORY, date(2024, 10, 2), None),
        (HISTORY, date(2024, 10, 3), False),
        (HISTORY, date(2025, 6, 1), None),
        (HISTORY, date(2025, 12, 31), True),
        (WINDOW, date(2025, 9, 7), False),
        (WINDOW, date(2025, 9, 8), True),
        (WINDOW, date(2025, 10, 24), True),
        (WINDOW, date(2025, 10, 25), False),
        (PLANNED, date(2027, 3, 31), True),
        (PLANNED, date(2027, 4, 1), None),
        (status(State.OPEN, None, Dated(2027, 3)), date(2027, 3, 15), None),
        (status(State.EXHAUSTED, Dated(2025, 9, 30)), DAY, False),
        (status(State.EXHAUSTED, Dated(2025, 9, 30)), date(2025, 9, 29), None),
        (status(State.UNKNOWN), DAY, None),
    ],
)
def test_a_status_holds_from_its_day_on(statuses, day, expected):
    found = one(statuses=statuses, on=day)
    assert found.availability.truth is expected
    assert found.verdict is Verdict.of(expected)
    assert found.closed is (expected is False)


LOWER = SALES.__class__(500_000_00, None)
NEW_YEAR = Dated(2026, 1, 1)
CHANGED = (
    version(terms(applicant=tree(SALES)), Dated(2025, 4, 24), Dated(2025, 4, 1)),
    version(terms(applicant=tree(LOWER)), NEW_YEAR, Dated(2026, 3, 1)),
)
MIDDLE = replace(GROWN, revenues=(600_000_00,))


def test_a_case_is_judged_by_the_terms_of_the_day_it_was_opened():
    assert one(MIDDLE, versions=CHANGED).verdict is YES
    assert one(MIDDLE, versions=CHANGED, opened=date(2025, 12, 31)).verdict is NO
    assert one(MIDDLE, versions=CHANGED, on=date(2025, 12, 31)).verdict is NO
    before = one(MIDDLE, versions=CHANGED, on=date(2025, 4, 23))
    assert (before.verdict, before.version, before.reasons) == (UNKNOWN, None, ())


def test_what_could_be_known_on_a_day_is_told():
    both = programme("one", *CHANGED)
    assert both.version_on(DAY, known_on=date(2026, 2, 28)) is CHANGED[0]
    assert both.version_on(DAY, known_on=date(2026, 3, 1)) is CHANGED[1]


@pytest.mark.parametrize(
    ("verified", "days", "stale"),
    [
        (on_day(date(2026, 5, 27)), 180, False),
        (on_day(date(2026, 5, 26)), 180, True),
        (Dated(2026), 180, True),
        (None, 180, True),
        (on_day(date(2026, 11, 1)), 7, True),
    ],
)
def test_what_was_verified_too_long_ago_is_stale(verified, days, stale):
    found = one(verified_on=verified, stale_after_days=days)
    assert found.freshness.stale is stale


@given(FORGOTTEN)
def test_forgetting_a_fact_never_turns_a_no_or_an_unknown_into_yes(names):
    for facts in (GROWN, SMALL):
        known = match(frozen(), facts, on=DAY, step=services(30_000))
        less = match(frozen(), without(facts, names), on=DAY, step=services(30_000))
        for before, after in zip(known, less, strict=True):
            assert after.truth in (None, before.truth)
            assert before.expected
            assert after.expected
            assert after.expected.low <= before.expected.low
            assert after.expected.high >= before.expected.high


AFTER_FILING = Timing(Gate.FILING, 3, Absent.NONE)


@pytest.mark.parametrize(
    ("timing", "schedule", "expected"),
    [
        (AFTER_FILING, Schedule(), [None, None]),
        (AFTER_FILING, Schedule(filed=DAY, first_expense=date(2026, 11, 21)), [False, None]),
        (
            AFTER_FILING,
            Schedule(DAY, date(2026, 12, 1), DAY, date(2027, 3, 1)),
            [True, True],
        ),
        (
            Timing(Gate.AUTHORISATION, 3, 12),
            Schedule(DAY, date(2026, 12, 1), DAY, date(2027, 3, 2), date(2027, 12, 1)),
            [False, False, True],
        ),
        (Timing(), Schedule(), [None, None, None]),
        (Timing(*[Absent.NONE] * 3), Schedule(), []),
    ],
)
def test_traps_of_time_are_told(timing, schedule, expected):
    assert [check.kept for check in timing_checks(timing, schedule)] == expected


def test_a_trap_of_time_tells_the_day_that_decides():
    schedule = Schedule(authorised=date(2026, 11, 30))
    assert timing_checks(AFTER_FILING, schedule)[1] == Check(
        Rule.START_WITHIN, None, date(2027, 2, 28)
    )


def test_the_profile_of_the_questionnaire_becomes_facts():
    told = facts_of(
        Answers(
            {
                "kind": Picked("solidarite"),
                "sector": Picked("71"),
                "region": Picked("16"),
                "employees": Amount(12),
                "mrc": Written("Acton"),
                "revenue": Amount(400_000.5),
                "self_generated": Amount(62.5),
                "years": Amount(14),
                "taxable": Picked("no"),
                "forbids_rebates": Blank.DONT_KNOW,
            }
        )
    )
    assert told == Facts(
        legal_form=LegalForm.COOPERATIVE,
        kind="solidarite",
        employees=12,
        revenues=(400_000_50,),
        self_generated_share=Fraction(5, 8),
        years_in_operation=14,
        region="16",
        mrc="Acton",
        sector="71",
        taxable=False,
    )
    assert facts_of(Answers()) == Facts()
    assert facts_of(Answers({"kind": Picked("federation")})).legal_form is None
