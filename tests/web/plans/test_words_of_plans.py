"""The words of a plan: written by the co-op and its advisor, and never lost between them."""

from dataclasses import replace

import pytest

from tests.people import person, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import (
    BOARD,
    GOAL,
    PURPOSE,
    STAFF,
    a_plan,
    ana,
    content,
    holder,
    page,
    placed,
    proposed,
)
from tests.web.plans.test_versions import adopted, presented
from tests.web.plans.together import accompanied, ivy, ivy_herself
from virage.core.access import VISITOR
from virage.core.roadmap.purpose import Doing, Purpose
from virage.web.offices import actions as offices
from virage.web.plans import actions
from virage.web.plans.contents import Chosen, as_data, from_data
from virage.web.plans.models import Plan, VendorName, Version
from virage.web.plans.models.remarks import Standing
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
COPIES = Chosen("copies_in_two_places", "in_house", 0, held=True)


def test_a_plan_that_was_kept_before_it_had_words_still_reads():
    plan = a_plan()
    old = {name: value for name, value in plan.content.items() if name != "purpose"}
    assert from_data(old).purpose == Purpose()
    Plan.objects.update(content=old)
    assert "Personne ne peut l’écrire à votre place" in words(ana().get(page("plan", plan)))
    purpose = PURPOSE.done_by("own-1", Doing("Luc", "Demander à la table"))
    whole = replace(from_data(old), purpose=purpose)
    assert from_data(as_data(whole)) == whole


def test_a_vision_an_objective_and_who_does_a_step_stand_on_the_plan_and_in_its_version():
    plan, window = placed(a_plan(), COPIES), ana()
    Window(window, page("vision", plan)).choose("vision", "Soigner chez soi.").send()
    form = Window(window, page("add_goal", plan)).choose("text", "Répondre en un jour")
    form.choose("indicator", "délai moyen").choose("baseline", "trois jours, dans Outlook")
    form.choose("target", "un jour").choose("who", "la gérante").choose("steps", COPIES.initiative)
    assert form.send().status_code == 302
    form = Window(window, page("doing", plan, COPIES.initiative)).choose("who", "Luc")
    assert form.choose("note", "Demander à la table").send().status_code == 302
    version = presented(plan)
    for address in (page("plan", plan), page("version", plan, version.id)):
        said = words(window.get(address))
        for part in ("Soigner chez soi.", "Répondre en un jour", "délai moyen", "trois jours"):
            assert part in said, (address, part)
        assert "Demander à la table" in said
    assert content(plan).purpose.goals[1].steps == (COPIES.initiative,)


def test_words_keep_the_proof_of_the_steps_and_stand_in_the_documents():
    plan, window = proposed(a_plan()), ana()
    Window(window, page("vision", plan)).choose("vision", "Soigner chez soi.").send()
    plan.refresh_from_db()
    assert plan.proof
    for form in ("pdf", "docx"):
        assert window.get(page("paper", plan, form)).status_code == 200


def test_an_objective_is_changed_taken_out_and_brought_back():
    plan, window = a_plan(), ana()
    form = Window(window, page("goal", plan, GOAL.id)).choose("who", "le conseil")
    assert form.send().status_code == 302
    assert content(plan).purpose.goal(GOAL.id) == replace(GOAL, who="le conseil")
    base = {"base": Plan.objects.get().version}
    assert window.post(page("drop_goal", plan, GOAL.id), base).status_code == 302
    assert content(plan).purpose.goals == ()
    assert window.post(page("drop_goal", plan, GOAL.id), base).status_code == 409
    assert window.get(page("goal", plan, GOAL.id)).status_code == 404
    window.post(page("undo", plan), {"base": plan.version})
    assert content(plan).purpose.goals == (replace(GOAL, who="le conseil"),)


def test_what_is_not_written_is_asked_and_a_step_that_is_not_there_has_no_words():
    plan, window = a_plan(), ana()
    refused = Window(window, page("add_goal", plan)).choose("text", " ").send()
    assert refused.status_code == 422
    assert window.get(page("doing", plan, "copies_in_two_places")).status_code == 404


def test_the_manager_and_the_advisor_write_at_once_and_neither_loses_a_word():
    plan = a_plan()
    accompanied(plan)
    hers, theirs = Window(ana(), page("vision", plan)), Window(ivy(), page("vision", plan))
    assert hers.choose("vision", "La version d’Ana.").send().status_code == 302
    late = theirs.choose("vision", "La version d’Ivy.").send()
    assert late.status_code == 409
    assert "La version d’Ana." in words(late)
    assert theirs["vision"] == ["La version d’Ivy."]
    assert content(plan).purpose.vision == "La version d’Ana."
    assert theirs.send().status_code == 302
    assert content(plan).purpose.vision == "La version d’Ivy."
    ana().post(page("undo", plan), {"base": plan.version})
    assert content(plan).purpose.vision == "La version d’Ana."


def test_one_moves_a_step_while_the_other_names_who_does_it():
    plan = placed(a_plan(), COPIES)
    accompanied(plan)
    who = Window(ana(), page("doing", plan, COPIES.initiative)).choose("who", "Luc")
    step = Window(ivy(), page("step", plan, COPIES.initiative)).choose("start", "3")
    assert step.send().status_code == 302
    assert who.send().status_code == 409
    assert who["who"] == ["Luc"]
    assert who.send().status_code == 302
    now = content(plan)
    here = now.step(COPIES.initiative)
    assert here
    assert (here.start, now.purpose.doing(COPIES.initiative).who) == (3, "Luc")
    for name in (page("goal", plan, GOAL.id), page("add_goal", plan)):
        form = Window(ivy(), name).choose("text", "Un autre")
        placed(Plan.objects.get(), replace(COPIES, start=4 if "add" in name else 2))
        assert form.send().status_code == 409
        assert form.send().status_code == 302


def test_an_adopted_version_never_changes_whatever_is_written_proposed_or_listed_after_it():
    plan = placed(a_plan(), COPIES)
    version = adopted(presented(plan))
    kept = (version.frozen, version.digest)
    download = ana().get(page("data", plan, version.id)).content
    Window(ana(), page("vision", plan)).choose("vision", "Tout autre chose.").send()
    Window(ana(), page("goal", plan, GOAL.id)).choose("text", "Autre but").send()
    plan.refresh_from_db()
    proposed(plan)
    actions.remark(
        actor=holder(), account=person(BOARD), plan=plan, said=actions.Said("Non.", "plan")
    )
    VendorName.objects.create(
        name="Servir", key="servir", standing=Standing.REFUSED, changed_at=version.proposed_at
    )
    presented(plan)
    now = Version.objects.get(id=version.id)
    assert (now.frozen, now.digest) == kept
    assert ana().get(page("data", plan, version.id)).content == download
    assert "Tout autre chose." not in words(ana().get(page("version", plan, version.id)))


def test_an_advisor_reads_and_writes_the_plan_only_while_its_portrait_is_shared():
    plan = placed(a_plan(), COPIES)
    case = accompanied(plan, shared=False)
    for name in ("plan", "means", "remarks"):
        assert ivy().get(page(name, plan)).status_code == 403
    Plan.objects.all().delete()
    assert ivy().get(page("plan", plan.organisation)).status_code == 403
    offices.end(actor=ivy_herself(), case=case)
    assert ivy().get(page("plan", plan.organisation)).status_code == 404


def test_the_advisor_never_says_for_the_co_op_that_the_plan_is_its_own():
    plan = placed(a_plan(), COPIES)
    accompanied(plan)
    assert "Retour" in words(ivy().get(page("plan", plan)))
    assert ivy().get(page("present", plan)).status_code == 403
    version = presented(plan)
    assert ivy().post(page("withdraw", plan, version.id)).status_code == 403
    assert ivy().get(page("adopt", plan, version.id)).status_code == 403
    assert signed_in(STAFF).get(page("vision", plan)).status_code == 403
    assert signed_in(BOARD).get(page("vision", plan)).status_code == 403
    with pytest.raises(RefusedError):
        actions.write_purpose(actor=VISITOR, plan=plan, base=1, purpose=PURPOSE)
