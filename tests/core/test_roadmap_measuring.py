"""A plan counts as the scoring counts: the same whole numbers, the same score to the last bit."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import (
    DONT_KNOW,
    LEVELS,
    NO_PARTLY_YES,
    choices,
    dimension,
    grid,
    question,
    said,
    stage,
    ticks,
)
from virage.core.answers import Answers, Picked, Rated, Ticked
from virage.core.measures import Measure
from virage.core.questionnaire import Kind, Named, Questionnaire
from virage.core.roadmap import (
    Gauge,
    Initiative,
    Mode,
    Plan,
    Problem,
    Rung,
    Step,
    check,
    gauges,
    worth,
    yardsticks,
)
from virage.core.roadmap.plan import timetable
from virage.core.scoring import score

YPN = question("q3", Kind.YES_PARTLY_NO, choices=choices(NO_PARTLY_YES), weight=3)
SHAPE = Questionnaire(
    id="small",
    version="1",
    title=said("small"),
    description=said("small"),
    dimensions=(
        dimension("d1", stage("q1", weight=2, lenses=("autonomy",)), stage("q2", 4), weight=2),
        dimension("d2", YPN, ticks("q4", lenses=("autonomy",)), weight=3),
        dimension("d3", grid("q5")),
    ),
    levels=LEVELS,
    lenses=(Named("autonomy", said("autonomy")), Named("empty", said("empty"))),
)
LADDERS = {"q1": "abcde", "q2": "abcd", "q3": "abc"}
stages = st.fixed_dictionaries(
    {name: st.sampled_from([*steps, None]) for name, steps in LADDERS.items()}
)


def sheet(picked: dict[str, str | None]) -> Answers:
    given = {name: Picked(step) if step else DONT_KNOW for name, step in picked.items()}
    grade = Rated((("r1", "a"), ("r2", "b"), ("r3", DONT_KNOW)))
    return Answers({**given, "q4": Ticked(frozenset({"a", "b"})), "q5": grade})


def planned(today: Answers, lifts: dict[str, int]) -> tuple[Problem, Plan]:
    card = score(SHAPE, today)
    rungs = tuple(Rung(name, at) for name, at in lifts.items())
    problem = Problem(
        1,
        (Initiative("all", (Mode("only", 1, lifts=rungs),)),),
        gauges=gauges(card),
        yardsticks=yardsticks(card),
    )
    return problem, Plan((Step("all", "only", 0),))


@given(today=stages, lifts=st.fixed_dictionaries({n: st.integers(0, 2) for n in LADDERS}))
def test_the_expected_numerator_is_the_low_score_of_the_expected_sheet(today, lifts):
    problem, plan = planned(sheet(today), lifts)
    then = {
        name: max(today[name] or "a", LADDERS[name][at]) if today[name] or at else None
        for name, at in lifts.items()
    }
    card = score(SHAPE, sheet(then))
    table = timetable(problem, plan)
    for name, measured in problem.yardstick.items():
        expected = Fraction(100 * table.numerator(name, 1), measured.whole)
        match name:
            case "total":
                assert abs(float(expected) - card.total.low) < 1e-9
            case "lens.autonomy":
                assert float(expected) == card.lenses["autonomy"].low
            case _:
                assert float(expected) == card.dimensions[name].low


def test_yardsticks_are_those_in_which_something_applies():
    problem, plan = planned(sheet(dict.fromkeys(LADDERS, "a")), {})
    assert list(problem.yardstick) == ["total", "d1", "d2", "d3", "lens.autonomy"]
    assert [valued.value for valued in worth(problem, plan)][1:] != []
    assert check(problem, plan) == ()


def test_several_respondents_hold_what_lies_between_two_stages():
    between = {"q1": Measure(Fraction(3, 8), Fraction(3, 8), Fraction(3, 8))}
    answers = sheet({"q1": "b", "q2": "b", "q3": "b"})
    card = score(SHAPE, answers, between)
    made = {each.question: each for each in gauges(card, between)}
    assert made["q1"] == Gauge("q1", (0, 6, 12, 18, 24), 9, 1)
    assert made["q4"].units == ()
    total = yardsticks(card, between)[0]
    held = sum(share * made[name].held for name, share in total.shares)
    assert abs(100 * held / total.whole - card.total.low) < 1e-9
