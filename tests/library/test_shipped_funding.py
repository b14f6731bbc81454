"""The shipped catalogue: complete in both languages, sourced, silent about what is not known."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any as Anything

import pytest
import yaml

from tests.core.programmes import DAY, GROWN, services
from tests.library.shelf import pairs
from virage.core.funding import Facts, Range, match
from virage.core.funding.criteria import HasArtefact, RevenueBetween
from virage.core.funding.programmes import State
from virage.core.funding.values import Dated, Form, Level, Nature, Verdict
from virage.library import shipped
from virage.library.facts import read_facts
from virage.library.initiatives.vendors import read_vendors

ROOT = Path(__file__).parents[2]
FUNDING = shipped().root / "funding"
FILES = sorted((FUNDING / "programmes").glob("*.yaml"))
CATALOGUE = shipped().funding
TODAY = date(2026, 11, 22)
VENDORS = read_vendors(shipped().root)


def plain(path: Path) -> Anything:
    return yaml.safe_load(path.read_text("utf-8"))


def named(value: Anything, key: str) -> Iterator[str]:
    """Every word under a key, wherever it stands."""
    if isinstance(value, dict):
        if isinstance(value.get(key), str):
            yield value[key]
        for each in value.values():
            yield from named(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from named(each, key)


def facts(name: str) -> Facts:
    return read_facts(ROOT / f"examples/funding/{name}.yaml", shipped()).facts


def test_there_are_enough_to_be_useful():
    assert len(FILES) == len(CATALOGUE.programmes) >= 25
    assert {form for each in CATALOGUE.programmes for form in each.forms} == {*Form}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_says_where_everything_was_read_and_who_keeps_it(path):
    programme = plain(path)
    listed = {each["id"]: each["address"] for each in programme["sources"]}
    assert set(named(programme["versions"], "source")) <= set(listed)
    assert all(re.fullmatch(r"S\d+[a-z]?", each) for each in listed)
    assert all(address.strip() for address in listed.values())
    assert programme["owner"].strip()
    assert "verified_on" in programme


@pytest.mark.parametrize("path", [*FILES, FUNDING / "vocabulary.yaml"], ids=lambda path: path.stem)
def test_every_text_is_in_french_and_in_english(path):
    for under, french, english in pairs(plain(path)):
        assert french.strip()
        assert english.strip()
        assert french != english or under in {"name", "funder"}, "only proper names are the same"


@pytest.mark.parametrize("path", [*FILES, FUNDING / "vocabulary.yaml"], ids=lambda path: path.stem)
def test_no_brand_is_named_and_french_is_set_as_french(path):
    for _, french, english in pairs(plain(path)):
        assert VENDORS.named_in(f"{french} {english}") == ""
        assert not re.search(r" [:;!?%$»]|« |\d \d{3}|'|\u00a0[;!?]|[^\u00a0]:(?!\d)", french), (
            french
        )


def test_the_first_words_for_a_board_are_there():
    asked = {need for each in CATALOGUE.programmes for need in each.needs}
    assert asked <= {need.id for need in shipped().needs(shipped().questionnaire("coop")).needs}
    for programme in CATALOGUE.programmes:
        assert programme.purpose.fr.endswith("."), programme.id
    for programme in CATALOGUE.programmes:
        terms = programme.versions[-1].terms
        closed = programme.availability_on(TODAY).truth is False
        assert closed or terms.warnings or terms.prepare or terms.call, programme.id


CLOSED = {
    "mapaq_ta_v2": Dated(2025, 9, 30),
    "oqlf_francais": Dated(2024, 3, 31),
    "pcan_boost": Dated(2024, 2, 19),
    "pcan_microsubvention": Dated(2024, 9, 30),
    "pcan_pret": Dated(2024, 2, 19),
    "piec": Dated(2025, 9, 8),  # a window, which ended on October 24
    "productivite_innovation": Dated(2024),
    "productivite_vegetale": Dated(2023, 12, 19),
}


def test_the_closed_ones_say_since_when():
    told = {each.programme.id: each for each in match(CATALOGUE, Facts(), on=TODAY).closed}
    assert {name: each.availability.status.since for name, each in told.items()} == CLOSED
    assert told["piec"].availability.status.state is State.WINDOW
    assert told["piec"].availability.status.until == Dated(2025, 10, 24)


def test_what_became_of_these_is_not_known():
    for name in (
        "innogec preparation_investissement risq_emergence risq_transition fonds_grand_mouvement"
        " fonds_c ville_quebec_virage_es otn planification_strategique"
    ).split():
        assert CATALOGUE.by_id[name].availability_on(TODAY).truth is None, name


def test_a_local_fund_names_its_place_and_the_common_frame_never_says_yes():
    places = {"mrc_in", "region_in"}
    local = {each.id for each in CATALOGUE.programmes if each.level is Level.LOCAL}
    for path in FILES:
        if path.stem in local - {"fli"}:
            (applicant,) = [version["applicant"] for version in plain(path)["versions"]]
            assert any(places & set(rule) for rule in applicant), path.stem
    told = match(CATALOGUE, replace(facts("solidarity_services"), mrc="Acton"), on=TODAY)
    assert told.of("fli").verdict is Verdict.UNKNOWN
    assert {each.programme.id for each in told.that_are(Verdict.NO)} >= local - {"fli"}


def test_the_subsidy_of_the_programme_leaves_to_the_programme_what_it_has_not_published():
    terms = CATALOGUE.by_id["planification_strategique"].versions[0].terms
    assert (terms.amounts.rate, terms.amounts.caps.known) == (None, ())
    assert (terms.stacking.ceiling, terms.timing.spend_only_after) == (None, None)
    assert terms.natures.of(Nature.ACQUISITION) is False


YES_OR_OPEN = {
    "essor_1a": ("no", "unknown"),
    "essor_1b": ("no", "yes"),
    "essor_1c": ("no", "no"),
    "essor_2": ("unknown", "unknown"),
    "c3i": ("unknown", "yes"),
    "mfor": ("unknown", "unknown"),
    "grand_v": ("unknown", "unknown"),
    "innogec": ("unknown", "unknown"),
    "papineau_fdes": ("unknown", "no"),
    "ville_quebec_virage_es": ("no", "no"),
    "planification_strategique": ("unknown", "unknown"),
    "risq_aide_technique": ("unknown", "unknown"),
    "dec_obnl": ("no", "no"),
    "defi_propulsion": ("unknown", "no"),
    "audit_industrie_40": ("no", "no"),
}


@pytest.mark.parametrize(("programme", "expected"), YES_OR_OPEN.items())
def test_what_two_ordinary_co_ops_are_told(programme, expected):
    sheets = ("solidarity_services", "forestry_producers_120")
    told = [match(CATALOGUE, facts(each), on=TODAY).of(programme) for each in sheets]
    assert tuple(each.verdict.value for each in told) == expected


@pytest.mark.parametrize("placed", [True, False])
def test_the_revenue_floor_alone_closes_essor_to_the_small_co_op_wherever_it_is(placed):
    small = facts("solidarity_services")
    if not placed:
        small = replace(small, region=None, mrc=None, zone=None)
    told = match(CATALOGUE, small, on=TODAY)
    (failed,) = told.of("essor_1b").failed
    assert isinstance(failed.leaf, RevenueBetween)
    assert any(isinstance(each.leaf, RevenueBetween) for each in told.of("essor_1c").failed)
    near = told.of("papineau_fdes").verdict
    assert near is Verdict.UNKNOWN
    far = Verdict.NO if placed else Verdict.UNKNOWN
    assert told.of("ville_quebec_virage_es").verdict is far


def test_the_forestry_co_op_must_have_its_plan_made_under_1b_before_1c():
    told = match(CATALOGUE, facts("forestry_producers_120"), on=TODAY)
    assert told.of("essor_1b").verdict is Verdict.YES
    ((change,),) = told.of("essor_1c").changes
    assert isinstance(change.leaf, HasArtefact)
    assert change.leaf.issued_under == {"essor_1b"}
    order = [each.programme.id for each in told]
    assert order.index("essor_1b") < order.index("essor_1c")


OWNED = replace(
    GROWN,
    has_french_site=True,
    francization_duties_met=True,
    declared={"registered_in_quebec": True},
)


@pytest.mark.parametrize(
    ("cost", "revenue", "grant", "innogec"),
    [
        (40_000, 3_200_000, (20_000, 20_000), (0, 15_000)),
        (120_000, 3_200_000, (50_000, 50_000), (0, 15_000)),
        (30_000, 400_000, (0, 0), (0, 12_000)),
        (30_000, None, (0, 15_000), (0, 12_000)),
    ],
)
def test_what_each_would_pay_for_the_worked_steps(cost, revenue, grant, innogec):
    revenues = () if revenue is None else (revenue * 100,)
    told = match(CATALOGUE, replace(OWNED, revenues=revenues), on=DAY, step=services(cost))
    found = [told.of(each).expected for each in ("essor_1c", "innogec")]
    assert found == [Range(low * 100, high * 100) for low, high in (grant, innogec)]


def test_a_research_credit_gives_nothing_under_its_threshold():
    told = match(CATALOGUE, GROWN, on=TODAY, step=services(50_000)).of("cric")
    assert told.amount
    assert told.amount.paid == Range(0, 0)
    more = match(CATALOGUE, GROWN, on=TODAY, step=services(150_000)).of("cric").amount
    assert more
    assert more.paid == Range(0, 30_000_00)
