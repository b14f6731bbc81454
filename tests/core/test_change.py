"""T0 → T1: what happened, what changed and what cannot be compared."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any as Anything

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core import building
from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    choice,
    grid,
    number,
    of,
    picked,
    question,
    rated,
    stage,
    ticks,
)
from tests.core.strategies import questionnaires, sheets
from tests.core.test_consensus_laws import crowds
from virage.core.answers import Amount, Picked, Written
from virage.core.change import (
    ASSUMED,
    Comparison,
    Footing,
    Item,
    ItemMap,
    Movement,
    Norm,
    Reason,
    Verdict,
    Wave,
    compare,
    same,
)
from virage.core.consensus import consolidate
from virage.core.measures import Measure
from virage.core.questionnaire import Kind, Nature
from virage.core.scoring import score
from virage.library import Library

PERCEPTION = Nature.PERCEPTION
LIBRARY = Library(Path(__file__).parent / "data")
OLD, NEW = (LIBRARY.questionnaire("short", version) for version in ("1.0", "1.1"))
SHORT_MAP = LIBRARY.item_map(OLD, NEW)

BEFORE = {
    "kind": "solidarite",
    "employees": Amount(12),
    "direction": "spoken",  # 25
    "ease": "fair",  # 50
    "budget": "yes",
    "tasks": rated(invoicing="hand", payroll="partly"),  # 25
    "access": "shared",  # 0
    "backups": "tested",
    "privacy": ["person"],
    "sharing": "several",  # 50
    "worry": "some",
}
AFTER = {
    "kind": "solidarite",
    "employees": Amount(15),
    "direction": "written",  # 75
    "board_ease": "good",  # 75
    "tasks": rated(invoicing="done", payroll="partly"),  # 75
    "access": "second_proof",  # 100
    "copies": "daily",
    "recovery": "once",
    "privacy": ["person", "consent"],
    "sharing": "one",  # 25
    "worry": "none",
    "assistants": "rule",
}


def between(then: dict[str, Anything], now: dict[str, Anything], norms=None) -> Comparison:
    """The two versions of the short questionnaire, answered."""
    before, after = Wave(OLD, answers(**then)), Wave(NEW, answers(**now))
    return compare(before, after, SHORT_MAP, norms=norms or {})


def one(asked, then: Anything, now: Anything) -> Comparison:
    """One question `q`, answered twice."""
    made = of(asked)
    sheets_of = [answers(q=each) if each is not None else answers() for each in (then, now)]
    before, after = (Wave(made, sheet) for sheet in sheets_of)
    return compare(before, after, same(made))


def left_out(found: Comparison) -> dict[str, Reason]:
    """Why each question takes no part, by its id now, or then when it has none."""
    return {
        "+".join(said.question.id for said in each.after or each.before): each.reason
        for each in found.not_compared
    }


def test_two_versions_are_compared_on_what_both_measured():
    found = between(BEFORE, AFTER)
    changes = {each.target: (each.before, each.after) for each in found.dimensions}
    # direction weighs 2, tasks 1; in security only the passwords are comparable.
    assert changes == {
        "governance": (25.0, 175 / 3 + 50 / 3),
        "security": (0.0, 100.0),
        "people": (50.0, 50.0),
    }
    # By the weights of the later version: security counts twice.
    assert (found.total.before, found.total.after) == (75 / 4, (75 + 2 * 100 + 50) / 4)
    assert (found.total.compared, found.total.asked) == (5, 10)
    assert found.total.delta == 62.5
    assert [(each.target, each.before, each.after) for each in found.lenses] == [
        ("lens.autonomy", 25.0, 75.0)
    ]


def test_what_cannot_be_compared_is_listed_with_its_reason():
    found = between(BEFORE, AFTER)
    assert left_out(found) == {
        "privacy": Reason.SHIFTED,
        "copies+recovery": Reason.BROKEN,
        "worry": Reason.BROKEN,
        "assistants": Reason.ADDED,
        "budget": Reason.DROPPED,
    }
    (split,) = (each for each in found.not_compared if len(each.after) == 2)
    assert [said.question.id for said in split.before] == ["backups"]
    assert "recovery" in split.why[0].en
    assert [said.answer for said in split.after] == [
        building.answer("daily"),
        building.answer("once"),
    ]


def test_facts_are_told_without_statistic():
    found = between(BEFORE, AFTER)
    assert [(each.after.question.id, each.movement, each.footing) for each in found.facts] == [
        ("kind", Movement.SAME, Footing.COMPARABLE),
        ("employees", Movement.OTHER, Footing.COMPARABLE),
        ("direction", Movement.UP, Footing.COMPARABLE),
        ("tasks", Movement.UP, Footing.COMPARABLE),
        ("access", Movement.UP, Footing.COMPARABLE),
        ("privacy", Movement.OTHER, Footing.SHIFTED),
    ]
    direction = found.facts[2]
    assert (direction.before.answer, direction.after.answer) == (
        Picked("spoken"),
        Picked("written"),
    )


def test_how_people_see_things_is_compared_question_by_question():
    found = between(BEFORE, AFTER)
    assert [(each.target, each.before, each.after, each.rci) for each in found.views] == [
        ("question.board_ease", 50.0, 75.0, 25 / ASSUMED.error),
        ("question.sharing", 50.0, 25.0, -25 / ASSUMED.error),
    ]


def test_each_target_has_its_norm_or_our_assumptions():
    norms = {"total": Norm(sd=10, r=0.9, sd_measured=True, r_measured=True, peers=60, retests=55)}
    found = between(BEFORE, AFTER, norms)
    assert found.total.norm is norms["total"]
    assert found.total.verdict is Verdict.MORE_THAN_CHANCE
    others = [*found.dimensions, *found.lenses, *found.views]
    assert {each.norm for each in others} == {ASSUMED}
    assert {each.verdict for each in others} == {Verdict.NOT_TOLD_APART}


def test_nothing_measured_both_times_has_no_score():
    found = between(BEFORE, {"employees": Amount(3)})
    assert (found.total.before, found.total.after, found.total.compared) == (None, None, 0)
    assert found.total.verdict is Verdict.NOT_COMPARABLE
    assert found.views == ()
    assert left_out(found)["access"] is Reason.NOT_MEASURED_AFTER


@pytest.mark.parametrize(
    ("asked", "then", "now", "movement"),
    [
        (stage("q"), "b", "b", Movement.SAME),
        (stage("q"), "b", "d", Movement.UP),
        (stage("q"), "d", "b", Movement.DOWN),
        (stage("q"), DONT_KNOW, "b", Movement.KNOWN_NOW),
        (stage("q"), None, NOT_APPLICABLE, Movement.KNOWN_NOW),
        (stage("q"), "b", None, Movement.NOT_KNOWN_NOW),
        (stage("q"), "b", NOT_APPLICABLE, Movement.OTHER),
        (stage("q"), NOT_APPLICABLE, NOT_APPLICABLE, Movement.SAME),
        # Two stages may have the same points: the second is still higher.
        (question("q", Kind.STAGE, choices=building.choices((0, 0, 1))), "a", "b", Movement.UP),
        (choice("q"), "a", "b", Movement.OTHER),
        (choice("q", (1, 0)), "a", "b", Movement.DOWN),
        (ticks("q"), ["a"], ["a", "b"], Movement.UP),
        (ticks("q"), ["a"], ["b"], Movement.OTHER),
        (ticks("q"), ["a"], ["none"], Movement.DOWN),
        (number("q"), Amount(1), Amount(2), Movement.OTHER),
        (number("q", (5, 1), (None, 0)), Amount(1), Amount(9), Movement.DOWN),
        (question("q", Kind.TEXT), Written("a"), Written("b"), Movement.OTHER),
        (grid("q", 2), rated(r1="a", r2="b"), rated(r1="b", r2="b"), Movement.UP),
        (grid("q", 2), rated(r1="c", r2="b"), rated(r1="b", r2="a"), Movement.DOWN),
        (grid("q", 2), rated(r1="a", r2="b"), rated(r1="b", r2="a"), Movement.OTHER),
        (grid("q", 2), rated(r1="a", r2=DONT_KNOW), rated(r1="b", r2="a"), Movement.UP),
        (grid("q", 2), rated(r1="a", r2=DONT_KNOW), rated(r1="a", r2="c"), Movement.OTHER),
    ],
)
def test_a_fact_goes_up_down_or_elsewhere(asked, then, now, movement):
    (fact,) = one(asked, then, now).facts
    assert fact.movement is movement


@pytest.mark.parametrize("blank", [None, DONT_KNOW])
def test_a_fact_that_nobody_knows_is_not_told(blank):
    found = one(stage("q"), blank, None)
    assert found.facts == ()
    assert left_out(found) == {"q": Reason.NOT_MEASURED}


@pytest.mark.parametrize(
    ("asked", "then", "now", "reason"),
    [
        (stage("q"), DONT_KNOW, "b", Reason.NOT_MEASURED_BEFORE),
        (stage("q"), NOT_APPLICABLE, "b", Reason.NOT_MEASURED_BEFORE),
        (stage("q"), "b", None, Reason.NOT_MEASURED_AFTER),
        (grid("q", 2), rated(r1="a", r2=DONT_KNOW), rated(r1="b", r2="a"), Reason.OTHER_ROWS),
        (grid("q", 2), rated(r1="a"), rated(r1="b", r2="a"), Reason.NOT_MEASURED_BEFORE),
    ],
)
def test_a_question_not_measured_alike_both_times_is_in_no_score(asked, then, now, reason):
    found = one(asked, then, now)
    assert left_out(found) == {"q": reason}
    assert found.total.before is None


@pytest.mark.parametrize(
    ("asked", "then", "now"),
    [
        (stage("q"), "a", "e"),
        (stage("q"), NOT_APPLICABLE, NOT_APPLICABLE),
        (choice("q"), "a", None),
        (grid("q", 2), rated(r1="a", r2=NOT_APPLICABLE), rated(r1="b", r2=NOT_APPLICABLE)),
    ],
)
def test_what_is_compared_or_has_no_score_is_not_listed(asked, then, now):
    assert one(asked, then, now).not_compared == ()


def test_a_question_that_never_concerned_the_organisation_is_not_mentioned():
    gate = choice("gate")
    old = of(gate, stage("q", relevant_if=picked("gate", "b")))
    new = replace(of(gate, stage("p", relevant_if=picked("gate", "b"))), version="1.1")
    items = (
        Item(("gate",), ("gate",), Footing.COMPARABLE),
        Item(("q",), (), Footing.DROPPED),
        Item((), ("p",), Footing.ADDED),
    )
    waves = [
        (Wave(old, answers(gate=given)), Wave(new, answers(gate=given))) for given in ("a", "b")
    ]
    closed, opened = (compare(*pair, ItemMap("mine", "1.0", "1.1", items)) for pair in waves)
    assert left_out(closed) == {}
    assert left_out(opened) == {"p": Reason.ADDED, "q": Reason.DROPPED}


def test_a_question_that_opened_since_tells_no_change_of_its_own():
    made = of(choice("gate"), stage("q", relevant_if=picked("gate", "b")))
    found = compare(Wave(made, answers(gate="a")), Wave(made, answers(gate="b", q="c")), same(made))
    assert [fact.after.question.id for fact in found.facts] == ["gate"]
    assert left_out(found) == {"q": Reason.NOT_MEASURED_BEFORE}


def test_a_question_that_became_a_matter_of_view_is_no_fact():
    old = of(stage("q"))
    new = replace(of(stage("q", nature=PERCEPTION)), version="1.1")
    items = (Item(("q",), ("q",), Footing.SHIFTED),)
    found = compare(
        Wave(old, answers(q="a")), Wave(new, answers(q="b")), ItemMap("mine", "1.0", "1.1", items)
    )
    assert (found.facts, found.views) == ((), ())
    assert left_out(found) == {"q": Reason.SHIFTED}


def test_the_exact_midpoints_are_compared():
    made = of(stage("q", nature=PERCEPTION))
    before, after = (
        Wave(made, answers(q=lower), {"q": Measure(exact, exact, exact)})
        for lower, exact in (("b", Fraction(3, 8)), ("c", Fraction(9, 16)))
    )
    (view,) = compare(before, after, same(made)).views
    assert (view.before, view.after) == (37.5, 56.25)


@pytest.mark.parametrize(("before", "after"), [(NEW, NEW), (OLD, OLD), (NEW, OLD)])
def test_another_map_than_theirs_is_refused(before, after):
    with pytest.raises(ValueError, match="is not their map"):
        compare(Wave(before, answers()), Wave(after, answers()), SHORT_MAP)


# Laws.


@given(st.data(), questionnaires(branching="nothing"))
def test_a_diagnosis_compared_with_itself_has_not_changed(data, made):
    wave = Wave(made, data.draw(sheets(made)))
    found, card = compare(wave, wave, same(made)), score(made, wave.answers)
    assert {each.movement for each in found.facts} <= {Movement.SAME}
    for each in [*found.dimensions, *found.lenses, found.total, *found.views]:
        assert each.before == each.after
        assert each.rci in (0, None)
    for each in [*found.dimensions, *found.lenses, found.total]:
        assert each.after == pytest.approx(card.score(each.target))
    assert {each.reason for each in found.not_compared} <= {Reason.NOT_MEASURED}


@given(st.data(), questionnaires())
def test_turning_time_round_turns_every_change(data, made):
    first, second = (Wave(made, data.draw(sheets(made))) for _ in range(2))
    there, back = compare(first, second, same(made)), compare(second, first, same(made))
    for forth, returned in zip(
        [*there.dimensions, *there.lenses, there.total, *there.views],
        [*back.dimensions, *back.lenses, back.total, *back.views],
        strict=True,
    ):
        assert (forth.before, forth.after) == (returned.after, returned.before)
    assert len(there.not_compared) == len(back.not_compared)
    assert len(there.facts) == len(back.facts)


@given(st.data(), questionnaires())
def test_every_measured_question_is_compared_or_listed(data, made):
    first, second = (Wave(made, data.draw(sheets(made))) for _ in range(2))
    found = compare(first, second, same(made))
    scored = {each.after[0].question.id for each in found.not_compared}
    asked = score(made, second.answers)
    applicable = {part.question.id for part in asked.parts if part.standing.applicable}
    assert found.total.compared == len(applicable - scored)
    assert found.total.asked == len(applicable)


@given(crowds(most=2))
def test_the_comparison_reads_what_several_people_scored(crowd):
    asked, people = crowd
    consensus = consolidate(asked, people)
    wave = Wave(asked, consensus.answers, consensus.exact)
    found = compare(wave, wave, same(asked))
    card = score(asked, consensus.answers, consensus.exact)
    assert found.total.after == pytest.approx(card.total.value)
