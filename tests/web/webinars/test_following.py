"""On the day and after: reminders, who came, the recording, two questions, what comes next."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.coops import actor_of, found_coop
from tests.people import person
from tests.post_office import PostOffice
from tests.web.diagnostics.acting import FOOD_STORE, words
from tests.web.webinars.acting import address, behind, mails, organiser, text_of, told
from tests.webinars import ANA, ORGANISER, announced, move, register
from virage.core.access import VISITOR
from virage.core.portrait import Edition
from virage.core.webinars import Chapter, Funnel, Replay
from virage.web import limits
from virage.web.campaigns import actions as campaigns
from virage.web.diagnostics.models import Sheet
from virage.web.jobs import worker
from virage.web.jobs.models import Mail
from virage.web.privacy import terms
from virage.web.privacy.actions import keep_to_the_terms
from virage.web.reach.models import Tally
from virage.web.refusals import RefusedError
from virage.web.webinars import actions, due, queries
from virage.web.webinars.models import Door, Registration, Webinar

pytestmark = pytest.mark.django_db
LEO = "leo@example.coop"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def held(**said) -> Webinar:
    """A webinar that ended an hour ago, with Ana and Léo."""
    webinar = announced(**said)
    register(webinar)
    register(webinar, LEO, follow_up=False)
    move(webinar, to=timezone.now() - 2 * HOUR)
    return webinar


def joined_in_all() -> dict[str, int]:
    """How many joined a webinar, as the site counts its reach, by region."""
    return dict(Tally.objects.filter(kind="webinar").values_list("region", "count"))


def reread(webinar: Webinar, email: str = ANA) -> Registration:
    return Registration.objects.select_related("webinar").get(webinar=webinar, email=email)


def as_of(webinar: Webinar) -> Webinar:
    webinar.refresh_from_db()
    return webinar


def recorded(
    webinar: Webinar, transcript: str = "Bonjour à toutes et à tous.\n\nCommençons."
) -> bool:
    return actions.publish_replay(
        actor=ORGANISER,
        webinar=webinar,
        base=as_of(webinar).version,
        replay=Replay(
            "https://videos.example.org/1",
            (Chapter(0, "Bienvenue"), Chapter(65, "Par où commencer")),
            transcript,
        ),
    )


def test_each_reminder_goes_once_to_who_has_a_place():
    webinar = announced(capacity=1)
    register(webinar)
    register(webinar, LEO)
    begins = webinar.starts_at
    for before in (25 * HOUR, 24 * HOUR, 23 * HOUR, HOUR, HOUR / 2, -HOUR):
        due.remind(begins - before)
        due.remind(begins - before)
    assert [(each.recipient, each.context["tomorrow"]) for each in mails("reminder")] == [
        (ANA, True),
        (ANA, False),
    ]


def test_who_registers_late_is_not_reminded_of_what_they_just_read():
    webinar = announced()
    move(webinar, to=timezone.now() + 3 * HOUR)
    register(webinar)
    due.remind(timezone.now() + HOUR)
    assert told("reminder") == []
    due.remind(webinar.starts_at - HOUR / 2)
    assert told("reminder") == [ANA]


def test_who_is_called_up_by_the_scan_has_a_place():
    webinar = announced(capacity=1)
    register(webinar)
    register(webinar, LEO)
    Webinar.objects.update(capacity=2)
    due.remind(timezone.now())
    due.remind(timezone.now())
    assert reread(webinar, LEO).is_seated


def test_a_webinar_put_off_is_reminded_of_again():
    webinar = announced()
    register(webinar)
    due.remind(webinar.starts_at - 23 * HOUR)
    Webinar.objects.update(starts_at=webinar.starts_at + 7 * DAY, ends_at=webinar.ends_at + 7 * DAY)
    due.remind(webinar.starts_at + 7 * DAY - 23 * HOUR)
    assert len(mails("reminder")) == 2


def test_the_button_of_the_door_notes_who_is_there_and_shows_the_link():
    webinar = announced()
    ana = register(webinar)
    browser = Client()
    early = browser.get(behind(ana, Door.JOIN))
    assert "Les portes ouvrent une demi-heure avant" in words(early)
    assert browser.post(behind(ana, Door.JOIN)).status_code == 403
    move(webinar, to=timezone.now() + HOUR / 4)
    assert webinar.link not in browser.get(behind(ana, Door.JOIN)).content.decode()
    assert reread(webinar).attended_at is None
    for _ in range(2):
        shown = browser.post(behind(ana, Door.JOIN)).content.decode()
        assert f'href="{webinar.link}"' in shown
    assert reread(webinar).attended_at
    assert not reread(webinar).imported
    assert joined_in_all() == {"": 1}


def test_who_waits_or_left_does_not_come_in():
    webinar = announced(capacity=1)
    register(webinar)
    leo = register(webinar, LEO)
    move(webinar, to=timezone.now())
    assert "Vous n’avez pas encore de place" in words(Client().get(behind(leo, Door.JOIN)))
    with pytest.raises(RefusedError, match="no place yet"):
        actions.join(actor=VISITOR, registration=leo)


def upload(webinar: Webinar, content: bytes):
    table = SimpleUploadedFile("presences.csv", BytesIO(content).getvalue(), "text/csv")
    return organiser().post(address("attendance", webinar.id), {"table": table})


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_table_of_a_video_conference_notes_who_came(codec):
    webinar = held()
    text = f"Prénom;Courriel\nAna;ANA@example.coop\nEve;eve@example.coop\nAna;{ANA}\n"
    answer = upload(webinar, text.encode(codec))
    page = words(answer)
    assert "1 personne est notée présente." in page
    assert "Ligne 3 : eve@example.coop" in page
    assert reread(webinar).imported
    assert reread(webinar, LEO).attended_at is None
    upload(webinar, text.encode(codec))
    assert joined_in_all() == {"": 1}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Courriel\nana\n", "Ligne 2 : « ana » n’est pas une adresse courriel."),
        (b"Nom,Courriel\nAna,\n", "La ligne 2 n’a pas d’adresse."),
        (b"Nom\nAna\n", "Aucune colonne d’adresses"),
        (b"\n", "Ce fichier est vide."),
        (b"courriel\n" + b"x\n" * 30, "Et 10 autres lignes."),
        (b"courriel\n" + b"x" * 1_000_001, "Ce fichier est trop gros"),
    ],
)
def test_a_table_with_a_fault_writes_nothing_and_says_which_line(content, said):
    webinar = held()
    answer = upload(webinar, content)
    assert answer.status_code == 422
    assert said in words(answer)
    assert reread(webinar).attended_at is None


def test_a_table_that_cannot_be_read_is_refused_by_the_action_too():
    from virage.core.webinars import read_attendance

    with pytest.raises(RefusedError, match="lines cannot be read"):
        actions.import_attendance(
            actor=ORGANISER, webinar=held(), attendance=read_attendance("courriel\nx\n")
        )


def test_the_recording_is_told_once_to_who_agreed_and_nothing_is_loaded_before_a_click():
    webinar = held()
    assert recorded(webinar)
    assert recorded(webinar)
    assert recorded(webinar, "Bonjour.\n\nCommençons.")
    assert told("replay") == [ANA]
    page = Client().get(address("webinar", webinar.id))
    html = page.content.decode()
    assert "Par où commencer" in html
    assert "Commençons." in html
    assert html.count("videos.example.org") == 1
    assert 'rel="external noopener noreferrer"' in html
    assert "<iframe" not in html
    assert address("webinar", webinar.id) in Client().get(address("calendar")).content.decode()


def test_a_recording_waits_for_the_end_and_its_form_names_the_line():
    webinar = announced()
    with pytest.raises(RefusedError, match="not over yet"):
        recorded(webinar)
    move(webinar, to=timezone.now() - DAY)
    given = {"url": "https://videos.example.org/1", "transcript": "Bonjour."}
    eli = organiser()
    wrong = eli.post(address("replay", webinar.id), given | {"chapters": "0:00 A\nbonjour"})
    assert "La ligne 2 n’est pas un moment" in words(wrong)
    late = eli.post(address("replay", webinar.id), given | {"chapters": "1:00 A\n0:30 B"})
    assert "La ligne 2 commence avant" in words(late)
    base = {"base": as_of(webinar).version}
    done = eli.post(address("replay", webinar.id), given | base | {"chapters": "0:00 A\n1:00 B"})
    assert done["Location"] == address("organise", webinar.id)
    again = eli.get(address("replay", webinar.id))
    assert again.context["form"]["chapters"].value() == "0:00 A\n1:00 B"
    overtaken = eli.post(
        address("replay", webinar.id), given | base | {"chapters": "", "transcript": "Bonsoir."}
    )
    assert overtaken.status_code == 409
    assert "0:00 A 1:00 B" in words(overtaken)
    assert overtaken.context["form"]["transcript"].value() == "Bonsoir."


def test_a_form_sent_before_the_end_says_so():
    webinar = announced()
    given = {"url": "https://videos.example.org/1", "transcript": "Bonjour.", "chapters": ""}
    answer = organiser().post(address("replay", webinar.id), given)
    assert "Ce webinaire n’est pas encore terminé." in words(answer)


def test_what_comes_next_goes_once_a_day_after_to_who_agreed():
    webinar = held()
    for after in (HOUR, DAY, DAY + HOUR, 3 * DAY, 9 * DAY):
        due.what_next(webinar.ends_at + after)
    assert told("next") == [ANA]
    assert mails("next")[0].context["present"] is False
    assert mails("next")[0].context["stop_url"]


def test_the_button_of_a_mail_program_stops_what_nobody_needs_and_nothing_else():
    webinar = held()
    other = announced()
    register(other)
    due.what_next(webinar.ends_at + DAY + HOUR)
    browser = Client(enforce_csrf_checks=True)
    link = behind(reread(webinar), Door.QUIET)
    assert "Arrêter les courriels" in words(browser.get(link))
    assert reread(webinar).stopped_at is None
    one_click = {"List-Unsubscribe": "One-Click"}
    assert "Nous n’écrirons plus" in words(browser.post(link, one_click))
    assert told("next") == []
    recorded(webinar)
    assert told("replay") == []
    due.remind(other.starts_at - HOUR * 2)
    assert told("reminder") == [ANA]
    assert browser.get(address("quiet", "nothing")).status_code == 404


def test_two_questions_are_kept_without_a_name_for_the_organiser():
    webinar = held()
    browser = Client()
    link = behind(reread(webinar), Door.OPINION)
    assert browser.post(link, {"wish": "Des exemples"}).status_code == 422
    browser.post(link, {"useful": "no", "wish": "Des exemples"})
    browser.post(link, {"useful": "yes", "wish": "Des exemples de coops"})
    page = words(organiser().get(address("organise", webinar.id)))
    assert "Des exemples de coops" in page
    assert queries.opinions_of(webinar) == queries.Opinions(1, 0, 0, ("Des exemples de coops",))


def test_the_mail_begins_one_diagnosis_with_what_is_known_and_one_only():
    webinar = announced()
    register(webinar, organisation_name="La Verdure", region="04")
    move(webinar, to=timezone.now() - 2 * DAY)
    link, browser = behind(reread(webinar), Door.BEGIN), Client()
    form = browser.get(link).context["form"]
    assert (form["name"].value(), form["region"].value()) == ("La Verdure", "04")
    assert not Sheet.objects.exists()
    assert browser.post(link, {}).status_code == 422
    begun = browser.post(link, FOOD_STORE | {"name": "La Verdure", "edition": "full"})
    sheet = Sheet.objects.get()
    assert str(sheet.id) in begun["Location"]
    assert browser.get(begun["Location"]).status_code == 200
    private = mails("begun")[0]
    assert private.recipient == ANA
    assert "/autodiagnostic/" in private.context["sheet_url"]
    forwarded = Client()
    assert "est commencé" in words(forwarded.get(link))
    forwarded.post(link, FOOD_STORE | {"name": "X", "edition": "full"})
    assert Sheet.objects.count() == 1
    assert forwarded.get(begun["Location"]).status_code == 404
    with pytest.raises(RefusedError, match="begun already"):
        actions.begin_diagnosis(
            actor=VISITOR,
            registration=reread(webinar),
            name="",
            edition=Edition.FULL,
            profile={},
        )


def test_an_organisation_is_led_to_its_own_page_and_its_diagnosis_is_counted():
    coop, webinar = found_coop(), announced()
    register(webinar, "holder@example.coop", organisation=coop)
    move(webinar, to=timezone.now() - DAY)
    row = reread(webinar, "holder@example.coop")
    page = Client().get(behind(row, Door.BEGIN)).content.decode()
    assert f"{coop.id}" in page
    assert queries.funnels_of([webinar])[webinar.id] == Funnel(1, 0, 0)
    holder = actor_of(person("holder@example.coop"))
    campaigns.start_campaign(actor=holder, organisation=coop, due_on=None)
    assert queries.funnels_of([webinar])[webinar.id] == Funnel(1, 0, 1)


def test_six_months_after_only_the_counts_stay():
    webinar = held()
    actions.leave(actor=VISITOR, registration=reread(webinar))
    Registration.objects.filter(email=LEO).update(attended_at=timezone.now())
    keep_to_the_terms(webinar.ends_at + terms.REGISTRATION - DAY)
    assert Registration.objects.count() == 2
    for _ in range(2):
        keep_to_the_terms(webinar.ends_at + terms.REGISTRATION + DAY)
    assert not Registration.objects.exists()
    webinar.refresh_from_db()
    assert queries.funnels_of([webinar])[webinar.id] == Funnel(2, 1, 0)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_mail_is_read_as_text_and_carries_what_is_due(office: PostOffice, language):
    webinar = announced(title="Vendre en ligne", capacity=1, accessibility="Sous-titres")
    register(webinar, language=language)
    leo = register(webinar, LEO, language=language)
    actions.leave(actor=VISITOR, registration=reread(webinar))
    due.remind(webinar.starts_at - HOUR * 2)
    actions.leave(actor=VISITOR, registration=leo)
    register(webinar, language=language)
    sent = {"audience": "all", "subject": "À lire", "words": "Voici."}
    actions.write_to(actor=ORGANISER, webinar=webinar, **sent)
    ends_at = webinar.ends_at
    move(webinar, to=timezone.now() - 2 * DAY)
    recorded(webinar)
    due.what_next(webinar.ends_at + DAY + HOUR)
    assert ends_at > webinar.ends_at
    Mail.objects.update(until=None, next_at=timezone.now())
    while worker.next_mail(datetime.now(UTC)):
        pass
    assert {each.purpose for each in Mail.objects.filter(state="sent")} >= {
        f"webinar.{name}" for name in "place waiting left reminder message replay next".split()
    }
    for message in office.received:
        text = text_of(message)
        assert "Vendre en ligne" in text
        assert "{{" not in text
        assert message["Content-Language"] == language
        unneeded = any(word in text for word in ("/suite/", "/what-next/", "Voici.", "Par où"))
        assert ("List-Unsubscribe-Post" in message) is unneeded, text
    with_file = [each for each in office.received if list(each.iter_attachments())]
    assert with_file
    parts = [part.get_content_type() for part in with_file[0].walk()]
    assert parts == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]


def test_beginning_too_often_from_one_place_is_held_back(monkeypatch):
    webinar = held()
    monkeypatch.setattr(limits, "STARTS", limits.Limit("start", 0, 60))
    begun = FOOD_STORE | {"name": "", "edition": "full"}
    link = behind(reread(webinar), Door.BEGIN)
    answer = Client().post(link, begun, REMOTE_ADDR="203.0.113.7")
    assert answer.status_code == 429
    assert "très souvent" in words(answer)
    assert reread(webinar).begun_at is None


def test_in_development_a_mail_with_a_calendar_is_read_on_its_page(client):
    register(announced(title="Vendre en ligne"))
    while worker.next_mail(timezone.now()):
        pass
    page = client.get(reverse("jobs:kept_mail", args=[mails("place")[0].id]))
    assert "Vendre en ligne" in words(page)
