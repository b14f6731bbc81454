"""What is asked of a plan: budget, targets, and what gives way where nothing fits."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.utils import timezone

from tests.web.diagnostics.acting import words
from tests.web.plans.acting import (
    MEANS,
    a_plan,
    ana,
    ask,
    content,
    holder,
    page,
    placed,
    proposed,
    work,
)
from virage.core.roadmap import check
from virage.core.roadmap.demanding import Ask, Demand, How, Loosened
from virage.core.roadmap.problem import AUTONOMY, TOTAL, FlagTarget, Target
from virage.web.plans import actions
from virage.web.plans.bridge import drafted
from virage.web.plans.contents import Chosen, Content, as_data, from_data
from virage.web.plans.giving import can_give, given_way, ways_in
from virage.web.plans.models import Reason, Solve, Stage, State

pytestmark = pytest.mark.django_db
NOTHING_TO_GIVE = replace(MEANS, budget=(0, 0), days={})
COPIES = Chosen("copies_in_two_places", "in_house", 0)
HIGH = Target(TOTAL, Fraction(60), 5)
FREE = Target(AUTONOMY, Fraction(5), 1)
FLAG = FlagTarget("no_copies", 2)


def impossible() -> Solve:
    """A search that was taken and found that nothing fits."""
    plan = placed(a_plan(NOTHING_TO_GIVE), COPIES)
    solve = ask(plan)
    assert actions.take(solve, timezone.now())
    return solve


def test_where_nothing_fits_it_is_said_why_and_a_way_out_is_taken_and_undone():
    plan, window = proposed(placed(a_plan(NOTHING_TO_GIVE), COPIES)), ana()
    solve = Solve.objects.get()
    assert (solve.state, solve.reason) == (State.FAILED, Reason.IMPOSSIBLE)
    said = words(window.get(page("plan", plan)))
    assert "Pourquoi aucun plan ne convient" in said
    assert "Copies" in said
    ways = [way for way, _least in ways_in(solve.nothing or {})]
    assert ways
    before = content(plan)
    answer = window.post(page("give_way", plan, 0), {"base": plan.version})
    assert answer["Location"] == page("plan", plan)
    after = content(plan)
    assert after != before
    whole = drafted(plan)
    assert after == given_way(before, whole.problem, ways[0])
    told = words(window.get(page("plan", plan)))
    assert "Proposez de nouveau" in told
    assert "Pourquoi aucun plan ne convient" not in told
    window.post(page("undo", plan), {"base": plan.version})
    assert content(plan) == before


def test_a_plan_is_proposed_once_a_way_out_was_taken():
    plan = a_plan(replace(MEANS, quarters=2, budget=(0, 0)))
    targets = (Target(TOTAL, Fraction(100), 0),)
    assert actions.change_targets(actor=holder(), plan=plan, base=1, targets=targets)
    plan = proposed(plan)
    assert Solve.objects.get().reason == Reason.IMPOSSIBLE
    ana().post(page("give_way", plan, 0), {"base": plan.version})
    plan = proposed(plan)
    assert plan.change == "proposal"
    whole = drafted(plan)
    assert whole.problem.targets != targets
    assert check(whole.problem, whole.plan) == ()


def test_a_way_out_that_is_not_there_or_comes_too_late_changes_nothing():
    plan, window = proposed(placed(a_plan(NOTHING_TO_GIVE), COPIES)), ana()
    before = content(plan)
    assert window.post(page("give_way", plan, 99), {"base": plan.version}).status_code == 409
    assert window.post(page("give_way", plan, 0), {"base": 1}).status_code == 409
    assert content(plan) == before
    Solve.objects.all().delete()
    assert window.post(page("give_way", plan, 0), {"base": plan.version}).status_code == 409


def test_what_contradicts_itself_is_looked_for_before_the_page_that_follows():
    solve = impossible()
    window = ana()
    for stage, said in (
        (Stage.CONFLICT, "Nous cherchons ce qui se contredit"),
        (Stage.WAYS, "les issues les moins coûteuses"),
    ):
        Solve.objects.update(stage=stage)
        assert said in words(window.get(page("progress", solve.plan)))


def test_a_process_that_is_lost_while_it_explains_leaves_what_is_known():
    solve = impossible()
    assert actions.write_clash(solve, None, timezone.now())
    assert actions.lose(solve, timezone.now())
    assert Solve.objects.get().reason == Reason.IMPOSSIBLE
    assert not actions.lose(solve, timezone.now())
    assert "Libérez une étape fixée" in words(ana().get(page("plan", solve.plan)))


def test_where_nothing_was_found_in_time_the_search_says_that_nothing_fits():
    solve = impossible()
    assert actions.write_clash(solve, None, timezone.now())
    assert actions.write_ways(solve, (), timezone.now())
    assert (solve.state, solve.nothing) == (State.FAILED, None)


def loosened(ask_: Ask, how: How, amount: int = 0, *, name: str = "", place: int = 0) -> Loosened:
    return Loosened(Demand(ask_, name, place), how, amount)


def test_every_demand_that_a_coop_may_change_gives_way():
    plan = placed(a_plan(replace(MEANS, closed=frozenset({2}))), replace(COPIES, start=3))
    assert actions.change_targets(
        actor=holder(),
        plan=plan,
        base=plan.version,
        targets=(HIGH, FREE),
    )
    plan.refresh_from_db()
    whole = drafted(plan)

    def after(each: Loosened) -> Content:
        return given_way(whole.content, whole.problem, (each,))

    assert after(loosened(Ask.YEAR, How.MORE, 100)).means.budget == (500_100, 500_000)
    assert after(loosened(Ask.YEAR, How.MORE, 100, place=1)).means.budget == (500_000, 500_100)
    assert after(loosened(Ask.DAYS, How.MORE, 2, name="staff")).means.days["staff"] == 7
    assert after(loosened(Ask.AT_ONCE, How.MORE, 1)).means.at_once == 3
    assert after(loosened(Ask.CLOSED, How.DROPPED)).means.closed == frozenset()
    later = after(loosened(Ask.TARGET, How.LATER, 2)).targets
    assert later == (replace(HIGH, by=7), FREE)
    lower = after(loosened(Ask.TARGET, How.LOWER, 9, place=1)).targets
    assert lower == (HIGH, Target(AUTONOMY, Fraction(0), 1))
    assert after(loosened(Ask.TARGET, How.DROPPED)).targets == (FREE,)
    name = COPIES.initiative
    moved = after(loosened(Ask.LOCK, How.LATER, 1, name=name)).step(name)
    assert moved == replace(COPIES, start=4, held=True)
    sooner = after(loosened(Ask.LOCK, How.EARLIER, 1, name=name)).step(name)
    assert sooner == replace(COPIES, start=2, held=True)
    freed = after(loosened(Ask.LOCK, How.DROPPED, name=name)).step(name)
    assert freed == replace(COPIES, start=3, held=False)
    out = whole.content.dropping(name)
    back = given_way(out, whole.problem, (loosened(Ask.LOCK, How.DROPPED, name=name),))
    assert back.dropped == frozenset()
    assert not can_give((loosened(Ask.EXCLUSIVE, How.DROPPED),))


def test_targets_are_kept_read_again_and_named_when_missed():
    plan, window = placed(a_plan(), COPIES), ana()
    whole = drafted(plan)
    flag = whole.problem.flags[-1].id
    form = words(window.get(page("targets", plan)))
    assert "Ce que vous visez" in form
    assert "Autonomie" in form
    sent = {"base": plan.version, "least_total": 95, "by_total": 3, f"by_{flag}": 0, "keep": "yes"}
    assert window.post(page("targets", plan), sent)["Location"] == page("plan", plan)
    assert content(plan).targets == (Target(TOTAL, Fraction(95), 3), FlagTarget(flag, 0))
    said = words(window.get(page("plan", plan)))
    assert "Vos cibles sont enregistrées" in said
    assert "Une cible est manquée (Portrait)" in said
    assert "n’est pas levé à temps" in said
    again = window.get(page("targets", plan)).content.decode()
    assert 'value="95"' in again


def test_a_plan_that_was_kept_before_there_were_targets_is_read():
    plan = a_plan()
    old = {name: value for name, value in plan.content.items() if name != "targets"}
    assert from_data(old) == content(plan)
    kept = replace(content(plan), targets=(HIGH, FLAG))
    assert from_data(as_data(kept)) == kept


def test_a_target_on_something_that_is_gone_is_put_aside():
    plan = a_plan()
    targets = (FlagTarget("gone", 0), Target("gone", Fraction(9), 0), replace(HIGH, by=90), HIGH)
    assert actions.change_targets(actor=holder(), plan=plan, base=1, targets=targets)
    plan.refresh_from_db()
    assert drafted(plan).problem.targets == (HIGH,)


def test_a_target_that_cannot_be_reached_is_part_of_the_contradiction():
    plan, window = a_plan(replace(MEANS, quarters=2, budget=(0, 0))), ana()
    sent = {"base": 1, "least_total": 100, "by_total": 0, "propose": "yes"}
    assert window.post(page("targets", plan), sent)["Location"] == page("progress", plan)
    work()
    said = words(window.get(page("plan", plan)))
    assert "Portrait à 100" in said


def test_of_two_people_who_set_targets_the_second_sees_both():
    plan, window = a_plan(), ana()
    assert actions.change_targets(actor=holder(), plan=plan, base=1, targets=(HIGH,))
    late = window.post(page("targets", plan), {"base": 1, "least_total": 42, "by_total": 3})
    assert late.status_code == 409
    assert "60 / 100" in words(late)
    assert 'value="42"' in late.content.decode()
    assert content(plan).targets == (HIGH,)
    assert window.post(page("targets", plan), {"base": 2, "least_total": 0}).status_code == 422


def test_a_plan_without_targets_says_so_to_who_comes_second():
    plan = placed(a_plan(), COPIES)
    late = ana().post(page("targets", plan), {"base": 1, "least_total": 42, "by_total": 3})
    assert "aucune" in words(late)


def budget(**sent: object) -> dict[str, object]:
    """What the form of the budget sends when nothing was touched, and what was."""
    sliders = {"first_slider": 5000, "after_slider": 5000}
    return {"base": 1, "first": "5000", "after": "5000", **sliders, **sent}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"first": "8 000", "keep": "yes"}, (800_000, 500_000)),
        ({"after_slider": 12_000}, (500_000, 1_200_000)),
        ({"first": "", "after": "", "first_slider": 20_000}, (None, None)),
        ({"first": "7000", "first_slider": 9_000}, (700_000, 500_000)),
        ({"first_slider": 99_000_000}, (2_000_000, 500_000)),
        ({"first_slider": ""}, (500_000, 500_000)),
    ],
)
def test_the_number_that_was_typed_counts_or_else_the_slider_that_was_moved(sent, kept):
    plan = a_plan()
    assert ana().post(page("budget", plan), budget(**sent))["Location"] == page("plan", plan)
    assert content(plan).means == replace(MEANS, budget=kept)


def test_a_new_budget_is_searched_at_once():
    plan, window = a_plan(), ana()
    assert "Changer le budget" in words(window.get(page("plan", plan)))
    answer = window.post(page("budget", plan), budget(first="6000", propose="yes"))
    assert answer["Location"] == page("progress", plan)
    assert Solve.objects.get().base == 2


def test_a_budget_that_comes_too_late_or_is_no_sum_is_asked_again_with_what_was_typed():
    plan, window = placed(a_plan(), COPIES), ana()
    late = window.post(page("budget", plan), budget(first="6500", after=""))
    assert late.status_code == 409
    assert "Une autre personne a changé le plan" in words(late)
    assert 'value="6500' in late.content.decode()
    wrong = window.post(page("budget", plan), budget(first="beaucoup"))
    assert wrong.status_code == 422
    assert "beaucoup" in wrong.content.decode()
    assert content(plan).means == MEANS
