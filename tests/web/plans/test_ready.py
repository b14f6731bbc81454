"""A plan that lacks something does not go before a board; a name passes with a reason."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tests.coops import HOLDER
from tests.incidents import director_client
from tests.people import person, sign_in, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import MEANS, PURPOSE, a_plan, ana, content, holder, page, placed
from tests.web.plans.together import accompanied, ivy, leo
from virage.core.access import VISITOR, Actor, SiteRole
from virage.core.roadmap.purpose import Purpose
from virage.web.journal.models import Entry
from virage.web.plans import actions
from virage.web.plans.contents import Chosen, Own
from virage.web.plans.models import Passed, Plan, VendorName, Version
from virage.web.plans.models.remarks import Standing
from virage.web.plans.views.frozen import frozen_of
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
COPIES = Chosen("copies_in_two_places", "in_house", 0, held=True)
VENDORS = reverse("plans:vendors")


def worded(plan: Plan, purpose: Purpose) -> Plan:
    actions.write_purpose(actor=holder(), plan=plan, base=plan.version, purpose=purpose)
    plan.refresh_from_db()
    return plan


def test_every_lack_is_named_with_the_page_where_it_is_mended():
    plan = worded(a_plan(replace(MEANS, budget=(None, None), days={})), Purpose())
    answer = ana().get(page("ready", plan))
    said, code = words(answer), answer.content.decode()
    for part in ("Votre vision n’est pas écrite", "Aucun objectif", "Aucun budget", "Aucun jour"):
        assert part in said, part
    for name in ("vision", "add_goal", "means", "add"):
        assert page(name, plan) in code, name


def test_a_plan_that_lacks_something_is_not_put_before_the_board():
    plan = worded(placed(a_plan(), COPIES), Purpose())
    assert "Pas encore" in words(ana().get(page("present", plan)))
    sent = ana().post(page("present", plan), {"own": "on", "base": plan.version})
    assert sent.status_code == 422
    with pytest.raises(RefusedError):
        actions.present_plan(
            actor=holder(), account=person(HOLDER), plan=plan, base=plan.version,
            frozen=frozen_of(plan, ""),
        )  # fmt: skip
    assert not Version.objects.exists()
    worded(plan, PURPOSE)
    assert "Pas encore" not in words(ana().get(page("ready", plan)))


def test_an_objective_without_indicator_or_person_leads_to_it():
    goal = replace(PURPOSE.goals[0], indicator="", who="")
    plan = worded(placed(a_plan(), COPIES), replace(PURPOSE, goals=(goal,)))
    answer = ana().get(page("ready", plan))
    assert page("goal", plan, goal.id) in answer.content.decode()
    assert "n’a pas d’indicateur" in words(answer)
    assert page("doing", plan, COPIES.initiative) in answer.content.decode()


def test_a_vendor_in_a_recommendation_blocks_and_a_lead_lets_it_pass_with_a_reason():
    plan = placed(a_plan(), COPIES)
    own = Own("own-1", "Former l’équipe à Salesforce", quarters=1)
    actions.invent_step(actor=holder(), plan=plan, base=plan.version, own=own, start=1)
    plan.refresh_from_db()
    case = accompanied(plan)
    assert "« Salesforce » est le nom" in words(ana().get(page("ready", plan)))
    assert ivy().get(reverse("plans:names", args=[case.id])).status_code == 403
    form = Window(leo(), reverse("plans:names", args=[case.id]))
    assert form.send().status_code == 422
    form.choose("name", "Salesforce").choose("why", "Le nom de leur rue")
    assert form.send().status_code == 302
    assert Entry.objects.latest("number").verb == "plan.override"
    said = words(ana().get(page("ready", plan)))
    assert "Le nom de leur rue" in said
    assert "Pas encore" not in said
    assert "Le nom de leur rue" in words(leo().get(reverse("plans:names", args=[case.id])))
    assert Passed.objects.get().name == "salesforce"
    Plan.objects.all().delete()
    empty = words(leo().get(reverse("plans:names", args=[case.id])))
    assert "aucun nom de la liste" in empty
    with pytest.raises(RefusedError):
        actions.let_pass(
            actor=VISITOR, account=person(HOLDER), case=case, plan=plan, name="x", why="y"
        )


def test_todays_tools_may_be_named_where_a_co_op_says_how_things_stand():
    goal = replace(PURPOSE.goals[0], baseline="tout est dans Outlook")
    plan = worded(placed(a_plan(), COPIES), replace(PURPOSE, goals=(goal,)))
    assert "Outlook" not in words(ana().get(page("ready", plan)))


def test_the_list_of_vendors_is_edited_over_the_shipped_one_and_no_upgrade_touches_it():
    dan, plan = director_client(), worded(placed(a_plan(), COPIES), PURPOSE)
    plan = worded(plan, replace(PURPOSE, vision="Un Râteau, un Monday, un Salesforce"))

    def keep(name: str, standing: Standing) -> None:
        form = Window(dan, f"{VENDORS}?name={name}").choose("standing", standing.value)
        assert form.send().status_code == 302

    keep("Râteau", Standing.REFUSED)
    keep("Monday", Standing.FREE)
    keep("Salesforce", Standing.FREE)
    said = words(ana().get(page("ready", plan)))
    assert "« Râteau »" in said
    assert "« Monday »" not in said
    assert "« Salesforce »" not in said
    keep("Râteau", Standing.HOMONYM)
    assert "« Râteau »" in words(ana().get(page("ready", plan)))
    worded(plan, replace(PURPOSE, vision="un râteau"))
    assert "« râteau »" not in words(ana().get(page("ready", plan)))
    assert VendorName.objects.get(key="râteau").version == 2


def test_of_two_who_edit_the_list_the_second_is_told():
    dan, edith = director_client(), signed_in("edith@example.org", SiteRole.EDITOR)
    edith = sign_in(person("edith@example.org"), second_factor=True)
    late = Window(edith, f"{VENDORS}?name=Binette").choose("standing", "refused")
    first = Window(dan, f"{VENDORS}?name=Binette").choose("standing", "homonym")
    assert first.send().status_code == 302
    refused = late.send()
    assert refused.status_code == 409
    assert late["standing"] == ["refused"]
    assert "Aussi un mot courant" in words(refused)
    assert late.send().status_code == 302
    assert VendorName.objects.get().standing == Standing.REFUSED


def test_a_name_is_one_word_and_the_list_is_for_who_is_entrusted_with_it():
    dan = director_client()
    wrong = Window(dan, VENDORS).choose("name", "deux mots").choose("standing", "refused")
    assert wrong.send().status_code == 422
    assert signed_in("eve@example.org").get(VENDORS).status_code == 404
    with pytest.raises(RefusedError):
        actions.keep_name(
            actor=VISITOR, account=person(HOLDER), name="x", standing=Standing.FREE, base=0
        )
    one = Actor(account="e", site_roles=frozenset({SiteRole.EDITOR}))
    with pytest.raises(RefusedError, match="second factor"):
        actions.keep_name(
            actor=one, account=person(HOLDER), name="x", standing=Standing.FREE, base=0
        )
    assert content(a_plan()).purpose == PURPOSE
