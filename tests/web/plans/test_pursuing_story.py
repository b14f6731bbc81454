"""The life of a plan: adopted, begun, late, planned again, amended, done with proof, measured."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from tests.coops import HOLDER
from tests.people import person, signed_in
from tests.post_office import PostOffice
from tests.web.campaigns.test_story import deliver, letters, link_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import BEA, BOARD, ana, content, holder, page, placed, work
from tests.web.plans.pursuing import (
    COPIES,
    LATER,
    REGISTER,
    adopted,
    begun,
    day_in,
    force,
    pursued,
    told,
)
from virage.core.access import VISITOR
from virage.core.roadmap import check
from virage.web.campaigns import actions as campaigns
from virage.web.campaigns.models import Campaign
from virage.web.plans import actions
from virage.web.plans.actions import checking_in, replanning
from virage.web.plans.actions.editing import write_over
from virage.web.plans.actions.papering import keep_papers
from virage.web.plans.bridge import drafted
from virage.web.plans.courses import from_today
from virage.web.plans.due import make_papers, remind_everybody
from virage.web.plans.models import (
    Checkpoint,
    Paper,
    Plan,
    Reminded,
    Silence,
    Solve,
    State,
    Version,
)
from virage.web.plans.queries.following import in_force
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_the_life_of_a_plan(office: PostOffice):
    plan, window = pursued(2), ana()
    remind_everybody(NOW)
    deliver(office)
    (late,) = [each for each in letters(office, BEA) if "le trimestre prévu" in each]
    assert "copie" in late.lower()
    assert "Ce qui est en retard" in words(window.get(link_in(late)))
    is_planned_again(plan, window)
    first = in_force(plan.organisation)
    assert first
    assert first.number == 1
    assert "Ce qui change par rapport à la version 1" in words(window.get(page("plan", plan)))
    second = adopted(plan, number="CA-8")
    assert in_force(plan.organisation) == second
    shown = words(window.get(page("version", plan, first.id)))
    assert "Une version ultérieure est en vigueur" in shown
    told(plan, COPIES.initiative, "done", cost=30_000)
    proof = {"words": "Essai de reprise réussi le 4."}
    step = page("add_evidence", plan, COPIES.initiative)
    assert window.post(step, proof).status_code == 302
    assert "1 étape faite" in words(window.get(page("follow", plan)))
    is_measured_again(plan, window, office)


def is_planned_again(plan: Plan, window: Client) -> None:
    """A step is begun late; the rest is proposed again around it."""
    told(plan, COPIES.initiative, "under_way", day_in(0), cost=10_000)
    plan.refresh_from_db()
    asked = window.post(page("again", plan), {"base": plan.version})
    assert asked["Location"] == page("progress", plan)
    work()
    assert Solve.objects.get().state == State.DONE
    whole = drafted(plan, content(plan))
    steps = {each.initiative: each.start for each in whole.plan.steps}
    assert steps[COPIES.initiative] == 2
    assert all(start >= 2 for start in steps.values())
    assert check(whole.problem, whole.plan) == ()


def is_measured_again(plan: Plan, window: Client, office: PostOffice) -> None:
    """Six months later, the mail that a diagnosis is due leads to the page that opens it."""
    remind_everybody(NOW + timedelta(days=190))
    deliver(office)
    (letter,) = [each for each in letters(office, HOLDER) if "nouveau diagnostic" in each]
    assert window.get(link_in(letter)).status_code == 200
    assert Campaign.objects.count() == 1
    checkpoint = Checkpoint.objects.get(months=6)
    opened = window.post(page("open_checkpoint", plan, checkpoint.id))
    assert opened.status_code == 302
    assert Campaign.objects.get(closed_at=None).number == 1


def of_the_plan(office: PostOffice, email: str) -> list[str]:
    """The reminders that an address received."""
    found = ("strategic plan of", "plan stratégique de")
    return [each for each in letters(office, email) if any(word in each for word in found)]


def test_each_thing_is_told_once_in_the_language_of_each_and_may_be_switched_off(
    office: PostOffice,
):
    bea = person(BEA)
    plan = pursued(1, COPIES, replace(REGISTER, start=1), LATER)
    bea.language = "en"
    bea.save()
    told(plan, COPIES.initiative, "done")
    for _ in range(2):
        remind_everybody(NOW)
    deliver(office)
    told_bea = of_the_plan(office, BEA)
    assert len(told_bea) == 2, told_bea
    assert any("this is to begin this quarter" in each for each in told_bea)
    assert any("Read its indicator" in each for each in told_bea)
    assert not of_the_plan(office, BOARD)
    mail = next(each for each in office.received if each["To"] == BEA)
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = mail["List-Unsubscribe"].strip("<>").replace("http://localhost:8000", "")
    stop = stop[stop.index("/en/") :]
    anybody = signed_in("somebody@example.org")
    assert "Stop these mails" in words(anybody.get(stop))
    assert not Silence.objects.exists()
    for _ in range(2):
        assert "These mails are stopped" in words(anybody.post(stop))
    assert anybody.get(f"{stop[:-3]}x/").status_code == 404
    told(plan, REGISTER.initiative, "done")
    remind_everybody(NOW)
    deliver(office)
    assert len(of_the_plan(office, BEA)) == 2
    assert len(of_the_plan(office, HOLDER)) == 3
    for _ in range(2):
        anybody.post(stop, {"again": "yes"})
    assert not Silence.objects.exists()
    remind_everybody(NOW)
    deliver(office)
    assert len(of_the_plan(office, BEA)) == 3
    assert Reminded.objects.count() == 6


def test_the_papers_of_an_adopted_version_are_made_once_and_never_change(monkeypatch, caplog):
    plan = pursued(0, COPIES)
    version, window = in_force(plan.organisation), ana()
    assert version
    shown = page("version", plan, version.id)
    assert "en préparation" in words(window.get(shown))
    kept = page("kept", plan, version.id, "fr")
    assert window.get(kept)["Location"] == shown
    make_papers(NOW)
    before = {each.language: bytes(each.pdf) for each in Paper.objects.all()}
    assert set(before) == {"fr", "en"}
    plan.organisation.name = "Autre nom"
    plan.organisation.save()
    make_papers(NOW)
    assert {each.language: bytes(each.pdf) for each in Paper.objects.all()} == before
    given = signed_in(BOARD).get(kept)
    assert given.content == before["fr"]
    assert sha256(given.content).hexdigest() in words(window.get(shown))
    elsewhere = page("kept", plan, "00000000-0000-0000-0000-000000000000", "fr")
    assert window.get(elsewhere).status_code == 404


def test_a_paper_that_cannot_be_made_holds_up_no_other(caplog):
    plan = pursued(0, COPIES)
    broken = in_force(plan.organisation)
    assert broken
    placed(plan, replace(COPIES, start=1))
    whole = adopted(plan)
    broken.frozen = "{}"
    broken.save()
    make_papers(NOW)
    assert {each.version_id for each in Paper.objects.all()} == {whole.id}
    assert str(broken.id) in caplog.text
    gone = in_force(plan.organisation)
    assert gone
    Version.objects.all().delete()
    keep_papers(gone, {"fr": b"%PDF-"}, NOW)
    assert not Paper.objects.exists()


def test_planning_again_fixes_what_was_begun_and_lets_go_of_what_was_not():
    own = replace(COPIES, start=0)
    plan = pursued(2, own, replace(REGISTER, start=1), LATER)
    told(plan, COPIES.initiative, "done", day_in(1), cost=7_000)
    told(plan, LATER.initiative, "stopped", day_in(1), cost=900)
    again = from_today(content(plan), force(plan))
    steps = {each.initiative: each for each in again.steps}
    assert steps[COPIES.initiative] == replace(COPIES, start=0, held=True)
    assert steps[REGISTER.initiative] == replace(REGISTER, start=2, held=False)
    assert LATER.initiative not in steps
    whole = drafted(plan, again)
    assert whole.problem.now == 2
    assert whole.problem.by_id[REGISTER.initiative].earliest == 2
    told(plan, REGISTER.initiative, "postponed", NOW.date() + timedelta(days=200))
    put_off = from_today(content(plan), force(plan))
    assert put_off.step(REGISTER.initiative).start > 2  # type: ignore[union-attr]


def test_planning_again_is_refused_where_it_cannot_be():
    plan, window = pursued(1), ana()
    assert window.post(page("again", plan), {"base": 1}).status_code == 409
    with pytest.raises(RefusedError):
        replanning.propose_again(
            actor=VISITOR, account=person(HOLDER), plan=plan, base=1, force=force(plan)
        )
    old = pursued_long_ago()
    answered = window.post(page("again", old), {"base": old.version})
    assert answered["Location"] == page("means", old)
    assert not Solve.objects.exists()


def pursued_long_ago():
    """The same co-op's plan, all of whose quarters are over."""
    from virage.web.plans.models import Plan

    plan = Plan.objects.get()
    past = replace(content(plan), means=begun(20))

    assert write_over(actor=holder(), plan=plan, base=plan.version, content=past, change="means")
    adopted(plan)
    plan.refresh_from_db()
    return plan


def test_diagnoses_are_due_from_the_first_adoption_on_and_an_amendment_moves_none():
    plan = pursued(0, COPIES)
    days = [each.due_on for each in Checkpoint.objects.all()]
    assert [(each - day_in(0)).days // 30 for each in days] == [6, 12, 24]
    adopted(plan)
    assert [each.due_on for each in Checkpoint.objects.all()] == days


def test_a_diagnosis_is_moved_or_dropped_and_of_two_people_the_second_is_told():
    plan = pursued(0, COPIES)
    one = Checkpoint.objects.get(months=6)
    address = page("checkpoint", plan, one.id)
    window, second = ana(), signed_in(BEA)
    late = {"base": 1, "due_on": "2030-01-15"}
    assert window.post(address, late).status_code == 302
    assert "Seules les personnes responsables du compte" in words(second.get(address))
    refused = second.post(address, late)
    assert refused.status_code == 409
    assert "2030" in words(refused)
    assert second.post(address, {"base": 2, "due_on": "un jour"}).status_code == 422
    drop = page("drop_checkpoint", plan, one.id)
    assert second.post(drop, {"base": 1}).status_code == 409
    assert second.post(drop, {"base": 2}).status_code == 302
    assert "abandonné" in words(window.get(page("follow", plan)))
    settled = window.post(page("open_checkpoint", plan, one.id))
    assert settled["Location"] == address
    assert window.post(address, {"base": 3, "due_on": "2030-02-15"}).status_code == 302
    one.refresh_from_db()
    assert one.dropped_at is None
    assert window.get(page("checkpoint", plan, plan.id)).status_code == 404
    for call in (
        lambda: checking_in.open_diagnosis(actor=VISITOR, checkpoint=one),
        lambda: checking_in.drop_checkpoint(actor=VISITOR, checkpoint=one, base=4),
    ):
        with pytest.raises(RefusedError):
            call()


def test_while_a_diagnosis_is_open_no_other_is_opened():
    plan = pursued(0, COPIES)
    open_one = campaigns.start_campaign(actor=holder(), organisation=plan.organisation, due_on=None)
    one = Checkpoint.objects.get(months=6)
    answered = ana().post(page("open_checkpoint", plan, one.id))
    assert answered.status_code == 302
    one.refresh_from_db()
    assert one.campaign is None
    assert Campaign.objects.filter(closed_at=None).get() == open_one


def test_a_version_before_the_board_says_what_it_changes():
    plan = pursued(0, COPIES, LATER)
    placed(plan, replace(LATER, start=5), replace(REGISTER, start=2))

    assert actions.drop_step(
        actor=holder(), plan=plan, base=plan.version, initiative=COPIES.initiative
    )
    window = Window(ana(), page("present", plan)).choose("words", "x").choose("own", "on")
    window.choose("knows", "on")
    answered = window.send()
    assert answered.status_code == 302
    said = words(ana().get(answered["Location"]))
    for part in ("Étapes ajoutées", "Étapes retirées", "Trimestre 5", "Trimestre 6", "→"):
        assert part in said, part
