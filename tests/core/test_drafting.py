"""From a portrait to a planning problem: what is reached, what answers it, what waits."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    choice,
    dimension,
    grid,
    number,
    picked,
    questionnaire,
    rated,
    stage,
    ticks,
)
from tests.core.test_initiatives import IMPACT, SAID, line
from virage.core.answers import Amount, Answer
from virage.core.conditions import All, BoxTicked, Condition, Not, ScoreBetween
from virage.core.funding.values import Expense
from virage.core.initiatives import (
    After,
    Days,
    Effect,
    Initiative,
    InitiativeCatalogue,
    Mode,
    Proof,
    Reached,
    SizeBand,
    Way,
)
from virage.core.needs import Clue, Lift, Need, NeedsCatalogue
from virage.core.portrait import Portrait, Sheet, paint
from virage.core.questionnaire import Flag
from virage.core.roadmap import Problem, Rung, check, worth
from virage.core.roadmap.drafting import Constraints, Ground, UnknownSizeError, band_in, draft
from virage.core.roadmap.plan import Plan, Step, timetable
from virage.core.roadmap.problem import TOTAL
from virage.core.scoring import score
from virage.core.solver import solve

TRAINED = ("skills_plan", "change_support")
SHAPE = questionnaire(
    dimension(
        "d1",
        stage("saws", weight=2),
        stage("plans", 4),
        ticks("duties"),
        ticks("capped", maximum=Fraction(2)),
    ),
    dimension("d2", grid("tasks"), stage("books"), choice("colour")),
    profile=(number("employees"), choice("kind")),
)


def flag(name: str, when: Condition, *needs: str) -> Flag:
    return Flag(name, when, SAID, SAID, (), needs)


def need(name: str, when: Condition) -> Need:
    clue = Clue(when, 1)
    return Need(name, SAID, SAID, SAID, picked("kind", "a"), SAID, (clue,), (), (), SAID)


def mode(way: Way = Way.IN_HOUSE, cost: int = 0, yearly: int = 0, days: int = 1) -> Mode:
    once = (line(Expense.SOFTWARE, cost),) if cost else ()
    again = (line(Expense.LICENCES, yearly),) if yearly else ()
    return Mode(way, SAID, once, again, (Days("staff", days),), 1, Effect.MORE)


def initiative(name: str, *lifts: str, needs: str = "", **rest: object) -> Initiative:
    """Lifts are written `question.to`; it costs nothing unless its modes say so."""
    pairs = (each.split(".") for each in lifts)
    made = Initiative(
        id=name,
        name=SAID,
        why=SAID,
        done=SAID,
        steps=(SAID,),
        lead="staff",
        needs=tuple(needs.split()),
        after=(),
        reached=(),
        lifts=tuple(Lift(question, to) for question, to in pairs),
        exclusive_with=(),
        modes=(mode(),),
        dependence=IMPACT,
        agility=IMPACT,
        continuity=IMPACT,
        exit_clause=None,
        risk=SAID,
        proof=Proof(SAID, SAID, SAID),
        touches_staff=False,
    )
    return replace(made, **rest)  # type: ignore[arg-type]


def portrait(
    flags: tuple[Flag, ...] = (), needs: tuple[Need, ...] = (), **given: Answer | str | list[str]
) -> Portrait:
    facts: Mapping[str, Answer | str | list[str]] = {"employees": Amount(5), "kind": "a"}
    shape = replace(SHAPE, flags=flags)
    catalogue = NeedsCatalogue("mine", 50, 5, needs)
    return paint(shape, catalogue, Sheet(answers(**{**facts, **given})))


CUTS = need("cuts", picked("saws", "a"))
YEAR = Constraints(4, days={"staff": 5})


def drafted(*initiatives: Initiative, of: Portrait | None = None, **limits: object) -> Problem:
    within = replace(YEAR, **limits)  # type: ignore[arg-type]
    whose = of or portrait(needs=(CUTS,), saws="a")
    return draft(whose, InitiativeCatalogue("mine", initiatives), within)


def ids(problem: Problem) -> list[str]:
    return [each.id for each in problem.initiatives]


@pytest.mark.parametrize(
    ("given", "to", "reached"),
    [
        ({"saws": "c"}, "saws.c", True),
        ({"saws": "b"}, "saws.c", False),
        ({"saws": DONT_KNOW}, "saws.a", False),
        ({}, "saws.a", False),
        ({"saws": NOT_APPLICABLE}, "saws.c", True),
        ({"duties": ["a", "b"]}, "duties.b", True),
        ({"duties": ["a"]}, "duties.b", False),
        ({"tasks": rated(r1="c", r2="b", r3=NOT_APPLICABLE)}, "tasks.b", True),
        ({"tasks": rated(r1="c", r2="b", r3=NOT_APPLICABLE)}, "tasks.c", False),
        ({"tasks": rated(r1="c", r2="c", r3=DONT_KNOW)}, "tasks.b", False),
        ({"tasks": rated(r1="c", r2="c")}, "tasks.b", False),
    ],
)
def test_what_is_not_known_is_not_reached_and_what_does_not_apply_need_not_be(given, to, reached):
    ground = Ground(portrait(**given))
    assert ground.reached(Lift(*to.split("."))) is reached
    assert ground.reached(Reached(*to.split("."))) is reached


def test_a_lift_of_one_row_asks_nothing_of_the_others():
    ground = Ground(portrait(tasks=rated(r1="c", r2="a", r3=NOT_APPLICABLE)))
    found = {row: ground.reached(Lift("tasks", "b", row)) for row in ("r1", "r2", "r3")}
    assert found == {"r1": True, "r2": False, "r3": True}


def test_a_lift_leads_to_a_stage_or_a_box_of_what_applies_and_never_to_a_grid():
    ground = Ground(portrait(books=NOT_APPLICABLE))
    lifts = ("saws.c", "duties.b", "tasks.c", "books.c")
    found = ground.lifts(tuple(Lift(*each.split(".")) for each in lifts))
    assert found == (Rung("saws", 2), Rung("duties.b", 1))


def test_the_plan_counts_boxes_as_the_scoring_counts_them():
    today = portrait(saws="a", duties=["a", "c"], capped=["a"])
    steps = (initiative("x", "duties.b", "saws.b", needs="cuts"),)
    problem = drafted(*steps, of=replace(today, needs=portrait(needs=(CUTS,), saws="a").needs))
    table = timetable(problem, Plan((Step("x", "in_house", 0),)))
    later = answers(employees=Amount(5), kind="a", saws="b", duties=["a", "b", "c"], capped=["a"])
    whole = problem.yardstick[TOTAL].whole
    assert not check(problem, Plan((Step("x", "in_house", 0),)))
    assert float(Fraction(100 * table.numerator(TOTAL, 0), whole)) == today.total.low
    assert float(Fraction(100 * table.numerator(TOTAL, 8), whole)) == score(SHAPE, later).total.low


def test_boxes_that_pass_their_most_together_stay_one_question():
    shares = {name for name, _ in Ground(portrait()).yardsticks[0].shares}
    assert {"capped", "duties.a", "duties.d"} <= shares
    assert not {"duties", "capped.a"} & shares


def test_a_red_flag_is_cleared_by_the_stage_above_all_those_that_raise_it():
    flags = (
        flag("low", picked("saws", "a", "c")),
        flag("box", Not(BoxTicked("duties", "b"))),
        flag("both", All((picked("saws", "a"), Not(BoxTicked("duties", "b"))))),
        flag("top", picked("plans", "d")),
        flag("score", ScoreBetween("total", 0, 50)),
        flag("no_ladder", picked("kind", "a")),
        flag("down", picked("saws", "b")),
    )
    ground = Ground(portrait(flags, saws="a", plans="d", duties=["a"]))
    assert {each.id: each.clears for each in ground.flags} == {
        "low": (Rung("saws", 3),),
        "box": (Rung("duties.b", 1),),
        "both": (Rung("saws", 1), Rung("duties.b", 1)),
    }


def test_only_what_answers_a_need_and_still_lifts_something_is_put_forward():
    cut = initiative("cut", "saws.b", needs="cuts")
    other = initiative("other", "books.b", needs="reading")
    idle = initiative("idle", "saws.a", needs="cuts")
    problem = drafted(cut, other, idle)
    assert ids(problem) == ["cut"]
    assert [(each.id, each.strength) for each in problem.needs] == [("cuts", 100)]
    assert (problem.initiatives[0].needs, problem.initiatives[0].strength) == (("cuts",), 100)


def test_what_it_waits_for_comes_too_unless_it_would_lift_nothing():
    first = initiative("first", "books.b")
    shelf = initiative("shelf", "plans.c", "books.a")
    idle = initiative("idle", "saws.a")
    waits = (After("first", 1), After("idle", 0))
    reached = (Reached("plans", "b"), Reached("saws", "a"))
    cut = initiative("cut", "saws.b", needs="cuts", after=waits, reached=reached)
    same = replace(cut, id="same")
    problem = drafted(first, shelf, idle, cut, same)
    assert ids(problem) == ["first", "shelf", "cut", "same"]
    planned = problem.by_id["cut"]
    assert [(each.initiative, each.lag) for each in planned.prerequisites] == [("first", 1)]
    assert planned.stages == (Rung("plans", 1),)
    assert problem.by_id["first"].strength == 100  # as urgent as what waits for it


def test_the_need_of_a_red_flag_is_answered_even_when_it_is_not_proposed():
    quiet = need("quiet", picked("books", "a"))
    flags = (flag("low", picked("saws", "a"), "quiet"), flag("lost", picked("saws", "a"), "none"))
    whose = portrait(flags, (quiet,), saws="a")
    problem = drafted(initiative("cut", "saws.b", needs="quiet"), of=whose)
    assert [(each.id, each.strength) for each in problem.needs] == [("quiet", 1)]


def test_what_only_money_can_buy_waits_until_the_red_flags_are_cleared():
    bought = mode(Way.SUPPLIER, cost=10)
    safe = initiative("safe", "plans.b", needs="cuts", modes=(bought,), after=(After("kit", 0),))
    kit = initiative("kit", "duties.a", modes=(bought,))
    shop = initiative("shop", "books.b", needs="cuts", modes=(bought,))
    talk = initiative("talk", "books.c", needs="cuts", modes=(bought, mode()))
    flags = (flag("low", picked("plans", "a")), flag("box", Not(BoxTicked("duties", "d"))))
    whose = portrait(flags, (CUTS,), saws="a", plans="a", duties=["c"])
    problem = drafted(kit, safe, shop, talk, of=whose)
    waiting = {each.id: each.stages for each in problem.initiatives}
    assert waiting == {"kit": (), "safe": (), "shop": (Rung("plans", 1),), "talk": ()}


def test_whoever_touches_staff_takes_training_along_where_there_is_staff_to_train():
    cut = initiative("cut", "saws.b", needs="cuts", touches_staff=True)
    hour = initiative("hour", "books.b", needs=" ".join(TRAINED), touches_staff=True)
    again = replace(hour, id="again")
    problem = drafted(cut, hour, again)
    assert {each.id: each.companions for each in problem.initiatives} == {
        "cut": ("hour",),
        "hour": (),
    }
    alone = portrait(needs=(CUTS,), saws="a", employees=Amount(0))
    trained = portrait(needs=(CUTS,), saws="a", books="b")
    assert ids(drafted(replace(cut, touches_staff=False), hour)) == ["cut"]
    assert [ids(drafted(cut, hour, of=each)) for each in (alone, trained)] == [["cut"], ["cut"]]


def test_those_that_exclude_one_another_are_told_once():
    one = initiative("one", "saws.b", needs="cuts", exclusive_with=("two",))
    two = initiative("two", "saws.b", needs="cuts")
    assert drafted(one, two).exclusive == (frozenset({"one", "two"}),)
    assert drafted(one).exclusive == ()


def test_costs_follow_the_size_of_the_co_op():
    cut = initiative("cut", "saws.b", needs="cuts", modes=(mode(cost=10, yearly=3, days=2),))
    (found,) = drafted(cut).initiatives[0].modes
    outlay = found.outlays[0]
    assert (outlay.low, outlay.mid, outlay.high, found.recurring) == (1000, 2000, 4000, 1200)
    assert (found.id, found.days, found.lifts) == (
        "in_house",
        (("staff", 2),),
        (Rung("saws", 1),),
    )


def test_a_co_op_that_has_nobody_to_share_with_is_offered_the_other_ways():
    both = (mode(Way.SHARED), mode(Way.SUPPLIER, cost=10))
    cut = initiative("cut", "saws.b", needs="cuts", modes=both)
    group = initiative("group", "books.b", needs="cuts", modes=both[:1])
    rest = initiative("rest", "plans.b", needs="cuts", after=(After("group", 0),))
    problem = drafted(cut, group, rest)
    assert [len(each.modes) for each in problem.initiatives] == [1, 0, 1]
    assert solve(problem).plan == Plan((Step("cut", "supplier", 0),))
    together = drafted(cut, group, rest, ways=frozenset(Way))
    assert [len(each.modes) for each in together.initiatives] == [2, 1, 1]


def test_without_the_number_of_employees_nothing_has_a_price():
    with pytest.raises(UnknownSizeError):
        drafted(of=portrait(employees=DONT_KNOW))


def test_a_size_that_the_profile_does_not_tell_may_be_given():
    priced = initiative("cut", "saws.b", needs="cuts", modes=(mode(Way.SUPPLIER, 400),))
    unknown = portrait(needs=(CUTS,), saws="a", employees=DONT_KNOW)
    assert band_in(unknown) is None
    assert drafted(priced, of=unknown, band=SizeBand.SMALL) == drafted(priced)


def test_what_somebody_wants_is_planned_whatever_it_answers_and_waits_for_no_red_flag():
    alarm = flag("low", picked("saws", "a"), "cuts")
    bought = (mode(Way.SUPPLIER, 400),)
    steps = (
        initiative("cut", "saws.b", needs="cuts"),
        initiative("first", needs="reading"),
        initiative("wish", needs="reading", modes=bought, after=(After("first", 0),)),
        initiative("other", needs="reading", modes=bought),
    )
    of = portrait((alarm,), (CUTS,), saws="a")
    assert ids(drafted(*steps, of=of)) == ["cut"]
    problem = drafted(*steps, of=of, wanted=frozenset({"wish"}))
    assert ids(problem) == ["cut", "wish"]
    assert problem.by_id["wish"].stages == ()


def test_the_last_budget_holds_for_the_years_after_it():
    assert Constraints(8, (0, 500)).years == (0, 500, 500)
    assert Constraints(8, (0, 500), first=1).years == (0, 500, 500, 500)
    assert Constraints(8).years == ()


def test_what_goes_on_costing_must_fit_the_year_after_the_plan():
    cut = initiative("cut", "saws.b", needs="cuts", modes=(mode(yearly=10, cost=1),))
    tight, wide = (drafted(cut, budget=(cents,)) for cents in (3999, 4000))
    assert solve(tight).plan == Plan()
    best = solve(wide).plan
    assert best is not None
    assert worth(wide, best)[0].value == 100


def test_nothing_goes_on_after_the_last_quarter():
    slow = replace(mode(days=2), quarters=2)
    cut = initiative("cut", "saws.b", needs="cuts", modes=(slow,))
    assert solve(drafted(cut, quarters=1)).plan == Plan()
