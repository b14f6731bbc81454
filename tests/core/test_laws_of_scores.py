"""What holds of every score, whatever the questionnaire and the sheet."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.strategies import (
    answered,
    answered_with,
    measures_of,
    questionnaires,
    rated_in_part,
)
from virage.core.answers import Answer, Answers, Blank, Picked, Rated, Standing, Ticked
from virage.core.branching import branch
from virage.core.measures import measure
from virage.core.questionnaire import Kind, Question, Questionnaire
from virage.core.scoring import Score, Scorecard, level_of, score, score_dimension

CLOSE = 1e-9
GRIDS, BOXES = frozenset({Kind.GRID}), frozenset({Kind.TICKS})


def scores_of(card: Scorecard) -> list[Score]:
    return [*card.dimensions.values(), *card.lenses.values(), card.total]


def worth(question: Question, answer: Answer | None) -> Fraction:
    return measure(question, answer).value or Fraction(0)


def no_worse(before: Scorecard, after: Scorecard) -> None:
    for old, new in zip(scores_of(before), scores_of(after), strict=True):
        assert new.low >= old.low
        assert new.high >= old.high
        assert (new.value is None) == (old.value is None)
        assert (new.value or 0.0) >= (old.value or 0.0)


@given(answered())
def test_low_score_and_high_stay_in_order_between_0_and_100(sheet):
    for found in scores_of(score(*sheet)):
        value = found.low if found.value is None else found.value
        assert 0 <= found.low <= value <= found.high <= 100


@given(st.data(), answered_with())
def test_raising_an_answer_never_lowers_a_score(data, sheet):
    questionnaire, answers, question = sheet
    two = [data.draw(measures_of(question)) for _ in range(2)]
    lower, higher = sorted(two, key=lambda answer: worth(question, answer))
    no_worse(
        score(questionnaire, answers.with_(question.id, lower)),
        score(questionnaire, answers.with_(question.id, higher)),
    )


@given(st.data(), answered_with(GRIDS))
def test_raising_one_row_of_a_grid_never_lowers_a_score(data, sheet):
    questionnaire, answers, grid = sheet
    given_marks = data.draw(rated_in_part(grid).filter(lambda answer: isinstance(answer, Rated)))
    row = data.draw(st.sampled_from(given_marks.rows))[0]
    two = sorted(data.draw(st.lists(st.sampled_from(grid.choice_ids), min_size=2, max_size=2)))
    lower, higher = (
        score(questionnaire, answers.with_(grid.id, regraded(given_marks, row, mark)))
        for mark in two
    )
    no_worse(lower, higher)


def regraded(grid: Rated, row: str, grade: str) -> Rated:
    return Rated(tuple((dict(grid.rows) | {row: grade}).items()))


@given(st.data(), answered_with(BOXES))
def test_ticking_one_more_box_never_lowers_a_score(data, sheet):
    questionnaire, answers, question = sheet
    boxes = [box.id for box in question.choices if not box.exclusive]
    held = data.draw(st.sets(st.sampled_from(boxes), min_size=1))
    more = held | {data.draw(st.sampled_from(boxes))}
    no_worse(
        score(questionnaire, answers.with_(question.id, Ticked(frozenset(held)))),
        score(questionnaire, answers.with_(question.id, Ticked(frozenset(more)))),
    )


@given(answered())
def test_the_order_of_answers_has_no_meaning(sheet):
    questionnaire, answers = sheet
    turned = Answers(dict(reversed(answers.given.items())))
    assert scores_of(score(questionnaire, turned)) == scores_of(score(questionnaire, answers))


@given(answered())
def test_scoring_twice_gives_the_same_bytes(sheet):
    once, twice = score(*sheet), score(*sheet)
    assert repr(scores_of(once)) == repr(scores_of(twice))
    assert repr(once.parts) == repr(twice.parts)


@given(questionnaires(branching="nothing"))
def test_the_maximum_is_reached_by_a_coherent_sheet(questionnaire):
    best = Answers(
        {each.id: best_answer(each) for each in questionnaire.questions() if each.choices}
    )
    card = score(questionnaire, best)
    answered_parts = [part for part in card.parts if part.question.choices]
    for part in answered_parts:
        assert part.value == float(100 * most(part.question))
    if all(part.value == 100 for part in card.parts):
        assert {found.value for found in scores_of(card)} <= {100.0, None}


def best_answer(question: Question) -> Answer:
    if question.kind is Kind.TICKS:
        return Ticked(frozenset(box.id for box in question.choices if not box.exclusive))
    best = max(question.choices, key=lambda each: each.points or Fraction(0)).id
    if question.kind is Kind.GRID:
        return Rated(tuple((row.id, best) for row in question.rows))
    return Picked(best)


def most(question: Question) -> Fraction:
    """The most that a question can give: all of it, or its best choice."""
    if question.kind is Kind.TICKS:
        return Fraction(1)
    return max(choice.points or Fraction(0) for choice in question.choices)


def without(questionnaire: Questionnaire, question: Question) -> Questionnaire:
    kept = [
        replace(each, questions=tuple(one for one in each.questions if one != question))
        for each in questionnaire.dimensions
    ]
    return replace(questionnaire, dimensions=tuple(kept))


@given(answered_with())
def test_not_applicable_is_as_if_the_question_did_not_exist(sheet):
    questionnaire, answers, question = sheet
    neutral = score(questionnaire, answers.with_(question.id, Blank.NOT_APPLICABLE))
    shorter = score(without(questionnaire, question), answers)
    assert scores_of(neutral) == scores_of(shorter)


@given(st.data(), answered_with())
def test_the_range_holds_whatever_the_unknown_answer_turns_out_to_be(data, sheet):
    questionnaire, answers, question = sheet
    before = score(questionnaire, answers.with_(question.id, Blank.DONT_KNOW))
    told = data.draw(measures_of(question))
    after = score(questionnaire, answers.with_(question.id, told))
    for old, new in zip(scores_of(before), scores_of(after), strict=True):
        assert old.low <= new.low <= new.high <= old.high


@given(answered())
def test_the_shares_of_the_trace_add_up_to_the_total(sheet):
    card = score(*sheet)
    shares = [part.share for part in card.parts if part.share is not None]
    assert (card.total.value is None) == (not shares)
    assert sum(shares) == pytest.approx(card.total.value or 0.0, abs=CLOSE)


@given(answered())
def test_a_score_falls_on_the_same_side_of_a_threshold_as_its_exact_fraction(sheet):
    questionnaire, answers = sheet
    card = score(questionnaire, answers)
    for dimension in questionnaire.dimensions:
        known = [
            each
            for each in dimension.questions
            if each.measures and card.part(each.id).value is not None
        ]
        if known:
            points = sum(each.weight * worth(each, answers[each.id]) for each in known)
            exact = 100 * points / sum(each.weight for each in known)
            value = card.dimensions[dimension.id].value
            assert value == float(exact)
            assert level_of(questionnaire.levels, value) == level_of(questionnaire.levels, exact)


@given(answered())
def test_a_lens_is_the_mean_of_its_questions_whatever_their_dimension(sheet):
    questionnaire, answers = sheet
    card = score(questionnaire, answers)
    for lens in questionnaire.lenses:
        parts = [part for part in card.parts if lens.id in part.question.lenses]
        known = [part.question for part in parts if part.value is not None]
        assert card.score(f"lens.{lens.id}") == card.lenses[lens.id].value
        if known:
            points = sum(each.weight * worth(each, answers[each.id]) for each in known)
            exact = 100 * points / sum(each.weight for each in known)
            assert card.lenses[lens.id].value == float(exact)
        else:
            assert card.lenses[lens.id].value is None


@given(answered())
def test_what_is_written_under_a_closed_question_counts_for_nothing(sheet):
    questionnaire, answers = sheet
    card = score(questionnaire, answers)
    closed = [part for part in card.parts if part.standing in (Standing.CLOSED, Standing.PENDING)]
    assert all(part.value is part.share is None for part in closed)
    forgotten = answers
    for part in closed:
        forgotten = forgotten.with_(part.question.id, None)
    assert scores_of(score(questionnaire, forgotten)) == scores_of(card)


@given(answered())
def test_a_dimension_scored_alone_has_the_same_score(sheet):
    questionnaire, answers = sheet
    card = score(questionnaire, answers)
    for dimension in questionnaire.dimensions:
        alone = score_dimension(questionnaire, branch(questionnaire, answers), dimension)
        assert repr(alone) == repr(card.dimensions[dimension.id])


@given(answered())
def test_coverage_weighs_what_is_measured_against_what_applies(sheet):
    card = score(*sheet)
    assume(card.parts)
    for found in scores_of(card):
        assert 0 <= found.measured <= found.applicable
        assert 0.0 <= found.coverage <= 1.0
        assert (found.value is None) == (found.measured == 0)
