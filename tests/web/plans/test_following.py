"""What becomes of an adopted plan: its steps told and proved, two people, what is late."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.coops import HOLDER
from tests.people import person, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import BEA, BOARD, STAFF, a_plan, ana, holder, page, placed
from tests.web.plans.pursuing import COPIES, LATER, REGISTER, adopted, day_in, force, pursued, told
from virage.core.access import VISITOR
from virage.web.journal.models import Entry
from virage.web.plans.actions import following
from virage.web.plans.models import Evidence, Progress, Turn, Version
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PDF = b"%PDF-1.7 facture"


def test_a_step_is_told_and_every_change_stays_in_its_history():
    plan = pursued(1)
    window = Window(ana(), page("follow_step", plan, COPIES.initiative))
    window.choose("course", "under_way").choose("on", day_in(1).isoformat())
    assert window.choose("cost", "1 250,50").send().status_code == 302
    window.read(window.client.get(window.url))
    assert window["cost"] == ["1250.50"]
    window.choose("course", "done").choose("on", TODAY.isoformat()).choose("days", "4")
    assert window.choose("value", "2 copies").send().status_code == 302
    row = Progress.objects.get()
    assert (row.course, row.begun_on, row.on) == ("done", day_in(1), TODAY)
    assert (row.cost, row.days, row.baseline, row.value) == (125_050, 4, "", "2 copies")
    assert [each.course for each in Turn.objects.all()] == ["done", "under_way"]
    assert Entry.objects.latest("number").verb == "plan.follow"
    said = words(window.client.get(window.url))
    for part in ("Historique", HOLDER, "1 250,50"):
        assert part in said, part


def test_of_two_people_the_second_is_shown_both_and_nothing_typed_is_lost():
    plan = pursued(1)
    first, second = (
        Window(who, page("follow_step", plan, COPIES.initiative)) for who in (ana(), signed_in(BEA))
    )
    first.choose("course", "done").choose("on", TODAY.isoformat())
    assert first.choose("note", "Luc a tout copié").send().status_code == 302
    second.choose("course", "stopped").choose("on", TODAY.isoformat()).choose("note", "Trop cher")
    refused = second.send()
    assert refused.status_code == 409
    assert "Luc a tout copié" in words(refused)
    assert second["note"] == ["Trop cher"]
    assert second.send().status_code == 302
    assert Progress.objects.get().note == "Trop cher"


@pytest.mark.parametrize(
    ("course", "on", "said"),
    [
        ("done", "", "Choisissez le jour"),
        ("done", (TODAY + timedelta(days=1)).isoformat(), "n’est pas encore venu"),
        ("postponed", TODAY.isoformat(), "jusqu’à un jour à venir"),
        ("under_way", "hier", "date"),
    ],
)
def test_what_is_not_a_day_that_fits_is_asked_again(course: str, on: str, said: str):
    window = Window(ana(), page("follow_step", pursued(), COPIES.initiative))
    refused = window.choose("course", course).choose("on", on).send()
    assert refused.status_code == 422
    assert said in words(refused)


def test_what_is_put_off_or_not_begun_has_no_first_day():
    plan = pursued(1)
    told(plan, COPIES.initiative, "under_way")
    row = told(plan, COPIES.initiative, "postponed", TODAY + timedelta(days=200))
    assert row.begun_on is None
    window = Window(ana(), page("follow_step", plan, COPIES.initiative))
    assert window.choose("course", "not_begun").send().status_code == 302
    assert Progress.objects.get().on is None


def test_the_overview_says_what_is_late_and_what_its_slip_does():
    plan = pursued(2)
    said = words(ana().get(page("follow", plan)))
    for part in (
        "Ce qui est en retard",
        "Ce qui attend cette étape",
        "Si elle ne se fait jamais",
        "0 étape faite sur 3",
    ):
        assert part in said, part
    told(plan, COPIES.initiative, "done", cost=40_000)
    told(plan, REGISTER.initiative, "under_way")
    said = words(ana().get(page("follow", plan)))
    assert "1 étape faite sur 3" in said
    assert "400" in said
    assert "dont le coût réel n’est pas connu" in said
    told(plan, REGISTER.initiative, "stopped")
    assert "en retard" not in words(ana().get(page("follow", plan)))


def test_the_home_of_an_organisation_says_where_its_plan_stands():
    plan = pursued(1)
    home = reverse("campaigns:home", args=[plan.organisation_id])
    said = words(ana().get(home))
    assert "Le plan en vigueur" in said
    assert "Prochaine étape" in said
    assert "Le plan en vigueur" in words(signed_in(BOARD).get(home))
    assert "Le plan en vigueur" not in words(signed_in(STAFF).get(home))


def test_without_a_plan_in_force_one_is_led_to_the_plan():
    plan = placed(a_plan(), COPIES)
    assert ana().get(page("follow", plan))["Location"] == page("plan", plan)
    assert ana().get(page("follow_step", adopted(plan).plan, "unheard_of")).status_code == 404


def attach(client, plan, **sent):
    return client.post(page("add_evidence", plan, COPIES.initiative), sent)


def test_a_proof_is_a_sentence_a_link_or_a_file_and_only_that():
    plan, window = pursued(), ana()
    step = page("follow_step", plan, COPIES.initiative)
    named = SimpleUploadedFile("facture é.pdf", PDF)
    for sent in ({"words": "Vu le 3 mai."}, {"link": "https://example.org/a"}, {"file": named}):
        assert attach(window, plan, **sent)["Location"] == step
    said = words(window.get(step))
    for part in ("Vu le 3 mai.", "https://example.org/a", "facture é.pdf"):
        assert part in said, part
    file = Evidence.objects.get(kind="application/pdf")
    given = signed_in(BOARD).get(page("evidence", plan, file.id))
    assert given.content == PDF
    assert given["Content-Disposition"].startswith("attachment")
    assert given["X-Content-Type-Options"] == "nosniff"
    assert Progress.objects.get().version == 0
    refused = attach(window, plan)
    assert refused.status_code == 422
    assert "Écrivez une phrase" in words(refused)
    assert attach(window, plan, link="javascript:alert(1)").status_code == 422
    other = page("add_evidence", plan, "unheard_of")
    assert window.post(other, {"words": "x"}).status_code == 404
    sentence = Evidence.objects.get(words="Vu le 3 mai.")
    assert window.get(page("evidence", plan, sentence.id)).status_code == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><script>alert(1)</script>", "pas un fichier que nous prenons"),
        (b"%PDF-" + bytes(5 * 1024 * 1024), "dépasse 5 Mo"),
    ],
    ids=["a page", "too large"],
)
def test_a_file_of_another_kind_or_too_large_is_not_taken(content: bytes, said: str):
    refused = attach(ana(), pursued(), file=SimpleUploadedFile("preuve.pdf", content))
    assert refused.status_code == 422
    assert said in words(refused)
    assert not Evidence.objects.exists()


def test_a_proof_is_taken_away_and_the_history_says_that_it_was_there():
    plan, window = pursued(), ana()
    attach(window, plan, words="Vu le 3 mai.")
    found = Evidence.objects.select_related("progress").get()
    assert window.post(page("drop_evidence", plan, found.id)).status_code == 302
    assert "Vu le 3 mai." in words(window.get(page("follow_step", plan, COPIES.initiative)))
    assert window.post(page("drop_evidence", plan, found.id)).status_code == 404
    following.drop_evidence(actor=holder(), account=person(HOLDER), evidence=found)
    assert [each.change for each in Turn.objects.all()] == ["unproof", "proof"]


def test_a_step_has_twenty_proofs_at_most():
    plan, shown = pursued(), following.Shown("Vu.")
    for _ in range(following.MOST_EVIDENCE):
        following.add_evidence(
            actor=holder(), account=person(HOLDER), plan=plan, step=COPIES.initiative, shown=shown
        )
    refused = attach(ana(), plan, words="De trop")
    assert refused.status_code == 422
    assert "vingt preuves" in words(refused)


def test_who_may_what_of_a_plan_in_force():
    plan = pursued()
    step = page("follow_step", plan, COPIES.initiative)
    board = signed_in(BOARD)
    assert board.get(step).status_code == 200
    assert board.post(step, {"course": "done", "on": TODAY.isoformat()}).status_code == 403
    assert signed_in(STAFF).get(page("follow", plan)).status_code == 403
    attach(ana(), plan, words="Vu.")
    found = Evidence.objects.get()
    calls = (
        lambda: following.tell_step(
            actor=VISITOR, account=person(HOLDER), plan=plan, step="x", base=0,
            told=following.Told("done"),
        ),
        lambda: following.add_evidence(
            actor=VISITOR, account=person(HOLDER), plan=plan, step="x", shown=following.Shown("x")
        ),
        lambda: following.drop_evidence(actor=VISITOR, account=person(HOLDER), evidence=found),
    )  # fmt: skip
    for call in calls:
        with pytest.raises(RefusedError):
            call()


def test_more_told_steps_cost_no_more_queries():
    plan, window, counts = pursued(2), ana(), []
    for step in (COPIES, LATER):
        told(plan, step.initiative, "under_way")
        for name in ("follow", "plan"):
            with CaptureQueriesContext(connection) as asked:
                assert window.get(page(name, plan)).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 12, counts


def test_a_version_that_was_frozen_before_costs_were_written_down_is_still_followed():
    plan = pursued(1)
    version = Version.objects.get()
    old = json.loads(version.frozen)
    del old["planned"]
    version.frozen = json.dumps(old)
    version.save()
    told(plan, COPIES.initiative, "done", cost=1_000)
    assert "inconnu" in words(ana().get(page("follow", plan)))
    assert force(plan).steps[0].cost is None
