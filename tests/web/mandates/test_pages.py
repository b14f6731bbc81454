"""The pages of the mandates: what each side reads, empty, refused, and with how many questions."""

import pytest
from django.utils import timezone

from tests.coops import HOLDER, found_coop, holder_client
from tests.incidents import director_client
from tests.mandates import (
    LEAD,
    RATE,
    SHARE,
    a_case,
    an_application,
    approved,
    at_work,
    fresh,
    holder,
    ivy,
    one_of_each,
    set_terms,
    wanted,
)
from tests.offices import ADVISOR, an_advisor, an_office
from tests.people import person, sign_in
from tests.web.diagnostics.acting import Window, words
from tests.web.mandates.reading import address, send
from tests.web.plans.acting import BOARD, STAFF
from virage.web.mandates import actions
from virage.web.mandates.models import Amendment, Hours, Mandate, Meeting, Note
from virage.web.offices.models import Accompaniment

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def desk(email: str):
    return sign_in(person(email), second_factor=True)


def test_an_organisation_without_a_mandate_reads_what_one_is():
    coop = found_coop()
    page = words(holder_client().get(address("follow", coop.id)))
    assert "n’a pas encore de mandat" in page
    assert "Personne en ce moment." in page
    applies = words(holder_client().get(address("apply", coop.id)))
    assert "Demandez d’abord un accompagnement" in applies


def test_what_is_missing_is_asked_for_by_name():
    case = a_case(employees=None)
    set_terms()
    page = words(holder_client().get(address("apply", case.organisation_id)))
    assert "On ne sait pas encore" in page
    assert "Personnes employées" in page
    refused = holder_client().post(address("apply", case.organisation_id))
    assert refused.status_code == 422


def test_a_no_is_said_with_the_rule():
    case = a_case()
    set_terms(forms=frozenset())
    page = words(holder_client().get(address("apply", case.organisation_id)))
    assert "ne peut pas obtenir la subvention" in page
    assert "Non · Forme juridique" in page


def test_an_application_that_goes_on_is_followed_not_repeated():
    mandate = an_application()
    place = address("apply", mandate.organisation_id)
    assert holder_client().get(place)["Location"] == address("follow", mandate.organisation_id)


def test_the_board_follows_and_accepts_and_the_staff_is_told_why_not():
    mandate = approved(an_application())
    page = sign_in(person(BOARD)).get(address("follow", mandate.organisation_id))
    assert "Accepter l’entente" in words(page)
    refused = sign_in(person(STAFF)).get(address("follow", mandate.organisation_id))
    assert refused.status_code == 403
    assert "suivent le mandat" in words(refused)


def test_a_resolution_of_tomorrow_and_an_agreement_of_yesterday_are_refused():
    mandate = approved(an_application())
    ana, place = holder_client(), address("accept", mandate.id)
    sent = {"name": "Ana", "resolution": "1", "authorised": "on", "digest": "0" * 64}
    late = ana.post(place, sent | {"resolved_on": "2099-01-01"})
    assert (late.status_code, "n’est pas encore venu" in words(late)) == (422, True)
    other = ana.post(place, sent | {"resolved_on": timezone.localdate().isoformat()})
    assert (other.status_code, "a changé entre-temps" in words(other)) == (422, True)
    assert fresh(mandate).stage == "approved"


def test_the_co_op_leaves_once_it_was_ticked():
    mandate = an_application()
    ana, place = holder_client(), address("leave", mandate.organisation_id)
    assert ana.post(place).status_code == 400
    assert ana.post(place, {"sure": "on"}).status_code == 302
    assert fresh(mandate).stage == "withdrawn"
    assert ana.post(place, {"sure": "on"}).status_code == 400


def test_the_co_op_ends_the_work_early_in_the_browser():
    mandate = at_work()
    holder_client().post(address("leave", mandate.organisation_id), {"sure": "on"})
    assert fresh(mandate).stage == "finished"


def test_a_case_leads_to_its_mandate_or_says_that_there_is_none():
    case = a_case()
    page = desk(ADVISOR).get(address("of_case", case.id))
    assert "n’a pas demandé de mandat" in words(page)
    set_terms()
    made = actions.apply(actor=holder(), account=person(HOLDER), organisation=case.organisation)
    leads = desk(ADVISOR).get(address("of_case", case.id))
    assert leads["Location"] == address("mandate", made.id)
    assert address("of_case", case.id) in desk(ADVISOR).get(f"/conseil/{case.id}/").content.decode()


def test_a_refusal_needs_its_reason():
    mandate = an_application()
    lea, place = desk(LEAD), address("decide", mandate.id)
    lea.post(place, {"what": "refuse"})
    assert fresh(mandate).stage == "applied"
    lea.post(place, {"what": "refuse", "words": "Trop tôt"})
    assert fresh(mandate).stage == "refused"
    assert "Trop tôt" in words(holder_client().get(address("follow", mandate.organisation_id)))


def test_an_envelope_that_is_spent_is_said_to_the_lead():
    mandate = an_application(cents=1)
    answer = desk(LEAD).post(address("decide", mandate.id), {"what": "approve"}, follow=True)
    assert "n’en a plus assez" in words(answer)


def test_more_hours_are_refused_with_a_reason_and_unknown_ones_do_not_exist():
    mandate = at_work()
    amendment = actions.ask_more(actor=holder(), mandate=mandate, quarters=4, words="Atelier")
    place = address("decide_more", mandate.id, amendment.id)
    desk(LEAD).post(place, {"what": "refuse", "words": "Pas cette année"})
    amendment.refresh_from_db()
    assert amendment.outcome == "refused"
    page = words(desk(ADVISOR).get(address("mandate", mandate.id)))
    assert "Refusées le" in page
    assert "Pas cette année" in page
    assert desk(LEAD).post(address("decide_more", mandate.id, mandate.id)).status_code == 404


def test_to_agree_when_nothing_waits_changes_nothing():
    mandate = at_work()
    answer = holder_client().post(address("agree", mandate.id), follow=True)
    assert "a changé entre-temps" in words(answer)


def test_the_timer_works_without_javascript():
    mandate = at_work()
    client, place = desk(ADVISOR), address("mandate", mandate.id)
    assert client.post(address("start", mandate.id), {"kind": "software"}).status_code == 400
    client.post(address("start", mandate.id), {"kind": "plan"})
    assert "Il tourne depuis" in words(client.get(place))
    again = client.post(address("start", mandate.id), {"kind": "plan"}, follow=True)
    assert "tourne déjà" in words(again)
    silent = client.post(address("stop", mandate.id), follow=True)
    assert "Dites en quelques mots" in words(silent)
    client.post(address("stop", mandate.id), {"turn": "drop"})
    assert "Démarrer" in words(client.get(place))


def test_a_timer_that_runs_elsewhere_is_said():
    mandate = at_work()
    other = Mandate.objects.create(
        organisation=found_coop("other@example.coop", name="Autre"),
        accompaniment=Accompaniment.objects.create(
            organisation=found_coop("third@example.coop", name="Tierce"), words="", language="fr",
            advisor=mandate.advisor, asked_at=timezone.now(),
            waiting_since=timezone.now(),
        ),
        stage="work", applied_at=timezone.now(), rate=RATE, share=SHARE, granted=4,
    )  # fmt: skip
    desk(ADVISOR).post(address("start", other.id), {"kind": "plan"})
    page = desk(ADVISOR).get(address("mandate", mandate.id))
    assert "pour une autre organisation" in words(page)
    assert address("mandate", other.id) in page.content.decode()


def test_hours_written_by_mistake_are_taken_back():
    mandate = at_work()
    hours = actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted())
    place = address("take_back", mandate.id, hours.id)
    assert desk(ADVISOR).post(place).status_code == 302
    assert desk(ADVISOR).post(place).status_code == 404
    assert fresh(mandate).used == 0


def test_a_meeting_changed_in_two_windows_is_told_and_nothing_is_lost():
    mandate = at_work()
    client = desk(ADVISOR)
    new = Window(client, address("meet", mandate.id)).choose("title", "Bilan").choose("at", "10:00")
    assert send(new.choose("on", "2001-01-01")).status_code == 422
    tomorrow = timezone.localdate().isoformat()
    assert (
        send(new.choose("on", tomorrow).choose("link", "http://x.example.org")).status_code == 422
    )
    assert send(new.choose("link", "")).status_code == 302
    place = address("meeting", mandate.id, Meeting.objects.get().id)
    first, second = Window(client, place), Window(client, place)
    assert send(first.choose("title", "Bilan final")).status_code == 302
    conflict = send(second.choose("title", "Autre titre"))
    assert (conflict.status_code, "Bilan final" in words(conflict)) == (409, True)
    assert second["title"] == ["Autre titre"]
    assert send(second).status_code == 302
    taken = holder_client().get(address("calendar", mandate.id, Meeting.objects.get().id))
    assert b"SEQUENCE:2" in taken.content
    assert client.get(address("meeting", mandate.id, mandate.id)).status_code == 404


def test_the_work_is_ended_once_it_was_ticked_and_everything_is_there():
    mandate = at_work()
    client, place = desk(ADVISOR), address("finish", mandate.id)
    assert client.post(place).status_code == 400
    answer = client.post(place, {"over": "on"}, follow=True)
    assert "quel jour le portrait a été lu" in words(answer)
    window = Window(client, address("portrait", mandate.id))
    assert send(window.choose("portrait_on", "2099-01-01")).status_code == 422
    none = client.get(address("plan", mandate.id))
    assert "Aucun plan n’a encore été soumis" in words(none)


def test_the_office_closes_what_is_to_be_closed():
    mandate = at_work()
    assert desk(LEAD).post(address("close", mandate.id), {"what": "dance"}).status_code == 400
    told = desk(LEAD).post(address("close", mandate.id), {"what": "wind_up"}, follow=True)
    assert "a encore le dossier" in words(told)
    assert desk(LEAD).get(address("claim", mandate.id, "pdf")).status_code == 302
    assert desk(LEAD).get(address("claim", mandate.id, "exe")).status_code == 404


def test_without_an_agreement_there_is_no_paper():
    mandate = an_application()
    there = address("follow", mandate.organisation_id)
    assert holder_client().get(address("agreement", mandate.id))["Location"] == there


def test_an_empty_office_reads_that_nothing_waits():
    an_advisor(LEAD, an_office(), lead=True)
    page = words(desk(LEAD).get(address("oversee")))
    assert "Rien n’attend." in page
    assert "Aucune enveloppe n’est fixée" in page
    assert address("oversee") in desk(LEAD).get("/conseil/").content.decode()


def test_evaluating_what_goes_on_leads_back():
    mandate = at_work()
    place = address("evaluate", mandate.organisation_id)
    assert holder_client().get(place)["Location"] == address("follow", mandate.organisation_id)


@pytest.mark.parametrize("side", ["coop", "desk", "office"])
def test_the_pages_ask_as_much_with_one_thing_of_each_kind_as_with_three(
    side, django_assert_max_num_queries
):
    case = a_case()
    mandate = one_of_each(case, "Un")
    page, client = {
        "coop": (address("follow", mandate.organisation_id), holder_client()),
        "desk": (address("mandate", mandate.id), desk(ADVISOR)),
        "office": (address("oversee"), director_client()),
    }[side]
    with django_assert_max_num_queries(MOST_QUERIES) as one:
        assert client.get(page).status_code == 200
    now = timezone.now()
    held = {"organisation": case.organisation, "mandate": mandate}
    for number in range(3):
        Hours.objects.create(
            **held, on=now.date(), activity="plan", quarters=1, words="a", made_at=now
        )
        Meeting.objects.create(**held, title="a", starts_at=now, minutes=30, changed_at=now)
        Note.objects.create(**held, words="a", made_at=now, account=person(ADVISOR))
        Amendment.objects.create(
            **held, quarters=1, words="a", asked_at=now, outcome="refused", decided_at=now
        )
        other = found_coop(f"many{number}@example.coop", name=f"Coop {number}")
        Mandate.objects.create(
            organisation=other, accompaniment=Accompaniment.objects.create(
                organisation=other, words="", language="fr", asked_at=now, waiting_since=now
            ),
            office=case.office, applied_at=now, rate=RATE, share=SHARE, granted=4,
        )  # fmt: skip
    with django_assert_max_num_queries(MOST_QUERIES) as three:
        assert client.get(page).status_code == 200
    assert len(three.captured_queries) == len(one.captured_queries)
