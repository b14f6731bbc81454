"""From a portrait to a proposed plan, by a real search in a real child process."""

import os
import sys
from dataclasses import replace
from datetime import timedelta

import psutil
import pytest
from django.utils import timezone

from tests.coops import HOLDER
from tests.people import person
from tests.web.diagnostics.acting import HTMX, words
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
from virage.core.access import VISITOR
from virage.core.roadmap import check
from virage.core.solver import Outcome
from virage.web.jobs.worker import Worker
from virage.web.journal.models import Entry
from virage.web.plans import actions, queries
from virage.web.plans.bridge import BY_HAND, drafted
from virage.web.plans.contents import Chosen
from virage.web.plans.errands import Searching
from virage.web.plans.models import Plan, Reason, Solve, State
from virage.web.privacy.actions.terms import keep_to_the_terms
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
NOTHING_TO_GIVE = replace(MEANS, budget=(0, 0), days={})
COPIES = Chosen("copies_in_two_places", "in_house", 0)


def begun(plan: Plan) -> tuple[Searching, int]:
    """A worker in the midst of a search, and the process that searches."""
    ask(plan)
    searching = Searching()
    assert searching.turn(timezone.now())
    assert searching.process
    assert searching.process.pid
    return searching, searching.process.pid


def test_a_plan_is_proposed_and_the_checker_accepts_it():
    plan = proposed(a_plan())
    assert Solve.objects.get().state == State.DONE
    whole = drafted(plan)
    assert len(whole.plan.steps) > 5
    assert check(whole.problem, whole.plan) == ()
    assert (plan.version, plan.change) == (2, "proposal")
    said = words(ana().get(page("plan", plan)))
    assert "Si tout est fait et adopté" in said
    assert "C’est une personne qui décide" in said
    assert "OR-Tools" in said
    assert "Pourquoi elle y est" in said
    assert "répond au besoin" in said
    assert "Ce qui n’est pas retenu, et pourquoi" in said


def test_the_same_plan_is_proposed_again():
    first = proposed(a_plan())
    steps = content(first).steps
    assert content(proposed(first)).steps == steps


def test_what_is_held_or_taken_out_stays_so_in_a_new_proposal():
    plan = proposed(a_plan())
    moved, out = content(plan).steps[-1], content(plan).steps[0].initiative
    assert moved.start > 0
    plan = placed(plan, replace(moved, held=True))
    assert actions.drop_step(actor=holder(), plan=plan, base=plan.version, initiative=out)
    after = content(proposed(plan))
    assert after.step(moved.initiative) == replace(moved, held=True)
    assert after.step(out) is None
    assert after.dropped == {out}


def test_what_can_be_neither_paid_nor_done_is_said():
    plan = proposed(a_plan(NOTHING_TO_GIVE))
    assert Solve.objects.get().reason == Reason.NOTHING
    assert plan.version == 1
    assert "Aucune étape n’entre dans ces limites" in words(ana().get(page("plan", plan)))


def test_a_step_held_where_it_cannot_be_leaves_the_plan_as_it_is():
    plan = proposed(placed(a_plan(NOTHING_TO_GIVE), COPIES))
    assert Solve.objects.get().reason == Reason.IMPOSSIBLE
    assert content(plan).steps == (replace(COPIES, held=True),)
    assert "Libérez une étape fixée" in words(ana().get(page("plan", plan)))


def test_a_plan_without_a_size_is_not_searched():
    plan = a_plan(employees=None)
    ask(plan)
    work()
    assert Solve.objects.get().reason == Reason.SIZE


def test_what_was_searched_is_put_aside_when_the_plan_moved_meanwhile():
    plan = a_plan()
    searching, _pid = begun(plan)
    placed(plan, COPIES)
    work(searching)
    assert Solve.objects.get().reason == Reason.MOVED
    assert content(plan).steps == (replace(COPIES, held=True),)
    said = words(ana().get(page("plan", plan)))
    assert "Le plan a été changé pendant que nous cherchions" in said


def test_a_cancelled_search_ends_its_process():
    plan = a_plan()
    searching, pid = begun(plan)
    child = psutil.Process(pid)
    window = ana()
    assert "Nous commençons à chercher" in words(window.get(page("progress", plan)))
    answer = window.post(page("cancel", plan))
    assert answer["Location"] == page("plan", plan)
    assert "La recherche est arrêtée" in words(window.get(page("plan", plan)))
    assert searching.turn(timezone.now())
    assert not child.is_running()
    assert not searching.busy
    assert content(plan).steps == ()


def test_a_worker_that_ends_lets_another_search():
    plan = a_plan()
    searching, pid = begun(plan)
    searching.end(timezone.now())
    assert not psutil.pid_exists(pid)
    assert Solve.objects.get().state == State.WAITING
    searching.end(timezone.now())  # nothing runs any more
    work()
    assert Solve.objects.get().state == State.DONE


def test_a_worker_that_does_what_is_due_waits_for_its_search():
    plan = a_plan()
    ask(plan)
    Worker().until_over()
    assert Solve.objects.get().state == State.DONE
    assert content(plan).steps


def test_a_process_that_is_killed_leaves_the_plan_as_it_is():
    plan = a_plan()
    searching, pid = begun(plan)
    psutil.Process(pid).kill()
    work(searching)
    assert Solve.objects.get().reason == Reason.BROKE
    assert "La recherche s’est brisée" in words(ana().get(page("plan", plan)))


def test_a_search_whose_worker_is_gone_is_taken_again_three_times_at_most():
    solve, now = ask(a_plan()), timezone.now()
    for attempt in (1, 2, 3):
        assert actions.take(solve, now)
        assert queries.next_solve(now) is None
        now += queries.LEASE
        abandoned = queries.next_solve(now)
        assert abandoned
        assert abandoned.attempt == attempt
        solve = abandoned
    assert not actions.take(solve, now)
    assert Solve.objects.get().reason == Reason.BROKE


def test_of_two_workers_one_is_heard():
    plan = a_plan()
    first = ask(plan)
    second = Solve.objects.get()
    now = timezone.now()
    assert actions.take(first, now)
    assert not actions.take(second, now)
    other = queries.next_solve(now + queries.LEASE)
    assert other
    assert actions.take(other, now)
    assert not actions.touch(first, now, over=1, whole=2)
    found = replace(BY_HAND, outcome=Outcome.OPTIMAL, plan=drafted(placed(plan, COPIES)).plan)
    Plan.objects.update(version=1)
    assert not actions.finish(first, found, now)
    assert actions.finish(other, found, now)


def test_a_search_that_finds_nothing_in_time_says_so():
    solve = ask(a_plan())
    now = timezone.now()
    assert actions.take(solve, now)
    assert actions.finish(solve, BY_HAND, now)
    assert Solve.objects.get().reason == Reason.STOPPED


def test_asked_twice_it_is_one_search_and_asked_for_a_newer_plan_the_old_one_ends():
    plan = a_plan()
    assert ask(plan) == ask(plan)
    placed(plan, COPIES)
    newer = ask(plan)
    states = list(Solve.objects.order_by("asked_at").values_list("state", flat=True))
    assert (states, newer.base) == ([State.CANCELLED, State.WAITING], plan.version)
    assert Entry.objects.filter(verb="plan.ask").count() == 2


def test_a_search_is_neither_asked_nor_cancelled_by_somebody_of_elsewhere():
    plan = a_plan()
    with pytest.raises(RefusedError):
        actions.ask_proposal(actor=VISITOR, account=person(HOLDER), plan=plan, base=1)
    with pytest.raises(RefusedError):
        actions.cancel_solve(actor=VISITOR, solve=ask(plan))


def test_a_search_that_is_over_is_not_cancelled():
    plan = a_plan()
    solve = ask(plan)
    assert actions.cancel_solve(actor=holder(), solve=solve)
    assert not actions.cancel_solve(actor=holder(), solve=solve)
    ana().post(page("cancel", plan))
    assert Solve.objects.get().state == State.CANCELLED


def test_the_page_that_follows_a_search_leads_to_the_plan_once_it_is_over():
    plan, window = a_plan(), ana()
    answer = window.post(page("propose", plan), {"base": 1})
    assert answer["Location"] == page("progress", plan)
    waiting = window.get(page("progress", plan))
    assert "attend son tour" in words(waiting)
    assert "Regarder de nouveau" in words(waiting)
    part = window.get(page("progress", plan), headers=HTMX)
    assert b"<html" not in part.content
    assert "Une recherche est en cours" in words(window.get(page("plan", plan)))
    work()
    assert window.get(page("progress", plan))["Location"] == page("plan", plan)
    over = window.get(page("progress", plan), headers=HTMX)
    assert over["HX-Redirect"] == page("plan", plan)


def test_a_proposal_asked_from_an_older_plan_shows_the_new_one():
    plan, window = placed(a_plan(), COPIES), ana()
    answer = window.post(page("propose", plan), {"base": 1})
    assert answer.status_code == 409
    assert "Une autre personne a changé le plan" in words(answer)
    assert not Solve.objects.exists()


def test_how_far_a_search_is_is_told(settings):
    plan = a_plan()
    ask(plan)
    Solve.objects.update(state=State.RUNNING, over=2, whole=8)
    assert "2 buts sur 8" in words(ana().get(page("progress", plan)))


def test_a_search_is_forgotten_a_month_after_it_is_over():
    plan = proposed(a_plan())
    ask(plan)
    keep_to_the_terms(timezone.now() + timedelta(days=31))
    assert [each.state for each in Solve.objects.all()] == [State.WAITING]


def test_without_or_tools_the_plan_is_made_by_hand(monkeypatch):
    plan, window = a_plan(), ana()
    window.get(page("plan", plan))  # what the site is made of is there, whichever test comes first
    monkeypatch.setattr(sys, "path", [])
    said = window.get(page("plan", plan))
    assert "pip install" in words(said)
    assert page("propose", plan).encode() not in said.content
    added = {"initiative": COPIES.initiative, "start": 1, "base": 1}
    assert window.post(page("add", plan), added).status_code == 302
    assert "Copies" in words(window.get(page("plan", plan)))


def test_a_search_says_that_or_tools_is_not_there(monkeypatch, tmp_path):
    """The child process looks for OR-Tools where it is not."""
    (tmp_path / "sitecustomize.py").write_text(
        "from importlib import metadata\n"
        "real = metadata.version\n"
        "def version(name):\n"
        "    if name == 'ortools':\n"
        "        raise metadata.PackageNotFoundError(name)\n"
        "    return real(name)\n"
        "metadata.version = version\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    plan = proposed(a_plan())
    assert Solve.objects.get().reason == Reason.NO_SOLVER
    assert plan.version == 1
