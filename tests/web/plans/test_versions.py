"""What is put before a board never changes: adopted by a resolution, amended in a new draft."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
import uuid6
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import HOLDER
from tests.people import person, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import (
    BEA,
    BOARD,
    MEANS,
    STAFF,
    a_plan,
    ana,
    content,
    holder,
    page,
    placed,
    proposed,
)
from virage.core.access import VISITOR
from virage.library.shelves import SHIPPED
from virage.web.journal.models import Entry
from virage.web.plans import actions
from virage.web.plans.contents import Chosen, Own
from virage.web.plans.models import Plan, Version
from virage.web.plans.queries import plan_of
from virage.web.plans.views.frozen import frozen_of
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
COPIES = Chosen("copies_in_two_places", "in_house", 0, held=True)
VISION = "Servir mieux nos membres."
TODAY = timezone.localdate().isoformat()


def presented(plan: Plan, text: str = VISION) -> Version:
    """The plan put before the board through its page."""
    window = Window(ana(), page("present", plan)).choose("words", text).choose("own", "on")
    if "knows" in window.values:
        window.choose("knows", "on")
    assert window.send().status_code == 302
    return Version.objects.filter(plan=plan)[0]


def adopted(version: Version, who: str = BOARD) -> Version:
    """The version, once the board adopted it."""
    window = Window(signed_in(who), page("adopt", version.plan, version.id))
    window.choose("resolution", "CA-2027-03").choose("adopted_on", TODAY)
    assert window.choose("present", "Ana, Béa\net Luc").send().status_code == 302
    version.refresh_from_db()
    return version


def test_a_plan_is_put_before_the_board_and_adopted_by_resolution():
    version = presented(placed(a_plan(), COPIES))
    assert (version.number, version.standing) == (1, "proposed")
    assert adopted(version).standing == "adopted"
    said = words(signed_in(BOARD).get(page("version", version.plan, version.id)))
    for part in ("CA-2027-03", "Ana, Béa", VISION, "Rien n’a changé dans cette version", "T0"):
        assert part in said, part
    assert version.digest in said
    assert Entry.objects.latest("number").verb == "plan.adopt"
    assert "adoptée" in words(ana().get(page("plan", version.plan)))


def test_the_fingerprint_is_that_of_the_bytes_that_one_downloads():
    version = presented(placed(a_plan(), COPIES))
    downloaded = ana().get(page("data", version.plan, version.id)).content
    assert sha256(downloaded).hexdigest() == version.digest
    read = json.loads(downloaded)
    canonical = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical.encode() == downloaded
    assert read["content"] == version.plan.content
    assert set(read["said"]) == {"fr", "en"}


def test_a_version_does_not_change_whatever_is_published_planned_or_renamed(settings, tmp_path):
    plan = proposed(a_plan(replace(MEANS, quarters=4)))
    version, window = adopted(presented(plan)), ana()
    before = window.get(page("version", plan, version.id))
    other = tmp_path / "catalogues"
    with_another_name(other)
    settings.VIRAGE_CATALOGUES = other
    gone = content(plan).steps[0].initiative
    actions.drop_step(actor=holder(), plan=plan, base=plan.version, initiative=gone)
    proposed(plan)
    plan.organisation.name = "Autre nom"
    plan.organisation.save()
    after = window.get(page("version", plan, version.id))
    assert words(after) == words(before)
    assert "Étape rebaptisée" in words(window.get(page("plan", plan)))
    kept = Version.objects.get()
    assert (kept.frozen, kept.digest) == (version.frozen, version.digest)


def with_another_name(folder):
    """The shipped catalogues, whose initiatives were all renamed since."""
    shutil.copytree(SHIPPED, folder)
    for file in (folder / "initiatives").rglob("*.yaml"):
        read = yaml.safe_load(file.read_text("utf-8"))
        for each in read.get("initiatives", ()):
            each["name"] = {"fr": "Étape rebaptisée", "en": "Renamed step"}
        file.write_text(yaml.safe_dump(read, allow_unicode=True, sort_keys=False), "utf-8")


def test_a_version_reads_in_both_languages():
    version = presented(placed(a_plan(), COPIES))
    address = page("version", version.plan, version.id)
    english = words(ana().get(f"/en{address}"))
    assert "Strategic plan, version 1" in english
    assert "Quarter 1 · January to March 2027" in english
    assert "Trimestre 1 · janvier à mars 2027" in words(ana().get(address))


def test_what_was_altered_behind_the_page_is_said():
    version = presented(placed(a_plan(), COPIES))
    Version.objects.update(frozen=version.frozen.replace(VISION, "Vendre plus."))
    said = words(ana().get(page("version", version.plan, version.id)))
    assert "n’a plus l’empreinte qui avait été consignée" in said


def test_an_amendment_begins_as_what_was_adopted():
    plan = placed(a_plan(), COPIES)
    version = adopted(presented(plan))
    placed(plan, replace(COPIES, start=5))
    window = ana()
    copied = window.post(page("copy", plan, version.id), {"base": plan.version})
    assert copied["Location"] == page("plan", plan)
    assert content(plan).steps == (COPIES,)
    assert window.post(page("copy", plan, version.id), {"base": 1}).status_code == 409
    second = presented(plan)
    assert (second.number, second.standing) == (2, "proposed")
    version.refresh_from_db()
    assert version.standing == "adopted"


def test_a_new_version_takes_back_the_one_that_waits():
    plan = placed(a_plan(), COPIES)
    first, second = presented(plan), presented(plan)
    first.refresh_from_db()
    assert (first.standing, second.standing) == ("withdrawn", "proposed")


def test_a_version_is_taken_back_and_can_then_not_be_adopted():
    version, window = presented(placed(a_plan(), COPIES)), ana()
    late = Window(signed_in(BOARD), page("adopt", version.plan, version.id))
    address = page("withdraw", version.plan, version.id)
    assert window.post(address).status_code == 302
    assert window.post(address).status_code == 409
    late.choose("resolution", "1").choose("adopted_on", TODAY).choose("present", "Ana")
    refused = late.send()
    assert refused.status_code == 409
    assert "Quelqu’un vous a devancé" in words(refused)
    assert Version.objects.get().standing == "withdrawn"


def test_what_is_not_said_of_an_adoption_is_asked():
    version = presented(placed(a_plan(), COPIES))
    window = Window(signed_in(BOARD), page("adopt", version.plan, version.id))
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    refused = window.choose("adopted_on", tomorrow).choose("present", "Ana").send()
    assert refused.status_code == 422
    assert "n’est pas encore venu" in words(refused)
    assert window["present"] == ["Ana"]


def test_what_does_not_hold_goes_before_the_board_only_knowingly():
    plan = placed(a_plan(), Chosen("yearly_recovery_trial", "in_house", 0))
    window = Window(ana(), page("present", plan)).choose("words", VISION)
    refused = window.send()
    assert refused.status_code == 422
    assert "Vous seuls pouvez dire que ce plan est le vôtre" in words(refused)
    assert "Corrigez ce qui ne tient pas ensemble" in words(refused)
    version = presented(plan)
    said = words(ana().get(page("version", plan, version.id)))
    assert "Ce qui ne tient pas ensemble" in said


def test_an_empty_plan_is_not_put_before_a_board():
    plan, window = a_plan(), ana()
    assert "il n’y a rien à adopter" in words(window.get(page("present", plan)))
    assert window.post(page("present", plan), {"own": "on", "base": 1}).status_code == 422
    assert not Version.objects.exists()


def test_a_plan_that_moved_meanwhile_is_shown_before_it_goes_to_the_board():
    plan = placed(a_plan(), COPIES)
    window = Window(ana(), page("present", plan)).choose("words", VISION).choose("own", "on")
    window.choose("knows", "on")
    placed(plan, replace(COPIES, start=2))
    refused = window.send()
    assert refused.status_code == 409
    assert window["words"] == [VISION]
    assert window.send().status_code == 302


def test_words_of_people_are_shown_as_words():
    plan = a_plan()
    own = Own("own-1", "<script>alert(1)</script>", why="<b>gras</b>")
    actions.invent_step(actor=holder(), plan=plan, base=1, own=own, start=0)
    version = presented(plan, "<i>penché</i>")
    for address in (page("plan", plan), page("version", plan, version.id)):
        answer = ana().get(address).content.decode()
        assert "<script>alert" not in answer
        assert "<b>gras" not in answer
        assert "<i>penché" not in answer


def test_of_two_plans_that_a_merging_leaves_one_goes_on_and_nothing_is_lost():
    plan, window = placed(a_plan(), COPIES), ana()
    version = presented(plan)
    other = Plan.objects.get()
    other.pk = None
    other.id = uuid6.uuid7()
    other.changed_at = timezone.now()
    other.save(force_insert=True)
    said = window.get(page("plan", plan))
    assert "Il y a un autre plan à côté de celui-ci" in words(said)
    assert page("version", plan, version.id) in said.content.decode()
    assert window.get(page("version", plan, version.id)).status_code == 200
    assert window.post(page("take", plan, plan.id)).status_code == 302
    assert plan_of(plan.organisation) == plan
    assert window.post(page("take", plan, version.id)).status_code == 404
    with pytest.raises(RefusedError):
        actions.take_up(actor=VISITOR, plan=plan)


def test_more_versions_cost_no_more_queries():
    plan, window = placed(a_plan(), COPIES), ana()
    counts = []
    for more in (1, 2):
        for _ in range(more):
            presented(plan)
        with CaptureQueriesContext(connection) as asked:
            window.get(page("plan", plan))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_may_what_of_a_version():
    version = presented(placed(a_plan(), COPIES))
    plan, board = version.plan, signed_in(BOARD)
    assert board.post(page("withdraw", plan, version.id)).status_code == 403
    assert signed_in(STAFF).get(page("version", plan, version.id)).status_code == 403
    assert (
        page("withdraw", plan, version.id)
        in signed_in(BEA).get(page("version", plan, version.id)).content.decode()
    )
    elsewhere = "00000000-0000-0000-0000-000000000000"
    assert board.get(page("version", plan, elsewhere)).status_code == 404
    resolution = actions.Resolution("1", timezone.localdate(), "Ana")
    with pytest.raises(RefusedError):
        actions.adopt(actor=VISITOR, account=person(HOLDER), version=version, resolution=resolution)
    with pytest.raises(RefusedError):
        actions.present_plan(
            actor=VISITOR, account=person(HOLDER), plan=plan, base=2, frozen=frozen_of(plan, "")
        )
