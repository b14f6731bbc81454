"""Changing a plan by hand: of two people the second is told, and nothing is lost."""

from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coops import HOLDER
from tests.people import person, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import (
    BEA,
    BOARD,
    MEANS,
    STAFF,
    a_diagnosed_coop,
    a_plan,
    ana,
    content,
    holder,
    page,
    placed,
)
from virage.core.access import VISITOR
from virage.core.initiatives import Way
from virage.core.roadmap import Objective
from virage.web.campaigns.models import Campaign
from virage.web.journal.models import Entry
from virage.web.plans import actions
from virage.web.plans.contents import Chosen, Content, Means, Own, as_data, from_data
from virage.web.plans.models import Plan, Solve
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
COPIES = Chosen("copies_in_two_places", "in_house", 0, held=True)
TRIAL = Chosen("yearly_recovery_trial", "in_house", 1)


def step_window(plan, client=None, step=COPIES):
    return Window(client or ana(), page("step", plan, step.initiative))


def test_a_step_is_moved_held_and_let_go():
    plan = placed(a_plan(), COPIES)
    window = step_window(plan)
    assert window.choose("start", "3").choose("mode", "supplier").choose("held").send()["Location"]
    assert content(plan).steps == (replace(COPIES, start=3, mode="supplier"),)
    assert step_window(plan).choose("held").send().status_code == 302
    assert content(plan).steps == (replace(COPIES, start=3, mode="supplier", held=False),)
    assert Entry.objects.latest("number").verb == "plan.place"


def test_of_two_who_move_a_step_the_second_sees_both_places():
    plan = placed(a_plan(), COPIES)
    first, second = step_window(plan), step_window(plan, signed_in(BEA))
    assert first.choose("start", "2").send().status_code == 302
    refused = second.choose("start", "5").choose("mode", "shared").send()
    assert refused.status_code == 409
    assert "Trimestre 3" in words(refused)
    assert (second["start"], second["mode"]) == (["5"], ["shared"])
    assert second.send().status_code == 302
    assert content(plan).steps == (replace(COPIES, start=5, mode="shared"),)


def test_a_step_that_was_taken_out_meanwhile_can_be_sent_again():
    plan = placed(a_plan(), COPIES)
    window = step_window(plan)
    assert ana().post(page("drop", plan, COPIES.initiative), {"base": 2}).status_code == 302
    refused = window.choose("start", "4").send()
    assert refused.status_code == 409
    assert "n’est plus dans le plan" in words(refused)
    assert window.send().status_code == 302
    assert content(plan).steps == (replace(COPIES, start=4),)
    assert content(plan).dropped == frozenset()


def test_what_is_not_offered_is_refused_and_said():
    plan = placed(a_plan(), COPIES)
    sent = {"start": "99", "mode": "magic", "base": 2}
    refused = ana().post(page("step", plan, COPIES.initiative), sent)
    assert refused.status_code == 422
    assert content(plan).steps == (COPIES,)


@pytest.mark.parametrize("step", ["gold_mine", TRIAL.initiative])
def test_a_step_that_is_not_there_has_no_page(step):
    assert ana().get(page("step", a_plan(), step)).status_code == 404


@pytest.mark.parametrize("base", ["", "1", "x", "9999999999"])
def test_whatever_comes_too_late_shows_the_plan_of_now(base):
    plan = placed(a_plan(), COPIES)
    window = ana()
    for address in (
        page("drop", plan, COPIES.initiative),
        page("back", plan, TRIAL.initiative),
        page("undo", plan),
        page("propose", plan),
    ):
        late = window.post(address, {"base": base})
        assert late.status_code == 409, address
        assert "Ce que vous avez demandé n’a pas été fait" in words(late)
    assert content(plan).steps == (COPIES,)


def test_a_step_is_taken_out_and_may_come_back():
    plan, window = placed(a_plan(), COPIES), ana()
    window.post(page("drop", plan, COPIES.initiative), {"base": 2})
    assert content(plan).dropped == {COPIES.initiative}
    said = words(window.get(page("plan", plan)))
    assert "Étapes retirées" in said
    window.post(page("back", plan, COPIES.initiative), {"base": 3})
    assert content(plan).dropped == frozenset()


def test_the_last_change_is_undone_and_done_again():
    plan, window = placed(a_plan(), COPIES, replace(COPIES, start=4)), ana()
    window.post(page("undo", plan), {"base": 3})
    assert content(plan).steps == (COPIES,)
    said = words(window.get(page("plan", plan)))
    assert "Le dernier changement est annulé" in said
    assert "Trimestre 5 · janvier à mars 2028 → Trimestre 1 · janvier à mars 2027" in said
    window.post(page("undo", plan), {"base": 4})
    assert content(plan).steps == (replace(COPIES, start=4),)


def test_there_is_nothing_to_undo_in_a_new_plan():
    plan = a_plan()
    assert not actions.undo(actor=holder(), plan=plan, base=1)
    assert page("undo", plan).encode() not in ana().get(page("plan", plan)).content


def test_what_does_not_hold_is_said_and_kept():
    tight = replace(MEANS, days={"management": 1}, budget=(0, 0), at_once=1, closed=frozenset({0}))
    costly = Chosen("integrated_system", "supplier", 0)
    plan = placed(
        a_plan(tight),
        Chosen("two_step_and_vault", "in_house", 0),
        Chosen("personal_accounts", "in_house", 0),
        costly,
        Chosen("board_evening", "in_house", 0),
    )
    said = words(ana().get(page("plan", plan))).replace("\u00a0", " ")
    assert "Ce qui ne tient pas ensemble" in said
    for part in (
        "commence dans un trimestre fermé, Trimestre 1 · janvier à mars 2027",
        "doit être finie. Au mieux :",
        "qui n’est pas dans le plan",
        "étapes à la fois, pour 1 au plus",
        "jours demandés (Direction)",
        "pour un budget de 0 $",
    ):
        assert part in said, part


def test_a_step_of_the_catalogue_is_added_and_held():
    plan = a_plan(replace(MEANS, shared=False))
    window = Window(ana(), page("add", plan))
    assert COPIES.initiative in window.offered["initiative"]
    assert window.send().status_code == 422
    assert window.choose("initiative", "ai_rule").choose("start", "2").send().status_code == 302
    assert content(plan).steps == (Chosen("ai_rule", "in_house", 2, held=True),)
    assert content(plan).added == {"ai_rule"}
    assert "ai_rule" not in Window(ana(), page("add", plan)).offered["initiative"]


def test_of_two_who_add_a_step_the_second_keeps_what_was_typed():
    plan = a_plan()
    window = Window(ana(), page("add", plan)).choose("initiative", "ai_rule").choose("start", "1")
    placed(plan, COPIES)
    refused = window.send()
    assert refused.status_code == 409
    assert window["initiative"] == ["ai_rule"]
    assert window.send().status_code == 302
    assert [each.initiative for each in content(plan).steps] == [COPIES.initiative, "ai_rule"]


def test_a_step_of_ones_own_is_counted_with_the_others():
    plan = a_plan()
    window = Window(ana(), page("invent", plan))
    window.choose("name", "Repeindre l’entrepôt").choose("why", "Il pleut").choose("cost", "1 200")
    window.choose("days_staff", "3").choose("start", "2").choose("way", "supplier")
    assert window.send().status_code == 302
    own = content(plan).own[0]
    assert (own.name, own.cost, own.days, own.way) == (
        "Repeindre l’entrepôt", 120_000, {"staff": 3}, Way.SUPPLIER,
    )  # fmt: skip
    said = words(ana().get(page("plan", plan))).replace("\u00a0", " ")
    for part in ("Repeindre l’entrepôt", "Il pleut", "1 200 $", "Personnel 3"):
        assert part in said, part
    ana().post(page("drop", plan, own.id), {"base": 2})
    assert content(plan) == Content(MEANS, purpose=content(plan).purpose)
    assert "Retirée : Repeindre l’entrepôt" in words(ana().get(page("plan", plan)))


def test_a_step_of_ones_own_needs_a_name_and_a_cost():
    plan = a_plan()
    window = Window(ana(), page("invent", plan)).choose("why", "Il pleut")
    window.choose("start", "0").choose("way", "in_house")
    refused = window.send()
    assert refused.status_code == 422
    assert "0 si cela ne coûte pas d’argent" in words(refused)
    assert window["why"] == ["Il pleut"]
    placed(plan, COPIES)
    assert window.choose("name", "Peindre").choose("cost", "0").send().status_code == 409
    assert window["name"] == ["Peindre"]
    assert window.send().status_code == 302
    assert len(content(plan).own) == 1


def test_a_way_that_is_no_longer_accepted_is_said_and_left_out_of_the_sums():
    plan = placed(a_plan(), replace(COPIES, mode="shared"), Chosen("gone", "in_house", 0))
    Window(ana(), page("means", plan)).choose("shared").send(keep="yes")
    said = ana().get(page("plan", plan))
    assert "ne peut plus être faite de cette façon" in words(said)
    assert "n’est plus au catalogue (gone)" in words(said)
    window = step_window(plan)
    assert window.choose("mode", "in_house").send().status_code == 302
    assert step_window(plan, step=Chosen("gone", "", 0)).send().status_code == 422


def test_what_can_be_given_is_changed_and_the_second_is_told():
    plan, bea = a_plan(), signed_in(BEA)
    first, second = Window(ana(), page("means", plan)), Window(bea, page("means", plan))
    first.choose("next_budget", "12 000").choose("closed", "2")
    assert first.send(keep="yes")["Location"] == page("plan", plan)
    refused = second.choose("next_budget", "7 000").send(propose="yes")
    assert refused.status_code == 409
    assert "12000" in words(refused)
    assert "juillet à septembre" in words(refused)
    assert second["next_budget"] == ["7 000"]
    assert not Solve.objects.exists()
    assert second.send(propose="yes")["Location"] == page("progress", plan)
    assert content(plan).means.budget == (500_000, 700_000)
    assert Solve.objects.get().base == 3


def test_a_plan_is_begun_once():
    coop = a_diagnosed_coop()
    window, again = Window(ana(), page("plan", coop)), Window(ana(), page("plan", coop))
    assert window.choose("first_budget", "0").send(propose="yes")["Location"] == page(
        "progress", coop
    )
    plan = Plan.objects.get()
    refused = again.choose("next_budget", "800").send(keep="yes")
    assert refused.status_code == 409
    assert again["next_budget"] == ["800"]
    account, campaign = person(HOLDER), plan.campaign
    same = actions.begin_plan(actor=holder(), account=account, campaign=campaign, means=MEANS)
    assert same == plan
    assert content(plan).means.budget == (0, None)
    assert Solve.objects.get().base == 1


def test_without_a_closed_diagnosis_the_page_leads_to_one():
    coop = a_diagnosed_coop()
    Campaign.objects.update(closed_at=None)
    window = ana()
    said = words(window.get(page("plan", coop)))
    assert "D’abord, un portrait" in said
    assert window.get(page("means", coop))["Location"] == page("plan", coop)
    assert window.get(page("add", coop))["Location"] == page("plan", coop)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("quarters", "0", "1"),
        ("quarters", "beaucoup", "entier"),
        ("at_once", "11", "10"),
        ("first_budget", "cher", "cher"),
        ("days_staff", "", "obligatoire"),
        ("closed", ["0", "1", "2", "3"], "Laissez au moins un trimestre ouvert"),
        ("then", "needs", "Choisissez un autre but"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(name, value, said):
    plan = a_plan()
    values = value if isinstance(value, list) else [value]
    window = Window(ana(), page("means", plan)).choose(name, *values)
    refused = window.send(propose="yes")
    assert refused.status_code == 422
    assert said in words(refused)
    assert window[name] == values
    assert not Solve.objects.exists()


def test_the_size_is_asked_where_the_diagnosis_does_not_tell_it():
    coop = a_diagnosed_coop(employees=None)
    window = Window(ana(), page("plan", coop))
    assert "costs" not in words(window.shown)
    assert window.send(keep="yes").status_code == 422
    assert window.choose("size", "small").send(keep="yes").status_code == 302
    size = content(Plan.objects.get()).means.size
    assert size
    assert size.value == "small"
    assert "size" in Window(ana(), page("means", coop)).values


def test_the_board_reads_the_plan_and_the_staff_does_not():
    plan = placed(a_plan(), COPIES)
    board = signed_in(BOARD)
    said = board.get(page("plan", plan))
    assert "Feuille de route" in words(said)
    assert page("step", plan, COPIES.initiative).encode() not in said.content
    refused = board.post(page("drop", plan, COPIES.initiative), {"base": 2})
    assert refused.status_code == 403
    assert "Le plan est lu par le conseil" in words(refused)
    assert signed_in(STAFF).get(page("plan", plan)).status_code == 403


def test_the_portrait_leads_to_the_plan():
    coop = a_diagnosed_coop()
    portrait = reverse("campaigns:portrait", args=[Campaign.objects.get().id])
    assert page("plan", coop) in ana().get(portrait).content.decode()


def test_the_board_is_told_that_nothing_is_begun():
    said = signed_in(BOARD).get(page("plan", a_diagnosed_coop()))
    assert "ne l’ont pas encore commencé" in words(said)


def test_nobody_of_elsewhere_changes_a_plan():
    plan = placed(a_plan(), COPIES)
    campaign = Campaign.objects.get()
    with pytest.raises(RefusedError):
        actions.begin_plan(actor=VISITOR, account=person(HOLDER), campaign=campaign, means=MEANS)
    with pytest.raises(RefusedError):
        actions.place_step(actor=VISITOR, plan=plan, base=2, step=COPIES)
    with pytest.raises(RefusedError):
        actions.undo(actor=VISITOR, plan=plan, base=2)


def test_of_two_pages_that_read_the_same_version_one_is_written():
    plan = placed(a_plan(), COPIES)
    stale = Plan.objects.get()
    placed(plan, replace(COPIES, start=1))
    assert not actions.drop_step(actor=holder(), plan=stale, base=2, initiative=COPIES.initiative)
    assert len(content(plan).steps) == 1


QUARTERS = st.integers(0, 3)
CENTS = st.none() | st.integers(0, 10**9)
A_MEANS = st.builds(
    Means,
    quarters=st.integers(1, 16),
    begins=st.tuples(st.integers(2026, 2040), QUARTERS),
    fiscal=QUARTERS,
    budget=st.tuples(CENTS, CENTS),
    days=st.dictionaries(st.sampled_from(["staff", "board"]), st.integers(0, 200)),
    at_once=st.integers(1, 10),
    closed=st.frozensets(QUARTERS),
    shared=st.booleans(),
    order=st.permutations(list(Objective)).map(tuple),
)
NAMES = st.sampled_from(["a", "b", "c"])
A_CONTENT = st.builds(
    Content,
    means=A_MEANS,
    steps=st.lists(st.builds(Chosen, NAMES, NAMES, QUARTERS, st.booleans())).map(tuple),
    added=st.frozensets(NAMES),
    dropped=st.frozensets(NAMES),
    own=st.lists(st.builds(Own, NAMES, st.text())).map(tuple),
)


@given(A_CONTENT)
def test_what_is_kept_is_read_back(whole):
    assert from_data(as_data(whole)) == whole


@given(A_MEANS)
@settings(max_examples=30)
def test_a_closed_season_closes_its_quarters_every_year(means):
    within = means.constraints()
    assert all(means.calendar(at)[1] in means.closed for at in within.closed)
    assert {means.calendar(at)[1] for at in within.closed} == means.closed
    assert means.calendar(0) == means.begins
    first_of_year = (means.calendar(0)[1] - within.first) % 4
    assert first_of_year == means.fiscal
