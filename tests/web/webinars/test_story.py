"""The story of a series: 120 people for 100 places, until one of them begins a diagnosis."""

import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
import vobject
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.post_office import PostOffice
from tests.web.diagnostics.acting import FOOD_STORE, words
from tests.web.webinars.acting import address, organiser, text_of, typed
from tests.webinars import move
from virage.web.diagnostics.models import Sheet
from virage.web.jobs import worker
from virage.web.jobs.models import Mail
from virage.web.webinars import due
from virage.web.webinars.models import Registration, Webinar

pytestmark = pytest.mark.django_db
PEOPLE, PLACES, GONE = 120, 100, 30
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def post(office: PostOffice) -> list[EmailMessage]:
    """Everything that waits is sent and taken out of the office's box."""
    Mail.objects.filter(state="waiting").update(next_at=timezone.now(), until=None)
    while worker.next_mail(datetime.now(UTC)):
        pass
    received, office.received = office.received, []
    return received


def event_of(message: EmailMessage) -> vobject.base.Component:
    """The event that the mail's calendar file holds, as another library reads it."""
    part = next(each for each in message.walk() if each.get_content_type() == "text/calendar")
    calendar = vobject.readOne(part.get_content())
    calendar.validate(raiseException=True)
    assert part.get_param("method") == calendar.method.value
    return calendar.vevent


def link_in(message: EmailMessage, path: str) -> str:
    """The link of a mail that leads to a part of the site, without the site's own address."""
    found = re.search(rf"https?://[^/\s]+(/webinaires/{path}/\S+)", text_of(message))
    assert found, text_of(message)
    return found[1]


class Diary:
    """The calendar program of a person: it takes files in as the standard says."""

    def __init__(self) -> None:
        self.events: dict[str, vobject.base.Component] = {}

    def take(self, message: EmailMessage) -> None:
        event = event_of(message)
        known = self.events.get(event.uid.value)
        if known is None or int(event.sequence.value) > int(known.sequence.value):
            self.events[event.uid.value] = event

    @property
    def only(self) -> vobject.base.Component:
        (event,) = self.events.values()
        return event


def announce() -> Webinar:
    """An organiser writes a series of three, and publishes the first one."""
    eli, said = organiser(), {"series": "Premiers pas", "count": "3", "weeks": "2"}
    eli.post(address("series"), typed(**said))
    first = Webinar.objects.order_by("starts_at").first()
    assert first
    assert "Publier toute la série" in words(eli.get(address("organise", first.id)))
    eli.post(address("publish", first.id), {"series": "yes"})
    page = words(Client().get(address("calendar")))
    assert page.count("Premiers pas") == 3
    return first


def person(number: int) -> str:
    return f"p{number:03}@example.coop"


def seats() -> dict[str, list[str]]:
    """Who has a place, who waits, who left, in the order of arrival."""
    found: dict[str, list[str]] = {"seated": [], "waiting": [], "left": []}
    for row in Registration.objects.order_by("turn"):
        found[row.standing].append(row.email)
    return found


def test_a_series_from_its_announcement_to_a_diagnosis(office: PostOffice):
    webinar = announce()
    confirmed = everybody_registers(office, webinar)
    diary = Diary()
    diary.take(confirmed[person(99)])
    assert diary.only.dtstart.value == webinar.starts_at
    seated = thirty_give_up(office, confirmed)
    a_new_day(office, webinar, seated=seated, diary=diary)
    each_is_reminded_twice(office, webinar, seated)
    they_come_and_see_it_again(office, webinar)
    one_begins_a_diagnosis(office, webinar)


def everybody_registers(office: PostOffice, webinar: Webinar) -> dict[str, EmailMessage]:
    """120 people for 100 places; the confirmations, by address."""
    browser = Client()
    for number in range(PEOPLE):
        sent = {"email": person(number), "name": f"P{number}", "language": "fr", "follow_up": "on"}
        sent["organisation_name"] = f"Coop {number}"
        assert browser.post(address("register", webinar.id), sent).status_code == 302
    assert [len(each) for each in seats().values()] == [PLACES, PEOPLE - PLACES, 0]
    confirmed = {each["To"]: each for each in post(office)}
    assert len(confirmed) == PEOPLE
    return confirmed


def thirty_give_up(office: PostOffice, confirmed: dict[str, EmailMessage]) -> list[str]:
    """Thirty leave by their link, and those who waited are called up in order; who is left."""
    browser = Client()
    for number in range(GONE):
        link = link_in(confirmed[person(number)], "ma-place")
        browser.get(link)
        browser.post(link, {"leave": "yes"})
    everybody = seats()
    waited = [person(number) for number in range(PLACES, PEOPLE)]
    assert everybody["seated"][-20:] == waited
    assert [len(each) for each in everybody.values()] == [PEOPLE - GONE, 0, GONE]
    mails = post(office)
    struck = [each for each in mails if "vous ne venez pas" in each["Subject"]]
    called = [each for each in mails if "Une place est à vous" in each["Subject"]]
    assert len(struck) == GONE
    assert {event_of(each).status.value for each in struck} == {"CANCELLED"}
    assert [each["To"] for each in called] == waited
    return everybody["seated"]


def a_new_day(office: PostOffice, webinar: Webinar, *, seated: list[str], diary: Diary) -> None:
    """The organiser puts it off by a day: everybody hears of it, and the diary follows."""
    webinar.refresh_from_db()
    organiser().post(address("change", webinar.id), typed(webinar, day="2099-12-04"))
    moved = {each["To"]: each for each in post(office)}
    assert set(moved) == set(seated)
    diary.take(moved[person(99)])
    assert str(diary.only.dtstart.value.date()) == "2099-12-04"


def each_is_reminded_twice(office: PostOffice, webinar: Webinar, seated: list[str]) -> None:
    """A day before and an hour before, however often the worker looks."""
    webinar.refresh_from_db()
    for before in (24, 23, 1, 0.5):
        due.remind(webinar.starts_at - before * HOUR)
    reminded = [each["To"] for each in post(office)]
    assert sorted(reminded) == sorted(seated * 2)


def they_come_and_see_it_again(office: PostOffice, webinar: Webinar) -> None:
    """Who came is read from a table; the recording is told to who agreed."""
    move(webinar, to=timezone.now() - 2 * HOUR)
    eli = organiser()
    lines = "\n".join(f"P{number},{person(number)}" for number in range(40, 100))
    table = SimpleUploadedFile("presences.csv", f"Nom,Courriel\n{lines}\n".encode(), "text/csv")
    answer = eli.post(address("attendance", webinar.id), {"table": table})
    assert "60 personnes sont notées présentes." in words(answer)
    replay = {"url": "https://videos.example.org/1", "chapters": "0:00 A", "transcript": "Bonjour."}
    webinar.refresh_from_db()
    eli.post(address("replay", webinar.id), replay | {"base": str(webinar.version)})
    assert len(post(office)) == PEOPLE - GONE


def one_begins_a_diagnosis(office: PostOffice, webinar: Webinar) -> None:
    """The mail of the day after leads one of them to a diagnosis, and the organiser counts it."""
    due.what_next(webinar.ends_at + DAY)
    due.what_next(webinar.ends_at + DAY + HOUR)
    following = {each["To"]: each for each in post(office)}
    assert len(following) == PEOPLE - GONE
    mail = following[person(42)]
    assert "Merci d’avoir été là" in text_of(mail)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    attendee, link = Client(), link_in(mail, "suite")
    form = attendee.get(link).context["form"]
    assert form["name"].value() == "Coop 42"
    begun = attendee.post(link, FOOD_STORE | {"name": "Coop 42", "edition": "full"})
    assert Sheet.objects.get().name == "Coop 42"
    assert attendee.get(begun["Location"]).status_code == 200
    private = post(office)
    assert [each["To"] for each in private] == [person(42)]

    desk = words(organiser().get(address("organise", webinar.id)))
    assert "Inscriptions 90 Présences 60 (67 %) Ont commencé un diagnostic 1 (1 %)" in desk
