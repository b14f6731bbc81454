"""What is told for funding alone joins the profile; what is not known adds nothing."""

from fractions import Fraction

import pytest

from virage.core.answers import Amount, Blank, Picked, Written
from virage.core.funding import Artefact, Facts
from virage.core.funding.told import parse_date, with_told
from virage.core.funding.values import Dated, LegalForm, Zone

COOP = Facts(legal_form=LegalForm.COOPERATIVE, revenues=(400_000_00,))


def told(facts=COOP, **answers):
    return with_told(facts, {f"funding.{key.replace('__', '.')}": v for key, v in answers.items()})


def test_nothing_told_changes_nothing():
    assert told() == COOP


def test_words_flags_parts_and_counts_are_read():
    facts = told(
        legal_form=Picked("mutual"),
        zone=Picked("low"),
        has_french_site=Picked("yes"),
        in_rena=Picked("no"),
        gst_recovered=Amount(50.0),
        declared__insolvent=Picked("no"),
        projects_before__essor_1c=Amount(2.0),
    )
    assert (facts.legal_form, facts.zone) == (LegalForm.MUTUAL, Zone.LOW)
    assert (facts.has_french_site, facts.in_rena) == (True, False)
    assert (facts.gst_recovered, facts.qst_recovered) == (Fraction(1, 2), None)
    assert facts.declared == {"insolvent": False}
    assert facts.projects_before == {"essor_1c": 2}


def test_what_one_does_not_know_adds_nothing():
    unknown = Blank.DONT_KNOW
    names = ("legal_form", "zone", "has_french_site", "declared__insolvent", "gst_recovered",
             "projects_before__essor_1c", "artefact__digital_plan", "revenue__1")  # fmt: skip
    assert told(**dict.fromkeys(names, unknown)) == COOP


@pytest.mark.parametrize(
    ("issuer", "on", "held"),
    [
        ("none", None, ()),
        ("essor_1b", None, (Artefact("essor_1b", None),)),
        ("essor_1b", Written("2026-01"), (Artefact("essor_1b", Dated(2026, 1)),)),
        ("other", Written("2026-02-31"), (Artefact("other", None),)),
    ],
)
def test_what_is_held_is_read_with_its_date(issuer, on, held):
    given = {"artefact__digital_plan": Picked(issuer)}
    if on:
        given["artefact__digital_plan__on"] = on
    assert told(**given).artefacts == {"digital_plan": held}


def test_a_date_without_a_document_tells_of_no_document():
    assert told(artefact__digital_plan__on=Written("2026")).artefacts == {}


@pytest.mark.parametrize(
    ("last", "before", "revenues"),
    [
        ((1,), {"revenue__1": Amount(2.5)}, (1, 250, None)),
        ((), {"revenue__2": Amount(3.0)}, (None, None, 300)),
    ],
)
def test_earlier_revenues_follow_the_last_one(last, before, revenues):
    assert told(Facts(revenues=last), **before).revenues == revenues


@pytest.mark.parametrize("written", ["", "hier", "2026-13", "2026-02-30", "0", "1-2-3-4", "٢٠٢٦"])
def test_a_date_that_does_not_exist_is_none(written):
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("written", "dated"),
    [("2026", Dated(2026)), ("2026-01", Dated(2026, 1)), ("2026-01-22", Dated(2026, 1, 22))],
)
def test_a_date_is_as_precise_as_it_is_written(written, dated):
    assert parse_date(written) == dated
