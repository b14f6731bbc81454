"""Plans to choose from: searched in a real child process, side by side, and one of them taken."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import HOLDER
from tests.people import person, signed_in
from tests.web.diagnostics.acting import HTMX, words
from tests.web.plans.acting import (
    BEA,
    MEANS,
    STAFF,
    a_plan,
    ana,
    ask,
    compared,
    content,
    holder,
    page,
    placed,
    proposed,
    work,
)
from virage.core.access import VISITOR
from virage.core.roadmap import Plan as Found
from virage.core.roadmap import Step, check
from virage.web.journal.models import Entry
from virage.web.plans import actions
from virage.web.plans.bridge import drafted
from virage.web.plans.contents import Chosen
from virage.web.plans.errands import Searching
from virage.web.plans.models import Choice, Kin, Kind, Plan, Reason, Solve, State
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
FEW_DAYS = replace(MEANS, quarters=2, days=dict.fromkeys(MEANS.days, 1), budget=(50_000, 50_000))
COPIES = Chosen("copies_in_two_places", "in_house", 0)
FOUND = Found((Step(COPIES.initiative, COPIES.mode, 0),))
OFFER = actions.Offer(Kin.POINT, FOUND, None, proved=False)


def comparing(plan: Plan) -> Solve:
    """A comparison that a worker took."""
    plan.refresh_from_db()
    solve = actions.ask_comparison(
        actor=holder(), account=person(HOLDER), plan=plan, base=plan.version
    )
    assert solve
    assert actions.take(solve, timezone.now())
    return solve


def offered(plan: Plan) -> Choice:
    """One plan to choose, of a comparison that is over."""
    solve = comparing(plan)
    assert actions.add_choice(solve, OFFER, timezone.now())
    assert actions.end_comparison(solve, timezone.now())
    return Choice.objects.get(solve=solve)


def test_three_plans_and_a_front_are_found_and_the_plan_stays_as_it_is():
    plan = a_plan(FEW_DAYS)
    assert compared(plan).state == State.DONE
    kins = list(Choice.objects.values_list("kin", flat=True))
    assert kins[:3] == [Kin.BALANCED, Kin.SOBER, Kin.AUTONOMOUS]
    assert 1 <= kins.count(Kin.POINT) <= 12
    assert content(plan).steps == ()
    whole = drafted(plan)
    for choice in Choice.objects.all():
        steps = tuple(Chosen(**each) for each in choice.steps)
        assert choice.proof
        assert check(whole.problem, drafted(plan, whole.content.proposed(steps)).plan) == ()
    said = words(ana().get(page("choices", plan)))
    for each in (
        "Le plan actuel",
        "Sobre",
        "Équilibré",
        "Autonome",
        "Ce que plus d’argent apporte",
    ):
        assert each in said


def test_an_alternative_is_taken_with_its_proof_and_undone():
    plan, window = a_plan(FEW_DAYS), ana()
    compared(plan)
    choice = Choice.objects.get(kin=Kin.AUTONOMOUS)
    answer = window.post(page("choose", plan, choice.id), {"base": 1})
    assert answer["Location"] == page("plan", plan)
    taken = content(plan).steps
    assert [(each.initiative, each.start) for each in taken] == [
        (each["initiative"], each["start"]) for each in choice.steps
    ]
    assert (plan.change, plan.proof) == ("choice", choice.proof)
    assert "C’est maintenant votre plan" in words(window.get(page("plan", plan)))
    assert "Prendre celui-ci" in words(window.get(page("choices", plan)))  # others may still be
    window.post(page("undo", plan), {"base": 2})
    assert content(plan).steps == ()


def test_what_is_held_stays_held_in_a_plan_that_is_taken():
    plan = placed(a_plan(), COPIES)
    choice = offered(plan)
    assert actions.choose(actor=holder(), plan=plan, base=plan.version, choice=choice)
    assert content(plan).steps == (replace(COPIES, held=True),)


def test_who_takes_a_plan_after_a_colleague_changed_it_is_told():
    plan, window = a_plan(), ana()
    choice = offered(plan)
    placed(plan, replace(COPIES, held=False))
    late = window.post(page("choose", plan, choice.id), {"base": 1})
    assert late.status_code == 409
    assert "Une autre personne a changé le plan" in words(late)
    assert len(content(plan).steps) == 1


def test_what_was_compared_for_other_means_is_not_shown_and_cannot_be_taken():
    plan, window = a_plan(), ana()
    choice = offered(plan)
    other = replace(MEANS, at_once=1)
    assert actions.change_means(actor=holder(), plan=plan, base=1, means=other)
    said = words(window.get(page("choices", plan)))
    assert "Ces plans ne sont plus ceux d’aujourd’hui" in said
    assert "Prendre celui-ci" not in said
    assert window.post(page("choose", plan, choice.id), {"base": 2}).status_code == 409


def test_a_comparison_is_put_aside_when_what_is_asked_changes_meanwhile():
    plan = a_plan()
    solve = comparing(plan)
    assert actions.add_choice(solve, OFFER, timezone.now())
    assert actions.change_means(actor=holder(), plan=plan, base=1, means=replace(MEANS, at_once=1))
    assert not actions.add_choice(solve, OFFER, timezone.now())
    assert Solve.objects.get().reason == Reason.MOVED
    other = comparing(plan)
    assert actions.change_means(actor=holder(), plan=Plan.objects.get(), base=2, means=MEANS)
    assert actions.end_comparison(other, timezone.now())
    assert Solve.objects.get(id=other.id).reason == Reason.MOVED


def test_points_appear_as_they_come_and_the_page_asks_for_more():
    plan, window = a_plan(), ana()
    solve = comparing(plan)
    assert actions.add_choice(solve, OFFER, timezone.now())
    shown = window.get(page("choices", plan))
    assert b"hx-trigger" in shown.content
    assert "plans trouvés jusqu’ici : 1" in words(shown)
    part = window.get(page("choices", plan), headers=HTMX)
    assert b"<html" not in part.content
    assert b"<svg" in part.content
    assert window.get(page("progress", plan))["Location"] == page("choices", plan)
    assert "D’autres plans sont cherchés" in words(window.get(page("plan", plan)))
    assert actions.end_comparison(solve, timezone.now())
    assert b"hx-trigger" not in window.get(page("choices", plan), headers=HTMX).content


def test_a_comparison_that_is_cancelled_keeps_what_it_had_found_and_ends_its_process():
    plan, window = a_plan(), ana()
    assert window.post(page("compare", plan), {"base": 1})["Location"] == page("choices", plan)
    assert "attend son tour" in words(window.get(page("choices", plan)))
    searching = Searching()
    assert searching.turn(timezone.now())
    window.post(page("cancel", plan))
    assert searching.turn(timezone.now())
    assert not searching.busy
    assert "La comparaison a été arrêtée" in words(window.get(page("choices", plan)))
    solve = Solve.objects.get()
    assert not actions.add_choice(solve, OFFER, timezone.now()) or solve.state == State.CANCELLED


def test_one_search_at_most_goes_on_for_a_plan():
    plan = a_plan()
    asked = ask(plan)
    solve = actions.ask_comparison(actor=holder(), account=person(HOLDER), plan=plan, base=1)
    assert solve
    assert solve.kind == Kind.COMPARISON
    again = actions.ask_comparison(actor=holder(), account=person(HOLDER), plan=plan, base=1)
    assert again == solve
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED
    assert Entry.objects.filter(verb="plan.compare").count() == 1


def test_a_comparison_taken_again_begins_anew():
    solve = comparing(a_plan())
    assert actions.add_choice(solve, OFFER, timezone.now())
    assert actions.give_back(solve, timezone.now())
    assert actions.take(solve, timezone.now())
    assert not Choice.objects.exists()
    assert actions.end_comparison(solve, timezone.now())
    assert Solve.objects.get().reason == Reason.STOPPED


def test_a_comparison_that_another_worker_took_is_not_heard():
    solve = comparing(a_plan())
    Solve.objects.update(attempt=2)
    assert not actions.add_choice(solve, OFFER, timezone.now())
    assert not Choice.objects.exists()


def test_a_comparison_asked_from_an_older_plan_shows_the_new_one():
    plan, window = placed(a_plan(), COPIES), ana()
    assert window.post(page("compare", plan), {"base": 1}).status_code == 409
    assert not Solve.objects.exists()


def test_only_who_leads_compares_and_takes():
    plan = a_plan()
    choice = offered(plan)
    with pytest.raises(RefusedError):
        actions.choose(actor=VISITOR, plan=plan, base=1, choice=choice)
    staff = signed_in(STAFF)
    for name, rest in (("compare", ()), ("choose", (choice.id,)), ("targets", ()), ("budget", ())):
        assert staff.post(page(name, plan, *rest), {"base": 1}).status_code in (403, 404)
    assert signed_in(BEA).post(page("choose", plan, choice.id), {"base": 1}).status_code == 302


def test_a_choice_of_another_plan_is_not_there():
    assert ana().post(page("choose", a_plan(), uuid4()), {"base": 1}).status_code == 404


def test_many_plans_to_choose_take_no_more_questions_to_the_database_than_one():
    plan, window = a_plan(), ana()
    solve = comparing(plan)
    counts = []
    for _more in range(3):
        assert actions.add_choice(solve, OFFER, timezone.now())
        with CaptureQueriesContext(
            connection,
        ) as found:
            window.get(page("choices", plan))
        counts.append(len(found))
    assert max(counts) == min(counts) <= 12


def test_steps_that_survive_are_badged_once_it_is_known():
    plan = a_plan(FEW_DAYS)
    ask(plan)
    work(sturdy=True)
    plan.refresh_from_db()
    assert plan.proof
    assert set(plan.proof["sturdy"]) == {each.initiative for each in content(plan).steps}
    assert "meilleur plan dans" in words(ana().get(page("plan", plan)))
    steps = content(plan).steps
    placed(plan, replace(steps[0], held=not steps[0].held))
    assert "meilleur plan dans" not in words(ana().get(page("plan", plan)))


def test_how_sturdy_a_plan_is_is_sought_no_more_once_it_was_changed():
    plan = a_plan(FEW_DAYS)
    ask(plan)
    searching = Searching()
    while not (searching.solve and searching.solve.state == State.DONE):
        searching.turn(timezone.now())
    plan.refresh_from_db()
    placed(plan, COPIES)
    assert not actions.write_sturdiness(searching.solve, ())
    work(searching, sturdy=True)
    plan.refresh_from_db()
    assert plan.proof is None


def test_a_plan_says_nothing_of_what_was_not_sought():
    said = words(ana().get(page("plan", proposed(a_plan(FEW_DAYS)))))
    assert "meilleur plan dans" not in said
