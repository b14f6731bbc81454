"""The funding page: what two invented co-ops may count on, in both languages."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from tests.core.programmes import DAY, GROWN, PLAN, SAID, programme, terms, tree, version
from virage.core.funding import Artefact, Catalogue, Fact, FactName, Facts, match
from virage.core.funding.criteria import Between, HasArtefact, Is, NotPublished, OneOf
from virage.core.funding.facts import PROFILE_QUESTIONS
from virage.core.funding.programmes import Source, State, Status
from virage.core.funding.terms import Gate, Timing
from virage.core.funding.values import Absent, Confidence, Dated, Form, on_day
from virage.core.text import LocalText
from virage.documents.funding import Labels, for_need, funding_page, labels_of
from virage.documents.funding.dues import timing_in_words
from virage.documents.funding.money import repaid_in_words
from virage.documents.funding.origins import origins_of
from virage.library import shipped
from virage.library.facts import read_facts

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 26)
LIBRARY = shipped()
COOP = LIBRARY.questionnaire("coop")
NB = "\u00a0"
FIRST_FR = f"«{NB}ESSOR, volet 1B{NB}: diagnostic et plan numériques{NB}»"
FIRST_EN = "“ESSOR, stream 1B: digital diagnosis and plan”"


def page_of(coop, language):
    """The page of an example, with the shipped catalogue."""
    read = read_facts(ROOT / "examples" / "funding" / f"{coop}.yaml", LIBRARY)
    found = match(LIBRARY.funding, read.facts, on=TODAY)
    return funding_page(found, labels_of(COOP, LIBRARY.funding, language), name=read.name)


def made(*programmes, facts=GROWN, language="en"):
    """The page of some made-up programmes."""
    catalogue = Catalogue(programmes, LIBRARY.funding.vocabulary)
    found = match(catalogue, facts, on=DAY)
    return funding_page(found, Labels(language, {}, catalogue))


def group(page, name):
    return next(each for each in page.groups if each.id == name)


def card(page, programme_id):
    return next(each for each in page.cards if each.id == programme_id)


@pytest.mark.parametrize(
    ("language", "rule", "known"),
    [
        ("fr", f"Revenu annuel{NB}: au moins 2{NB}500{NB}000{NB}$", f"400{NB}000{NB}$"),
        ("en", "Annual revenue: at least $2,500,000", "$400,000"),
    ],
)
def test_the_ordinary_client_reads_that_essor_is_out_of_reach_and_why(language, rule, known):
    page = page_of("solidarity_services", language)
    told = next(sentence for sentence in page.summary if rule in sentence)
    assert known in told
    for stream in ("essor_1b", "essor_1c"):
        found = card(page, stream)
        assert found in group(page, "no").cards
        assert found.name in told
        assert any(rule in change for change in found.changes.items)
        decisive = next(reason for reason in found.reasons if reason.text == rule)
        assert decisive.outcome == "no"
        assert known in decisive.fact
        assert decisive.source.id in {"S50", "S53"}


@pytest.mark.parametrize(
    ("language", "first", "asks", "before"),
    [
        ("fr", FIRST_FR, "Plan numérique, dans le cadre de", "vient avant"),
        ("en", FIRST_EN, "Digital plan made under", "comes before"),
    ],
)
def test_the_forestry_co_op_reads_1b_before_1c_and_why(language, first, asks, before):
    page = page_of("forestry_producers_120", language)
    plan, work = card(page, "essor_1b"), card(page, "essor_1c")
    assert plan in group(page, "yes").cards
    assert work in group(page, "no").cards
    told = next(sentence for sentence in page.summary if before in sentence)
    assert told.startswith(first)
    assert work.name in told
    assert asks in told
    assert first in work.order[0]
    assert asks in work.order[0]
    assert work.name in plan.order[0]


def test_a_plan_out_of_reach_is_not_told_as_the_way_to_the_next_programme():
    page = page_of("solidarity_services", "en")
    assert "says no today" in card(page, "essor_1c").order[0]
    assert not card(page, "essor_1b").order
    assert not any("comes before" in sentence for sentence in page.summary)


@pytest.mark.parametrize("coop", ["solidarity_services", "forestry_producers_120"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_programme_stands_once_in_one_group(coop, language):
    page = page_of(coop, language)
    ids = [each.id for each in page.cards]
    assert sorted(ids) == sorted(LIBRARY.funding.by_id)
    assert all(each.verdict == found.id for found in page.groups for each in found.cards)
    could = sum(len(group(page, name).cards) for name in ("yes", "unknown"))
    assert page.summary[0].startswith(f"{could} ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_money_that_is_not_a_gift_always_says_what_becomes_of_it(language):
    for each in page_of("forestry_producers_120", language).cards:
        assert each.gift is not bool(each.repaid)
        assert LIBRARY.funding.by_id[each.id].is_gift is each.gift


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        ((Form.GRANT,), ""),
        ((Form.GRANT, Form.FORGIVABLE_CONTRIBUTION), ""),
        ((), "Nobody says"),
        ((Form.GUARANTEE,), "A guarantee gives no money"),
        ((Form.INTEREST_FREE_LOAN,), "It is lent, not given"),
        ((Form.LOAN, Form.GUARANTEE), "It is lent, not given"),
        ((Form.PATIENT_CAPITAL,), "It is lent, not given"),
        ((Form.REFUNDABLE_TAX_CREDIT,), "It comes after the tax return"),
        ((Form.GRANT, Form.LOAN), "Part of it may have to be paid back"),
    ],
)
def test_what_becomes_of_each_form_of_money(forms, said):
    told = repaid_in_words(programme(forms=forms), "en")
    assert told.startswith(said)
    assert bool(told) is bool(said)


def test_gifts_come_before_loans_and_what_cannot_change_comes_last():
    rule, never = (
        tree(Between(FactName.EMPLOYEES, 99, None)),
        tree(OneOf(FactName.KIND, frozenset())),
    )
    page = made(
        programme("lent", version(terms()), forms=(Form.LOAN,)),
        programme("mixed", version(terms()), forms=(Form.LOAN, Form.GRANT)),
        programme("given", version(terms())),
        programme("never", version(terms(applicant=never))),
        programme("larger", version(terms(applicant=rule)), forms=(Form.LOAN,)),
        facts=replace(GROWN, kind="travail"),
    )
    assert [each.id for each in group(page, "yes").cards] == ["given", "mixed", "lent"]
    assert [each.id for each in group(page, "no").cards] == ["larger", "never"]
    assert page.summary[:2] == (
        "3 programmes could pay: 3 by the published rules.",
        "1 of them only lends: that money is paid back.",
    )


def test_what_only_the_funder_can_say_is_not_asked_of_the_organisation():
    page = made(
        programme("unread", version(terms(applicant=tree(NotPublished(SAID))))),
        programme("perhaps", version(terms()), statuses=(Status(State.UNKNOWN),)),
        programme("crew", version(terms(applicant=tree(Between(FactName.EMPLOYEES, 2, None))))),
        facts=Facts(),
    )
    assert [each.id for each in page.cards if each.only_funder] == ["unread", "perhaps"]
    assert card(page, "crew").missing.items == ("People employed",)
    ask = page.asks.cards[0]
    assert (ask.fact, ask.profile, ask.alone) == ("employees", "employees", 1)
    assert (ask.settles, ask.why) == ("1 programme depends on it.", "")
    assert "1 that wait for facts from you" in page.summary[0]


def test_a_declared_fact_is_asked_with_its_reason_and_no_profile_question():
    rule = tree(Is(FactName.DECLARED, True, "insolvent"))
    ask = made(programme("one", version(terms(applicant=rule)))).asks.cards[0]
    assert ask.question.startswith("Is your organisation insolvent")
    assert ask.why
    assert ask.profile == ""


def test_a_closed_programme_tells_since_when_and_none_of_its_rules():
    closed = Status(State.CLOSED, on_day(date(2026, 3, 2)), note=LocalText("Fini.", "Over."))
    found = made(programme("gone", version(terms()), statuses=(closed,))).cards[0]
    assert (found.verdict, found.said) == ("closed", "closed")
    assert (found.status, found.note) == ("Closed since March 2, 2026.", "Over.")
    assert not (found.rules)
    assert not (found.reasons)
    assert not (found.timing.items)
    assert not (found.order)


def test_without_any_programme_the_page_says_so():
    assert made().summary == ("No programme could pay, by the published rules.",)


def test_a_programme_whose_terms_of_the_day_are_not_known_says_so():
    found = made(programme("later", version(terms(), since=Dated(2030)))).cards[0]
    assert found.offer == ("The terms of that day are not known.",)
    assert (found.verdict, found.only_funder, found.rules) == ("unknown", True, ())


def test_a_programme_of_another_territory_is_named_with_the_rule_and_asks_nothing():
    page = page_of("forestry_producers_120", "en")
    elsewhere = {each.id: each.elsewhere for each in group(page, "no").elsewhere}
    assert elsewhere["pme_mtl_es"] == "Region: Montréal"
    assert all(each.elsewhere == "" for each in group(page, "no").cards)


def test_what_is_open_comes_first_and_funds_of_a_place_not_told_come_last():
    place = terms(applicant=tree(OneOf(FactName.MRC, frozenset({"Papineau"}))))
    rule = terms(applicant=tree(Is(FactName.IN_RENA, wanted=False)))
    doubted = (Status(State.UNKNOWN),)
    page = made(
        programme("of_a_place", version(place)),
        programme("perhaps_open", version(rule), statuses=doubted),
        programme("lends", version(rule), forms=(Form.LOAN,)),
        programme("open", version(rule)),
        facts=replace(GROWN, mrc=None, in_rena=None),
    )
    found = [each.id for each in group(page, "unknown").cards]
    assert found == ["open", "perhaps_open", "lends", "of_a_place"]


def test_an_order_is_told_only_while_it_lies_ahead():
    asks = HasArtefact("digital_plan", frozenset({"plan"}))
    first = programme("plan", version(terms()))
    second = programme("work", version(terms(applicant=tree(asks))))
    orders = {
        "none": [each.order for each in made(first, second, facts=without_plan()).cards],
        "held": [each.order for each in made(first, second, facts=with_plan_of("plan")).cards],
    }
    assert all(orders["none"])
    assert not any(orders["held"])
    gone = replace(first, statuses=(Status(State.CLOSED),))
    assert not any(each.order for each in made(gone, second, facts=without_plan()).cards)
    stranger = programme(
        "work", version(terms(applicant=tree(replace(asks, issued_under=frozenset()))))
    )
    assert not any(each.order for each in made(first, stranger, facts=without_plan()).cards)
    alone = replace(asks, issued_under=frozenset({"elsewhere"}))
    assert not made(programme("work", version(terms(applicant=tree(alone))))).cards[0].order


def without_plan():
    return replace(GROWN, artefacts={"digital_plan": ()})


def with_plan_of(programme_id):
    return replace(GROWN, artefacts={"digital_plan": (Artefact(programme_id, PLAN.on),)})


@pytest.mark.parametrize(
    ("timing", "said"),
    [
        (Timing(), ["When you may begin to spend is not published"]),
        (Timing(spend_only_after=Gate.FILING), ["Spend nothing before the application is filed"]),
        (Timing(spend_only_after=Gate.AUTHORISATION), ["Spend nothing before the aid is approved"]),
        (Timing(Absent.NONE, 1, 12), ["Begin within 1 month", "Finish within 12 months"]),
        (Timing(Absent.NONE, Absent.NONE, Absent.NONE), []),
    ],
)
def test_the_traps_of_time(timing, said):
    told = timing_in_words(timing, "en")
    assert len(told) == len(said)
    assert all(sentence.startswith(start) for sentence, start in zip(told, said, strict=True))


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("example.org/a-page/1", "https://example.org/a-page/1"),
        ("example.org/?p=12", "https://example.org/?p=12"),
        ("example.org/…/page", ""),
        ("example.org (June 2025)", ""),
        ("javascript:alert(1)", ""),
        ("example.org/<b>", ""),
    ],
)
def test_an_address_is_followed_only_when_it_is_whole(address, url):
    source = Source("S1", address, Dated(2025, 6), Confidence.SECONDARY)
    told = origins_of(programme(sources=(source,)), "en")[0]
    assert (told.url, told.about) == (url, "page of somebody else, June\u00a02025")


def test_each_fact_of_the_profile_is_asked_by_one_of_its_questions():
    assert set(PROFILE_QUESTIONS.values()) <= {question.id for question in COOP.profile}
    read = read_facts(ROOT / "examples" / "funding" / "solidarity_services.yaml", LIBRARY)
    assert all(read.facts.value(Fact(name)) is not None for name in PROFILE_QUESTIONS)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_programme_is_told_whole(language):
    page = page_of("solidarity_services", language)
    assert page.day in page.foot
    for each in page.cards:
        told = (each.name, each.funder, each.purpose, each.form, each.status, each.freshness)
        assert all((*told, each.offer, each.said))
        assert "%(" not in str(asdict(each))


def test_a_rule_is_one_line_with_its_outcome_and_what_is_known():
    rules = card(page_of("solidarity_services", "en"), "essor_1b").rules
    lines = [rule.line for rule in rules]
    assert "No · Annual revenue: at least $2,500,000 (you said: $400,000)" in lines
    assert "At least one of these:" in lines


def test_for_one_need_its_programmes_are_kept_and_what_goes_before_them():
    read = read_facts(ROOT / "examples" / "funding" / "forestry_producers_120.yaml", LIBRARY)
    found = match(LIBRARY.funding, read.facts, on=TODAY)
    kept = {each.programme.id for each in for_need(found, "crm")}
    told = {each.id for each in LIBRARY.funding.programmes if "crm" in each.needs}
    assert "essor_1b" not in told
    assert kept == told | {"essor_1b"}
    small = read_facts(ROOT / "examples" / "funding" / "solidarity_services.yaml", LIBRARY)
    out_of_reach = match(LIBRARY.funding, small.facts, on=TODAY)
    assert {each.programme.id for each in for_need(out_of_reach, "crm")} == told
