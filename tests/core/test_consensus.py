"""Several respondents, one picture: who is heard, and what comes out."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core import building
from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answer,
    answers,
    choice,
    grid,
    number,
    of,
    picked,
    rated,
    said,
    stage,
    ticks,
)
from virage.core.answers import Amount, Picked, Rated, Standing, Written
from virage.core.consensus import Consensus, Respondent, consolidate
from virage.core.measures import Measure
from virage.core.needs import NeedsCatalogue
from virage.core.portrait import Sheet, paint
from virage.core.questionnaire import Choice, Kind, Named, Nature
from virage.core.scoring import score

NO_NEEDS = NeedsCatalogue("mine", 50, 5, ())
BEST = ("management", "board")
ROLES = tuple(Named(name, said(name)) for name in ("board", "management", "staff", "members"))
YES_OR_NO = building.choices(building.NO_PARTLY_YES)


def heard(question, *voices) -> Consensus:
    """What voices such as ("board", "a") come to, each of one person."""
    respondents = [Respondent(role, answers(q=given)) for role, given in voices]
    return consolidate(of(question, roles=ROLES), respondents)


def fact(question_of=stage, **rest):
    return replace(question_of("q", **rest), best_placed=BEST, not_applicable=True)


def view(question_of=stage, **rest):
    return replace(question_of("q", **rest), nature=Nature.PERCEPTION, not_applicable=True)


@pytest.mark.parametrize(
    ("voices", "expected", "role", "passed", "conflict"),
    [
        ([("management", "c"), ("board", "a")], "c", "management", (), False),
        ([("board", "b"), ("staff", "a")], "b", "board", (), False),
        ([("members", "a"), ("staff", "b")], "b", "staff", (), False),
        ([("management", DONT_KNOW), ("board", "d")], "d", "board", ("management",), False),
        (
            [("management", DONT_KNOW), ("board", DONT_KNOW), ("staff", "e")],
            "e",
            "staff",
            ("management", "board"),
            False,
        ),
        ([("management", DONT_KNOW), ("management", "d")], "d", "management", (), False),
        ([("management", "d"), ("management", "b")], "b", "management", (), True),
        ([("management", x) for x in "ddb"] + [("board", "a")], "b", "management", (), True),
        ([("management", "d"), ("management", "d")], "d", "management", (), False),
        ([("staff", DONT_KNOW)], DONT_KNOW, None, ("staff",), False),
        ([("management", NOT_APPLICABLE), ("board", "d")], NOT_APPLICABLE, "management", (), False),
        ([("management", NOT_APPLICABLE), ("management", "d")], "d", "management", (), True),
    ],
)
def test_a_fact_is_the_answer_of_the_best_placed(voices, expected, role, passed, conflict):
    found = heard(fact(), *voices)
    where = found.provenance["q"]
    assert found.answers["q"] == answer(expected)
    assert where.roles == ((role,) if role else ())
    assert (where.passed, where.conflict, where.rows) == (passed, conflict, ())
    assert not found.exact


@pytest.mark.parametrize(
    ("question", "given", "expected"),
    [
        # The lower of two; choices that have points are ordered by them, the others by frequency.
        (fact(choice, points=(1, 0, Fraction(1, 2))), ["a", "b", "c"], "b"),
        (fact(choice), ["c", "b"], "b"),
        (fact(choice), ["a", "b", "b"], "b"),
        (fact(building.question, kind=Kind.YES_PARTLY_NO, choices=YES_OR_NO), ["c", "b"], "b"),
        # More than half tick it: of two, both.
        (fact(ticks), [["a", "b"], ["b", "c"]], ["b"]),
        (fact(ticks), [["a", "b"], ["b", "c"], ["a"]], ["a", "b"]),
        (fact(ticks), [["a"], ["b"]], ["none"]),
        (fact(ticks), [["a"], ["none"], ["none"]], ["none"]),
        # Of two numbers, the one worth fewer points, then the smaller; of three, the middle one.
        (fact(number), [Amount(15), Amount(12)], Amount(12)),
        (fact(number), [Amount(15), Amount(12), Amount(90)], Amount(15)),
        (
            replace(number("q", (5, 1), (None, 0)), best_placed=BEST),
            [Amount(2), Amount(9)],
            Amount(9),
        ),
        (fact(building.question, kind=Kind.TEXT), [Written("b"), Written("a")], Written("a")),
    ],
)
def test_people_of_the_same_role_who_differ_keep_the_lower_and_are_flagged(
    question, given, expected
):
    found = heard(question, *(("board", each) for each in given))
    assert found.answers["q"] == answer(expected)
    assert found.provenance["q"].conflict


def test_boxes_on_which_nobody_agrees_are_not_known_without_a_none_of_these():
    boxes = building.question("q", Kind.TICKS, choices=building.choices((1, 1)), best_placed=BEST)
    assert heard(boxes, ("board", ["a"]), ("board", ["b"])).answers["q"] is DONT_KNOW


def test_an_exclusive_box_with_points_is_no_none_of_these():
    all_of_these = Choice("all", said("all"), Fraction(1), exclusive=True)
    boxes = building.question(
        "q", Kind.TICKS, choices=(*building.choices((1, 1)), all_of_these), nature=Nature.PERCEPTION
    )
    assert heard(boxes, ("board", ["a"]), ("board", ["all"])).answers["q"] is DONT_KNOW


def test_facts_of_a_grid_are_settled_row_by_row():
    found = heard(
        fact(grid),
        ("management", rated(r1="a", r2=DONT_KNOW)),
        ("management", rated(r1="b", r2=DONT_KNOW)),
        ("board", rated(r1="c", r2="c", r3=NOT_APPLICABLE)),
        ("staff", DONT_KNOW),
    )
    where = found.provenance["q"]
    assert found.answers["q"] == rated(r1="a", r2="c", r3=NOT_APPLICABLE)
    assert (where.roles, where.passed) == (("management", "board"), ("management",))
    assert (where.conflict, where.rows) == (True, ("r1",))
    assert (where.known, where.dont_know) == (3, 1)


def test_a_whole_grid_not_known_or_not_applicable_is_so_in_each_row():
    voices = ("management", DONT_KNOW), ("board", NOT_APPLICABLE), ("staff", rated(r1="a"))
    found = heard(fact(grid, rows=2), *voices)
    assert found.answers["q"] == rated(r1=NOT_APPLICABLE, r2=NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("voices", "lower", "exact"),
    [
        ([("board", "c")], "c", Fraction(1, 2)),
        ([("board", "a"), ("board", "b"), ("board", "e")], "b", Fraction(1, 4)),
        ([("board", "b"), ("board", "e")], "b", Fraction(5, 8)),
        ([("board", "b"), ("staff", "c")], "b", Fraction(3, 8)),
        # Forty members do not drown three directors.
        ([("board", "e")] * 3 + [("members", "a")] * 40, "a", Fraction(1, 2)),
        ([("board", "e")] * 3 + [("members", "a")] * 40 + [("staff", "e")], "e", Fraction(1)),
        # A midpoint within a role, then another between the roles.
        ([("board", "b"), ("board", "c"), ("staff", "d")], "b", Fraction(9, 16)),
        # Half do not know: it is still measured. More than half: it is not.
        ([("board", "d"), ("staff", DONT_KNOW)], "d", Fraction(3, 4)),
        ([("board", "d"), ("staff", DONT_KNOW), ("staff", DONT_KNOW)], DONT_KNOW, None),
        # "Not applicable" is known, and leaves the median unless more than half say so.
        ([("board", "d"), ("staff", NOT_APPLICABLE)], "d", Fraction(3, 4)),
        ([("board", "d"), ("staff", NOT_APPLICABLE), ("board", NOT_APPLICABLE)], None, None),
    ],
)
def test_a_view_is_the_median_of_the_medians_of_the_roles(voices, lower, exact):
    found = heard(view(), *voices)
    expected = {"q": Measure(exact, exact, exact)} if exact is not None else {}
    assert found.answers["q"] == answer(lower or NOT_APPLICABLE)
    assert found.exact == expected
    assert found.provenance["q"].roles == ()


def test_the_score_reads_the_midpoint_and_branching_the_lower_stage():
    asked = of(
        view(),
        stage("gated", relevant_if=picked("q", "c", "d")),
        stage("open", relevant_if=picked("q", "b")),
        roles=ROLES,
    )
    voices = [Respondent("board", answers(q="b")), Respondent("board", answers(q="e", gated="c"))]
    found = consolidate(asked, voices)
    card = score(asked, found.answers, found.exact)
    assert card.total.value == 62.5
    assert card.part("q").value == 62.5
    assert card.standing("gated") is Standing.CLOSED
    assert card.standing("open") is Standing.UNANSWERED
    portrait = paint(asked, NO_NEEDS, Sheet(found.answers, exact=found.exact))
    assert portrait.total.value == 62.5


@pytest.mark.parametrize(
    ("question", "voices", "expected"),
    [
        (view(ticks), [("board", ["a"]), ("board", ["a", "b"]), ("staff", ["b", "c"])], ["a", "b"]),
        (view(ticks), [("board", ["a"]), ("staff", ["b"]), ("staff", DONT_KNOW)], ["none"]),
        (view(choice), [("board", "c"), ("staff", "c"), ("staff", "a")], "c"),
        (view(choice), [("board", "c"), ("staff", "b")], "b"),
        (view(number), [("board", Amount(12)), ("board", Amount(13))], Amount(12.5)),
        (view(number), [("board", Amount(3))] * 9 + [("staff", Amount(4))], Amount(3.5)),
    ],
)
def test_what_has_no_stages_has_its_own_middle(question, voices, expected):
    found = heard(question, *voices)
    assert found.answers["q"] == answer(expected)
    assert not found.exact


def test_a_choice_that_has_points_has_a_median():
    found = heard(
        view(choice, points=(1, 0, Fraction(1, 2))), ("board", "a"), ("board", "b"), ("board", "c")
    )
    assert found.answers["q"] == Picked("c")
    assert found.exact["q"].value == Fraction(1, 2)


def test_views_of_a_grid_are_settled_row_by_row():
    found = heard(
        view(grid),
        ("board", rated(r1="a", r2=DONT_KNOW, r3=NOT_APPLICABLE)),
        ("board", rated(r1="c", r2=DONT_KNOW, r3=NOT_APPLICABLE)),
        ("staff", rated(r1="c", r2="c", r3=NOT_APPLICABLE)),
    )
    assert found.answers["q"] == rated(r1="a", r2=DONT_KNOW, r3=NOT_APPLICABLE)
    # (½ + 1) / 2 in the first row; the second is not known, the third not applicable.
    assert found.exact["q"] == Measure(Fraction(3, 4), Fraction(3, 8), Fraction(7, 8))


def test_a_row_that_nobody_rates_leaves_the_grid_unmeasured():
    found = heard(view(grid, rows=2), ("board", rated(r1="a")), ("staff", rated(r1="c")))
    assert found.answers["q"] == rated(r1="a")
    assert not found.exact


def test_a_grid_without_points_has_no_measure():
    found = heard(view(grid, points=[None] * 3), ("board", rated(r1="a")), ("staff", rated(r1="b")))
    assert found.answers["q"] == rated(r1="a")
    assert not found.exact


def test_what_nobody_answers_is_nowhere():
    found = consolidate(of(stage("q"), roles=ROLES), [Respondent("board", answers())])
    assert (found.respondents, len(found.answers), found.provenance) == (1, 0, {})


def test_a_grid_answered_without_any_row_is_unanswered():
    found = heard(fact(grid), ("board", Rated(())), ("staff", Rated((("r9", "a"),))))
    assert "q" not in found.answers


def test_a_role_that_the_questionnaire_does_not_have_is_refused():
    with pytest.raises(ValueError, match="unknown role 'cousin'"):
        heard(stage("q"), ("cousin", "a"))
