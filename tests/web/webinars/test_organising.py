"""Organising: announcing, a series, a copy, changing, cancelling, writing, the export."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.people import signed_in
from tests.web.diagnostics.acting import words
from tests.web.diagnostics.test_queries import PAGE, queries
from tests.web.webinars.acting import address, event_in, mails, organiser, told, typed
from tests.webinars import ANA, ORGANISER, a_session, announced, move, register
from virage.core.access import VISITOR, SiteRole
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.refusals import RefusedError
from virage.web.webinars import actions
from virage.web.webinars.bridge import session_of
from virage.web.webinars.models import Registration, Series, State, Webinar

pytestmark = pytest.mark.django_db
LEO = "leo@example.coop"


def test_a_webinar_is_written_then_published_and_nobody_sees_it_before():
    eli = organiser()
    answer = eli.post(address("add"), typed())
    webinar = Webinar.objects.get()
    assert answer["Location"] == address("organise", webinar.id)
    assert (webinar.state, str(webinar.starts_at)) == (State.DRAFT, "2099-12-03 17:00:00+00:00")
    assert Client().get(address("webinar", webinar.id)).status_code == 404
    eli.post(address("publish", webinar.id))
    page = words(Client().get(address("webinar", webinar.id)))
    assert "jeudi 3 décembre 2099, de 12 h à 13 h, heure de l’Est (Québec)" in page
    assert "aux Îles-de-la-Madeleine" in page
    assert not actions.publish(actor=ORGANISER, webinar=webinar)
    assert list(Entry.objects.values_list("verb", flat=True)) == ["webinar.add", "webinar.publish"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"day": "2020-01-01"}, "Ce jour est passé."),
        ({"link": "http://conference.example.org"}, "L’adresse doit commencer par https://."),
        ({"link": ""}, "Dites où : un lien, un lieu ou les deux."),
        ({"day": "2099-03-08", "hour": "02:30"}, "Ce jour-là, les horloges sautent cette heure."),
        ({"capacity": "0"}, "1"),
    ],
)
def test_what_cannot_be_held_is_refused_in_words(said, problem):
    answer = organiser().post(address("add"), typed(**said))
    assert answer.status_code == 422
    assert problem in words(answer)
    assert not Webinar.objects.exists()


def test_a_place_may_do_without_a_link():
    organiser().post(address("add"), typed(link="", place="Salle 2, 100, rue Principale"))
    assert Webinar.objects.get().place == "Salle 2, 100, rue Principale"


def test_a_series_keeps_its_hour_when_clocks_change():
    said = {"series": "Premiers pas", "count": "3", "weeks": "1", "day": "2099-10-29"}
    organiser().post(address("series"), typed(**said))
    rows = Webinar.objects.order_by("starts_at")
    assert [row.starts_at.hour for row in rows] == [16, 17, 17]  # the clocks change in between
    assert Series.objects.get().webinars.count() == 3
    refused = organiser().post(address("series"), typed(**said, hour="25:00"))
    assert refused.status_code == 422
    skipped = typed(**(said | {"day": "2099-03-01", "hour": "02:30"}))
    assert "horloges sautent" in words(organiser().post(address("series"), skipped))


def test_a_copy_says_the_same_on_another_day():
    webinar = announced(title="Vendre en ligne")
    eli = organiser()
    page = eli.get(address("copy", webinar.id))
    assert page.context["form"]["title"].value() == "Vendre en ligne"
    assert not page.context["form"]["day"].value()
    eli.post(address("copy", webinar.id), typed(title="Vendre en ligne"))
    assert Webinar.objects.filter(title="Vendre en ligne").count() == 2


def test_a_new_day_goes_to_everybody_and_their_calendars_follow():
    webinar = announced(capacity=1)
    register(webinar)
    register(webinar, LEO)
    organiser().post(address("change", webinar.id), typed(webinar, capacity="1"))
    assert told("changed") == [ANA, LEO]
    mine, theirs = (
        next(each for each in mails("changed") if each.recipient == who) for who in (ANA, LEO)
    )
    event = event_in(mine)
    first = event_in(mails("place")[0])
    assert (event.uid.value, event.sequence.value) == (first.uid.value, "1")
    assert str(event.dtstart.value.date()) == "2099-12-03"
    assert "calendar" not in theirs.context


def test_what_concerns_no_calendar_writes_to_nobody():
    webinar = announced()
    register(webinar)
    session = replace(session_of(webinar), accessibility="Sous-titres")
    assert actions.change_webinar(actor=ORGANISER, webinar=webinar, base=2, session=session)
    assert actions.change_webinar(actor=ORGANISER, webinar=webinar, base=1, session=session)
    webinar.refresh_from_db()
    assert (webinar.sequence, webinar.version, told("changed")) == (0, 3, [])


def test_a_webinar_that_was_held_is_corrected_without_a_mail():
    webinar = announced()
    register(webinar)
    move(webinar, to=timezone.now() - timedelta(days=2))
    session = replace(session_of(webinar), title="Autre titre")
    assert actions.change_webinar(actor=ORGANISER, webinar=webinar, base=2, session=session)
    assert told("changed") == []


def test_of_two_colleagues_the_second_is_shown_both_and_loses_nothing():
    webinar = announced(title="Vendre en ligne")
    first = typed(webinar, title="Vendre en ligne, ensemble")
    eli = organiser()
    assert eli.post(address("change", webinar.id), first).status_code == 302
    late = eli.post(address("change", webinar.id), first | {"title": "Autre"})
    assert late.status_code == 409
    page = words(late)
    assert "Vendre en ligne, ensemble" in page
    assert late.context["form"]["title"].value() == "Autre"
    webinar.refresh_from_db()
    assert webinar.title == "Vendre en ligne, ensemble"


def test_less_room_than_people_is_refused_on_the_form():
    webinar = announced(capacity=3)
    register(webinar)
    register(webinar, LEO)
    answer = organiser().post(address("change", webinar.id), typed(webinar, capacity="1"))
    assert "Plus de personnes ont déjà une place" in words(answer)
    assert answer.status_code == 422


def test_cancelling_strikes_it_out_of_every_calendar():
    webinar = announced(capacity=1)
    register(webinar)
    register(webinar, LEO)
    eli = organiser()
    assert "2 personnes sont inscrites" in words(eli.get(address("cancel", webinar.id)))
    eli.post(address("cancel", webinar.id))
    assert told("cancelled") == [ANA, LEO]
    struck = next(each for each in mails("cancelled") if each.recipient == ANA)
    event = event_in(struck)
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "1")
    assert "Ce webinaire est annulé" in words(Client().get(address("webinar", webinar.id)))
    public = Client().get(address("file", webinar.id)).content.decode()
    assert "STATUS:CANCELLED" in public
    assert not actions.cancel(actor=ORGANISER, webinar=webinar)
    with pytest.raises(RefusedError, match="the webinar is cancelled"):
        actions.change_webinar(actor=ORGANISER, webinar=webinar, base=3, session=a_session())


def test_a_draft_is_taken_away_and_what_was_held_stays():
    draft = actions.add_webinar(actor=ORGANISER, session=a_session())
    assert actions.cancel(actor=ORGANISER, webinar=draft)
    assert not Webinar.objects.exists()
    held = announced()
    move(held, to=timezone.now() - timedelta(days=2))
    assert not actions.cancel(actor=ORGANISER, webinar=held)


def test_a_message_goes_once_to_those_it_is_for():
    webinar = announced(capacity=1)
    register(webinar)
    register(webinar, LEO)
    gone = register(webinar, "eve@example.coop")
    actions.leave(actor=VISITOR, registration=gone)
    sent = {"audience": "seated", "subject": "À apporter", "words": "Votre dernière facture."}
    eli = organiser()
    for _ in range(2):
        eli.post(address("message", webinar.id), sent)
    assert told("message") == [ANA]
    assert mails("message")[0].context["stop_url"]
    eli.post(address("message", webinar.id), sent | {"audience": "all", "words": "À tous."})
    assert told("message") == [ANA, ANA, LEO]
    assert eli.post(address("message", webinar.id), {}).status_code == 422


def test_the_export_disarms_formulas_and_is_journalled():
    webinar = announced()
    register(webinar, name="=1+1", region="04", organisation_name="La Verdure")
    answer = organiser().post(address("export", webinar.id))
    table = answer.content.decode()
    assert "'=1+1" in table
    assert "Mauricie" in table
    assert Entry.objects.filter(verb="webinar.export").count() == 1


@pytest.mark.parametrize("second_factor", [True, False])
def test_only_who_organises_with_a_second_proof_comes_to_the_desk(second_factor):
    director = signed_in("dan@example.org", SiteRole.DIRECTOR, second_factor=second_factor)
    assert director.get(address("desk")).status_code == (200 if second_factor else 403)
    assert signed_in("ana@example.coop").get(address("desk")).status_code == 404
    assert Client().get(address("desk")).status_code == 302
    assert organiser().get(address("organise", uuid4())).status_code == 404


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (actions.add_webinar, {"session": a_session}),
        (actions.publish, {"webinar": announced}),
        (actions.export_people, {"webinar": announced}),
    ],
)
def test_the_actions_ask_who_acts(act, given):
    with pytest.raises(RefusedError):
        act(actor=VISITOR, **{name: make() for name, make in given.items()})


def test_as_many_queries_with_one_webinar_as_with_many():
    def fill(count):
        for number in range(count):
            webinar = announced(capacity=1)
            register(webinar, f"p{number}@example.coop")
            register(webinar, f"q{number}@example.coop")
        return webinar

    eli, webinar = organiser(), fill(1)
    pages = [address("desk"), address("organise", webinar.id)]
    public = [address("calendar"), address("webinar", webinar.id)]
    eli.get(pages[0])
    before = [queries(eli, page) for page in pages] + [queries(Client(), page) for page in public]
    fill(3)
    for number in range(3):
        register(webinar, f"r{number}@example.coop")
    after = [queries(eli, page) for page in pages] + [queries(Client(), page) for page in public]
    assert before == after
    assert max(after) <= PAGE


def test_an_account_of_an_editor_leads_to_the_desk():
    page = organiser().get("/compte/")
    assert address("desk") in page.content.decode()


def test_nothing_of_a_mail_stays_when_the_person_goes():
    webinar = announced()
    row = register(webinar)
    actions.erase_all([row])
    assert not Mail.objects.exists()
    assert not Registration.objects.exists()


def test_a_series_is_held_again_as_far_apart_and_at_the_same_hours():
    said = {"series": "Premiers pas", "count": "3", "weeks": "2", "day": "2098-10-01"}
    eli = organiser()
    eli.post(address("series"), typed(**said))
    middle = Webinar.objects.order_by("starts_at")[1]
    Webinar.objects.filter(id=middle.id).update(title="La suite")
    assert (
        address("copy_series", middle.id)
        in eli.get(address("organise", middle.id)).content.decode()
    )
    gone = {"series": "Encore", "day": "2020-01-01"}
    refused = eli.post(address("copy_series", middle.id), gone)
    assert (refused.status_code, "Ce jour est passé" in words(refused)) == (422, True)
    eli.post(address("copy_series", middle.id), {"series": "Encore", "day": "2099-10-22"})
    rows = Webinar.objects.filter(series__title="Encore").order_by("starts_at")
    assert [each.state for each in rows] == [State.DRAFT] * 3
    assert [(each.title, f"{each.starts_at:%m-%d %H}") for each in rows] == [
        ("Vendre en ligne", "10-22 16"),
        ("La suite", "11-05 17"),
        ("Vendre en ligne", "11-19 17"),
    ]


def test_a_webinar_alone_has_no_series_to_copy():
    webinar = announced()
    eli = organiser()
    assert eli.get(address("copy_series", webinar.id))["Location"] == address("copy", webinar.id)
    assert "copier-la-serie" not in eli.get(address("organise", webinar.id)).content.decode()


def test_a_webinar_alone_has_no_series_to_publish():
    draft = actions.add_webinar(actor=ORGANISER, session=a_session())
    assert actions.publish_series(actor=ORGANISER, webinar=draft) == 0
