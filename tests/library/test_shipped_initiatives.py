"""The shipped initiatives: enough, in both languages, plausible, and no vendor among them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any as Anything

import pytest
import yaml

from tests.library.shelf import pairs
from virage.core.initiatives import Effect, Initiative, SizeBand, Way, cycle
from virage.core.questionnaire import Kind
from virage.library import shipped
from virage.library.initiatives.vendors import read_vendors

FILES = sorted((shipped().root / "initiatives/coop").glob("*.yaml"))
COOP = shipped().questionnaire("coop")
NEEDS = shipped().needs(COOP)
CATALOGUE = shipped().initiatives("coop")
EACH = pytest.mark.parametrize("each", CATALOGUE.initiatives, ids=lambda each: each.id)


def texts() -> Iterator[tuple[str, str, str]]:
    for path in FILES:
        content: Anything = yaml.safe_load(path.read_text("utf-8"))
        yield from pairs(content)


def test_there_are_sixty_initiatives_or_more():
    assert len(CATALOGUE.initiatives) >= 60


@pytest.mark.parametrize("need", NEEDS.needs, ids=lambda need: need.id)
def test_each_need_has_two_one_of_them_free_or_in_house(need):
    answers = CATALOGUE.answering(need.id)
    assert len(answers) >= 2
    assert any(each.within_reach for each in answers)


@pytest.mark.parametrize("need", NEEDS.needs, ids=lambda need: need.id)
def test_each_question_that_a_need_would_raise_is_raised_by_one_of_its_initiatives(need):
    raised = {lift.question for each in CATALOGUE.answering(need.id) for lift in each.lifts}
    assert {lift.question for lift in need.lifts} <= raised


def test_every_question_that_measures_something_can_be_raised():
    raised = {lift.question for each in CATALOGUE.initiatives for lift in each.lifts}
    kinds = (Kind.STAGE, Kind.TICKS, Kind.GRID)
    assert {each.id for each in COOP.questions() if each.kind in kinds} == raised


def test_nothing_waits_for_itself():
    assert cycle(CATALOGUE.initiatives) == ()


@EACH
def test_an_initiative_lifts_to_a_real_stage_and_never_to_the_lowest(each: Initiative):
    for lift in each.lifts:
        question = COOP.by_id[lift.question]
        assert lift.to in question.choice_ids
        assert lift.to not in ("none", "manual")
        assert question.kind is not Kind.STAGE or question.choice_ids.index(lift.to) > 0


@EACH
def test_what_comes_before_does_not_lift_higher_than_what_follows(each: Initiative):
    for lift in each.lifts:
        ladder = COOP.by_id[lift.question].choice_ids
        if COOP.by_id[lift.question].kind is not Kind.STAGE:
            continue
        for wait in each.after:
            for before in CATALOGUE.by_id[wait.initiative].lifts:
                if before.question == lift.question:
                    assert ladder.index(before.to) <= ladder.index(lift.to), wait


@EACH
def test_an_initiative_is_complete_for_a_board(each: Initiative):
    assert 3 <= len(each.steps) <= 6
    assert len(each.modes) >= 2 or each.within_reach
    assert any(mode.way is not Way.SUPPLIER for mode in each.modes)
    assert each.buys == (each.exit_clause is not None)


@EACH
def test_costs_grow_with_size_and_every_one_is_marked_as_an_estimate(each: Initiative):
    for mode in each.modes:
        assert all(line.source is None for line in (*mode.costs, *mode.recurring))
        for paid in (mode.once, mode.yearly):
            ends = [paid(band) for band in SizeBand]
            assert ends == sorted(ends, key=lambda guess: guess.mid)
            assert all(guess.low <= guess.mid <= guess.high <= 10 * guess.low for guess in ends)


@EACH
def test_only_a_supplier_takes_autonomy_away_and_doing_it_oneself_never_does(each: Initiative):
    for mode in each.modes:
        assert mode.autonomy is not Effect.LESS or mode.way is Way.SUPPLIER
        assert 1 <= mode.quarters <= 8
        assert sum(effort.days for effort in mode.effort) <= 100


def test_a_co_op_with_no_money_can_start_at_least_half_of_them():
    free = [each for each in CATALOGUE.initiatives if any(mode.free for mode in each.modes)]
    assert 2 * len(free) >= len(CATALOGUE.initiatives)


def test_every_text_is_in_french_and_in_english_set_as_french_and_said_once():
    said: Counter[str] = Counter()
    for under, french, english in texts():
        assert french.strip()
        assert english.strip()
        assert under == "unit" or french != english
        assert not re.search(r" [:;!?%$»]|« |\d \d{3}|'|\u00a0[;!?]|[^\u00a0]:(?!\d)", french), (
            french
        )
        assert "'" not in english
        said.update([french, english] if under != "unit" else [])
    assert [text for text, times in said.items() if times > 1] == []


def test_sentences_are_short():
    for _, french, english in texts():
        for text in (french, english):
            assert all(len(part.split()) <= 38 for part in re.split(r"[.?!;:] ?", text)), text


def test_no_vendor_is_named_and_the_names_are_single_words_that_could_be_met():
    vendors = read_vendors(shipped().root)
    assert all(re.fullmatch(r"\w+", each) for each in vendors.names | vendors.homonyms)
    assert not vendors.names & {each.casefold() for each in vendors.homonyms}
    for _, french, english in texts():
        assert vendors.named_in(f"{french} {english}") == ""
