"""Cases: opened with a programme, they keep the terms of their day, and nothing is lost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coops import HOLDER, found_coop, holder_client
from tests.people import person, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.funding.telling import (
    ANOTHER_BOARD,
    BEA,
    SOLIDARITY,
    holder,
    page,
    the_coop,
    verdure,
    with_new_terms,
)
from virage.core.access import VISITOR
from virage.library import shipped
from virage.web.funding import actions
from virage.web.funding.models import Case
from virage.web.journal.models import Entry
from virage.web.privacy.actions.terms import keep_to_the_terms
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def a_case(coop, programme="essor_1c", *, days_ago=0, **wanted):
    opening = actions.Opening(coop, shipped().funding.by_id[programme], person(HOLDER))
    case = actions.open_case(actor=holder(HOLDER), opening=opening, wanted=actions.Wanted(**wanted))
    Case.objects.filter(id=case.id).update(
        opened_on=timezone.localdate() - timedelta(days=days_ago)
    )
    case.refresh_from_db()
    return case


def plain(response):
    return words(response).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_case_is_opened_with_a_step_and_its_cost():
    coop, ana = verdure(**SOLIDARITY), holder_client()
    sent = {"step": "Relier la caisse au site", "cost": "12 500,50"}
    answer = ana.post(page("open_case", coop, "innogec"), sent)
    case = Case.objects.get()
    assert answer["Location"] == page("case", coop, case.id)
    assert (case.step, case.cost, case.state) == (sent["step"], 1_250_050, "possible")
    assert case.content_hash == shipped().funding.by_id["innogec"].content_hash
    assert "INNOGEC" in words(ana.get(page("organisation", coop)))
    assert Entry.objects.latest("number").verb == "funding.open"


def test_a_programme_that_does_not_exist_opens_nothing():
    assert holder_client().get(page("open_case", verdure(), "gold_mine")).status_code == 404


def test_a_cost_that_is_no_amount_is_said():
    refused = holder_client().post(page("open_case", verdure(), "innogec"), {"cost": "cher"})
    assert refused.status_code == 422
    assert "cher" in words(refused)
    assert not Case.objects.exists()


def test_when_terms_change_a_case_opened_before_keeps_the_old_ones_and_says_so(settings, tmp_path):
    coop, ana = verdure(**SOLIDARITY), holder_client()
    before, after = a_case(coop, days_ago=10), a_case(coop)
    settings.VIRAGE_CATALOGUES = with_new_terms(tmp_path)
    said = plain(ana.get(page("case", coop, before.id)))
    assert "Ce dossier garde celles du jour de son ouverture" in said
    gone, new = said.split("Ce qui vaut pour les nouveaux dossiers")
    assert "Au plus 50 000 $ par projet." in gone
    assert "Au plus 60 000 $ par projet." in new.split("Les conditions du")[0]
    judged = said.split("Jugé aujourd’hui")[1]
    assert "50 000 $" in judged
    assert "60 000 $" not in judged
    fresh = plain(ana.get(page("case", coop, after.id)))
    assert "Ce dossier garde celles" not in fresh
    assert "60 000 $" in fresh.split("Jugé aujourd’hui")[1]


def test_when_only_the_description_was_written_anew_the_case_says_so():
    coop = verdure()
    case = a_case(coop)
    Case.objects.update(content_hash="0" * 64)
    said = words(holder_client().get(page("case", coop, case.id)))
    assert "a été récrit depuis l’ouverture du dossier" in said


def test_a_case_whose_programme_left_the_catalogue_still_opens():
    coop = verdure()
    case = a_case(coop)
    Case.objects.update(programme="gone")
    said = words(holder_client().get(page("case", coop, case.id)))
    assert "n’est plus décrit ici" in said


def test_a_case_before_the_first_known_terms_says_that_they_are_not_known():
    coop = verdure()
    case = a_case(coop)
    Case.objects.update(opened_on=date(2001, 1, 1))
    said = words(holder_client().get(page("case", coop, case.id)))
    assert "Les conditions de ce jour-là ne sont pas connues" in said


def test_how_far_the_aid_is_is_followed_with_its_days_and_its_amount():
    coop = verdure()
    case, ana = a_case(coop), holder_client()
    window = Window(ana, page("case", coop, case.id))
    window.choose("state", "granted").choose("applied_on", "2026-09-01")
    window.choose("answered_on", "2026-10-01").choose("amount", "20 000")
    assert window.send().status_code == 302
    case.refresh_from_db()
    assert (case.state, case.applied_on, case.amount) == ("granted", date(2026, 9, 1), 2_000_000)
    assert "20 000 $" in plain(ana.get(page("organisation", coop)))


def test_an_answer_before_the_application_is_said():
    coop = verdure()
    window = Window(holder_client(), page("case", coop, a_case(coop).id))
    window.choose("applied_on", "2026-10-01").choose("answered_on", "2026-09-01")
    refused = window.send()
    assert refused.status_code == 422
    assert "avant celui qui le précède" in words(refused)


def test_of_two_who_change_a_case_the_second_sees_both_versions():
    coop = verdure()
    case = a_case(coop)
    ana = Window(holder_client(), page("case", coop, case.id))
    bea = Window(signed_in(BEA), page("case", coop, case.id))
    assert ana.choose("notes", "Parlé à Ana").choose("cost", "10,50").send().status_code == 302
    refused = bea.choose("notes", "Rappeler lundi").send()
    assert refused.status_code == 409
    assert "Parlé à Ana" in words(refused)
    assert bea["notes"] == ["Rappeler lundi"]
    assert bea.send().status_code == 302
    case.refresh_from_db()
    assert (case.notes, case.version) == ("Rappeler lundi", 3)


def test_a_case_is_closed_reopened_deleted_and_brought_back():
    coop = verdure()
    case, ana = a_case(coop), holder_client()
    for turn, closed, deleted in (
        ("close", True, False),
        ("close", True, False),
        ("reopen", False, False),
        ("delete", False, True),
        ("restore", False, False),
    ):
        assert ana.post(page("turn", coop, case.id), {"turn": turn}).status_code == 302
        case.refresh_from_db()
        assert ((case.closed_at is not None), (case.deleted_at is not None)) == (closed, deleted)
        assert ana.get(page("case", coop, case.id)).status_code == 200
        assert ana.get(page("organisation", coop)).status_code == 200
    verbs = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs[-5:] == [
        f"funding.{each}" for each in ("open", "close", "reopen", "delete", "restore")
    ]
    assert ana.post(page("turn", coop, case.id), {"turn": "burn"}).status_code == 400


def test_a_deleted_case_goes_for_good_after_thirty_days():
    coop = verdure()
    kept, gone = a_case(coop), a_case(coop)
    now = timezone.now()
    for case, days in ((kept, 29), (gone, 31)):
        Case.objects.filter(id=case.id).update(deleted_at=now - timedelta(days=days))
    keep_to_the_terms(now)
    assert list(Case.objects.values_list("id", flat=True)) == [kept.id]


def test_the_case_of_another_organisation_does_not_exist_and_nobody_else_writes():
    coop = verdure()
    case = a_case(coop)
    for who, status in (("eve@example.org", 404), (ANOTHER_BOARD, 403)):
        browser = signed_in(who)
        assert browser.get(page("case", coop, case.id)).status_code == status
        sent = browser.post(page("turn", coop, case.id), {"turn": "delete"})
        assert sent.status_code == status
    for write in (
        lambda: actions.turn_case(actor=VISITOR, case=case, turn="delete"),
        lambda: actions.change_case(actor=VISITOR, case=case, base=1, wanted=actions.Wanted()),
        lambda: actions.open_case(
            actor=VISITOR,
            opening=actions.Opening(coop, shipped().funding.by_id["innogec"], person(HOLDER)),
            wanted=actions.Wanted(),
        ),
    ):
        with pytest.raises(RefusedError):
            write()
    assert Case.objects.get().deleted_at is None


def test_a_case_of_mine_is_not_found_under_another_organisation_of_mine():
    coop, other = verdure(), found_coop(name="Ailleurs")
    assert holder_client().get(page("case", other, a_case(coop).id)).status_code == 404


def test_the_page_of_a_case_costs_few_queries():
    coop = verdure(**SOLIDARITY)
    case, ana = a_case(coop), holder_client()
    with CaptureQueriesContext(connection) as asked:
        assert ana.get(page("case", coop, case.id)).status_code == 200
    assert len(asked) <= 9


TYPED = st.text(max_size=40) | st.sampled_from(["granted", "2026-01-01", "1,50", "-1", "1e9"])
NAMES = "step cost state applied_on answered_on received_on amount notes base".split()


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), TYPED))
def test_whatever_is_typed_in_a_case_is_answered(sent):
    coop = the_coop()
    case = Case.objects.filter(organisation=coop).first() or a_case(coop)
    answer = holder_client().post(page("case", coop, case.id), sent)
    assert answer.status_code in {302, 409, 422}
