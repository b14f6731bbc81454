"""Where roles disagree, how far, and what may be shown of it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any as Anything

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core import building
from tests.core.building import DONT_KNOW, NOT_APPLICABLE, answers, grid, of, picked, rated, stage
from tests.core.test_consensus_laws import ROLES
from virage.core.answers import Amount, Answers
from virage.core.consensus import (
    Disagreement,
    Group,
    GroupKind,
    Respondent,
    cns,
    consolidate,
)
from virage.core.questionnaire import Kind, Nature

ROLE_IDS = [role.id for role in ROLES]
EVERYONE, OTHERS, ONE_ROLE = GroupKind.EVERYONE, GroupKind.OTHERS, GroupKind.ROLE


def people(consents: bool = False, **said: str) -> list[Respondent]:
    """board="abe" is three of the board, who answer `q` with a, b and e."""
    return [
        Respondent(role, answers(q=each), consents)
        for role, given_stages in said.items()
        for each in given_stages
    ]


def said_by(crowd, consents=False) -> list[Respondent]:
    return [Respondent(role, answers(q=each), consents) for role, each in crowd]


def lines(respondents, *questions) -> tuple[Disagreement, ...]:
    asked = of(*(questions or (stage("q"),)), roles=ROLES)
    return consolidate(asked, respondents).disagreements


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.7256876),
        ([0, 0, 9, 0, 0], 1),
        ([4, 0, 0, 0, 4], 0),
        ([1, 1, 1, 1, 1], 0.4339850),
        ([1, 1], 0),
    ],
)
def test_consensus_of_tastle_and_wierman(counts, expected):
    assert round(cns(counts), 7) == expected


@pytest.mark.parametrize("counts", [[], [0, 0, 0], [5]])
def test_a_consensus_needs_people_and_a_scale(counts):
    with pytest.raises(ValueError, match="needs people"):
        cns(counts)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=9).filter(any))
def test_a_consensus_lies_between_0_and_1_and_has_no_direction(counts):
    assert -1e-12 <= cns(counts) <= 1
    assert cns(counts) == pytest.approx(cns(counts[::-1]), abs=1e-9)
    assert cns([10 * count for count in counts]) == pytest.approx(cns(counts), abs=1e-9)


@pytest.mark.parametrize(
    ("said", "gap", "distance"),
    [
        ({"board": "aab", "staff": "ccd"}, 2, 2.0),
        ({"board": "aaa", "staff": "eee", "members": "ccc"}, 4, 4.0),
        ({"board": "aabb", "staff": "ccdd"}, 2, 2.0),
        ({"board": "abe", "staff": "bbb"}, 0, 4.0),
        ({"board": "abc", "staff": "bbb"}, 0, 2.0),
        ({"board": "aaee"}, 0, 4.0),
    ],
)
def test_roles_two_stages_apart_or_a_torn_role_are_worth_a_line(said, gap, distance):
    (line,) = lines(people(**said))
    assert (line.gap, line.apart, line.distance) == (gap, gap >= 2, distance)
    assert line.n == sum(len(each) for each in said.values())
    assert line.withheld == 0
    assert [view.group for view in line.groups] == [
        Group(ONE_ROLE, (role,)) for role in ROLE_IDS if role in said
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"board": "aab", "staff": "bbc"},
        {"board": "aabb", "staff": "ccc"},  # one stage and a half
        {"board": "aaa"},
        {"board": "abcd"},  # a consensus over one half
        {"board": "aa", "staff": "ee"[:0]},
    ],
)
def test_near_enough_is_no_line(said):
    assert lines(people(**said)) == ()


def test_a_group_says_how_many_its_median_and_its_consensus():
    ((board, staff),) = (line.groups for line in lines(people(board="aaee", staff="eed")))
    assert (board.n, board.median, board.cns, board.torn) == (4, Fraction(3), 0.0, True)
    assert (staff.n, staff.median, staff.cns, staff.torn) == (3, Fraction(5), None, False)
    assert (board.distance, staff.distance) == (4.0, 1.0)


def test_the_consensus_of_a_large_group_is_said_in_stages():
    ((everyone,),) = (line.groups for line in lines(people(board="aabde")))
    assert everyone.cns == cns([2, 1, 0, 1, 1])
    assert everyone.cns < 0.5
    assert everyone.distance == (1 - everyone.cns) * 4 > 2


def test_lines_go_from_the_widest_to_the_narrowest_then_in_the_order_asked():
    questions = [stage(name) for name in ("one", "two", "three", "four")]
    low, high = answers(one="a", two="a", three="a", four="a"), answers(one="c", two="e", three="c")
    respondents = [Respondent("board", low)] * 3 + [Respondent("staff", high)] * 3
    found = [line.question.id for line in lines(respondents, *questions)]
    assert found == ["two", "one", "three"]


def test_each_row_of_a_grid_has_its_line():
    board = Respondent("board", answers(q=rated(r1="a", r2="b", r3=DONT_KNOW)))
    staff = Respondent("staff", answers(q=rated(r1="c", r2="b", r3=NOT_APPLICABLE)))
    blank = Respondent("staff", answers(q=DONT_KNOW))
    (line,) = lines([board] * 3 + [staff] * 3 + [blank], grid("q"))
    assert (line.row, line.gap, line.n) == ("r1", Fraction(2), 6)


def test_no_partly_yes_has_three_stages():
    question = building.question(
        "q", Kind.YES_PARTLY_NO, choices=building.choices(building.NO_PARTLY_YES)
    )
    (line,) = lines(people(board="aaa", staff="ccc"), question)
    assert line.gap == 2


@pytest.mark.parametrize(
    "question",
    [
        building.choice("q", (0, Fraction(1, 2), 1)),
        building.ticks("q"),
        building.number("q", (5, 0), (None, 1)),
        building.grid("q", points=[None] * 3),
    ],
)
def test_only_scales_have_a_distance(question):
    given_answers: tuple[Anything, Anything] = {
        Kind.CHOICE: ("a", "c"),
        Kind.TICKS: (["a"], ["a", "b", "c", "d"]),
        Kind.NUMBER: (Amount(1), Amount(9)),
        Kind.GRID: (rated(r1="a"), rated(r1="c")),
    }[question.kind]
    crowd = [
        Respondent(role, answers(q=each))
        for role, each in zip(("board", "staff"), given_answers, strict=True)
    ] * 3
    assert lines(crowd, question) == ()


def test_a_question_that_the_organisation_is_not_asked_has_no_line():
    gate, gated = stage("gate"), stage("q", relevant_if=picked("gate", "e"))
    crowd = people(board="aaa", staff="eee")
    closed = [
        replace(each, answers=each.answers.with_("gate", building.answer("a"))) for each in crowd
    ]
    opened = [
        replace(each, answers=each.answers.with_("gate", building.answer("e"))) for each in crowd
    ]
    assert lines(crowd, gate, gated) == ()
    assert lines(closed, gate, gated) == ()
    assert len(lines(opened, gate, gated)) == 1


def test_facts_and_views_both_have_lines():
    for nature in Nature:
        assert len(lines(people(board="aaa", staff="eee"), stage("q", nature=nature))) == 1


def test_the_planted_disagreement_is_found_and_the_role_of_two_is_hidden():
    (line,) = lines(people(board="aaab", staff="eeede", management="cc", members="dde"))
    assert [view.group.roles for view in line.groups] == [("board",), ("staff",)]
    assert (line.gap, line.withheld, line.n) == (Fraction(4), 5, 14)


def test_somebody_who_does_not_know_is_nobody_to_hide_among():
    knowing = people(board="aaa", staff="eee")
    unknown = [*knowing[:5], Respondent("staff", Answers({"q": DONT_KNOW}))]
    assert len(lines(knowing)) == 1
    (everyone,) = lines(unknown)
    assert [view.group for view in everyone.groups] == [Group(EVERYONE, ("board", "staff"))]
    assert everyone.n == 5


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"board": "a", "staff": "e"}, [("board",), ("staff",)]),
        ({"board": "ae"}, [("board",)]),
    ],
)
def test_under_three_people_are_shown_only_when_each_consents(said, shown):
    assert lines(people(**said)) == ()
    one, other = people(consents=True, **said)
    assert lines([one, replace(other, consents=False)]) == ()
    (line,) = lines([one, other])
    assert [view.group.roles for view in line.groups] == shown
    assert line.distance == 4.0


def test_consent_opens_nothing_from_three_people_on():
    assert lines(people(consents=True, board="a", staff="ee"))[0].groups[0].group.kind is EVERYONE
