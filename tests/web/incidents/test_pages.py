"""The register as the director sees it, in both languages."""

import csv
import io
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.coops import found_coop
from tests.incidents import DIRECTOR, director_client, incident, write
from tests.people import signed_in
from tests.web.diagnostics.acting import Window, words
from virage.core.access import SiteRole
from virage.core.incidents import Risk
from virage.web.incidents import actions
from virage.web.incidents.models import IncidentRow
from virage.web.journal.models import Entry
from virage.web.organisations.models import Organisation

pytestmark = pytest.mark.django_db
FR, EN = "/incidents/", "/en/incidents/"
SERIOUS = {"serious": Risk.YES, "reasons": "Passwords were among it."}


@pytest.fixture
def director():
    return director_client()


def fill(window: Window, **said: str) -> Window:
    window.choose("circumstances", "Un courriel est parti à la mauvaise personne.")
    window.choose("information", "Adresses de courriel.")
    for name, value in said.items():
        window.choose(name, value)
    return window


@pytest.mark.parametrize(
    ("page", "sentences"),
    [
        (FR, ("Aucun incident n’est inscrit", "Quand en inscrire un", "Y mettre fin")),
        (EN, ("No incident is written", "When to write one", "Stop it")),
    ],
)
def test_an_empty_register_says_when_to_write_and_what_to_do_first(director, page, sentences):
    said = words(director.get(page))
    for sentence in sentences:
        assert sentence in said
    assert "CSV" not in said


def test_an_incident_is_written_with_the_little_that_is_known(director):
    window = fill(Window(director, f"{FR}nouveau/"))
    assert "Aucun nom, aucune adresse" in words(window.shown)
    assert window["serious"] == ["undecided"]
    assert window["aware_on"] == [str(timezone.localdate())]
    answer = window.send()
    row = IncidentRow.objects.get()
    assert answer["Location"] == f"{FR}{row.id}/"
    said = words(director.get(answer["Location"]))
    for sentence in ("Pas encore connu", "Pas encore décidé", "Ouvert", "Conclure s’il y a"):
        assert sentence in said


def test_a_serious_risk_without_notice_to_the_commission_is_a_warning_everywhere(director):
    row = write(**SERIOUS)
    assert "La Commission n’est pas encore avisée" in words(director.get(FR))
    said = words(director.get(f"{EN}{row.id}/"))
    assert "The Commission d’accès à l’information is not notified yet" in said
    window = Window(director, f"{FR}{row.id}/modifier/")
    window.choose("commission_told_on", str(row.aware_on)).send()
    assert "pas encore avisée" not in words(director.get(f"{FR}{row.id}/"))
    assert "n’est pas encore avisée" not in words(director.get(FR))


def test_the_state_is_said_in_words(director):
    write()
    done = {"serious": Risk.NO, "reasons": "Seen by nobody.", "measures": "Deleted."}
    write(closed=True, **done)
    said = words(director.get(EN))
    assert "Open" in said
    assert "Closed" in said


def test_of_two_who_complete_an_incident_the_second_is_told_what_the_first_wrote(director):
    page = f"{FR}{write().id}/modifier/"
    dan, dora = Window(director, page), Window(director_client("dora@example.org"), page)
    assert dan.choose("people", "12").choose("measures", "Rappelé.").send().status_code == 302
    refused = dora.choose("people", "15").send()
    assert refused.status_code == 409
    said = words(refused)
    assert "Un ou une collègue a changé ceci" in said
    assert "Personnes concernées 12" in said
    assert "Mesures prises Rappelé." in said
    assert "Connu depuis le" not in said
    assert dora["people"] == ["15"]
    assert dora.send().status_code == 302
    assert IncidentRow.objects.get().people == 15


def test_lines_that_a_browser_ends_in_its_own_manner_are_no_change(director):
    row = write(measures="One.\nTwo.")
    window = Window(director, f"{FR}{row.id}/modifier/").choose("measures", "One.\r\nTwo.")
    assert window.send().status_code == 302
    row.refresh_from_db()
    assert row.version == 1


def test_a_form_that_is_refused_keeps_the_version_that_the_person_saw(director):
    row = write()
    window = Window(director, f"{FR}{row.id}/modifier/")
    actions.change_incident(actor=DIRECTOR, row=row, base=1, incident=incident(people=3))
    assert window.choose("people", "-1").send().status_code == 422
    assert window["base"] == ["1"]
    assert window.choose("people", "5").send().status_code == 409


NOBODY = "0197a0de-0000-7000-8000-000000000000"
TOMORROW = str(timezone.localdate() + timedelta(days=1))
WRONG = [
    ({"circumstances": ""}, "circumstances"),
    ({"information": ""}, "information"),
    ({"aware_on": ""}, "aware_on"),
    ({"aware_on": TOMORROW}, "aware_on"),
    ({"began_on": TOMORROW}, "began_on"),
    ({"began_on": "2026-03-02", "ended_on": "2026-03-01"}, "ended_on"),
    ({"began_on": "2026-03-02", "aware_on": "2026-03-01"}, "aware_on"),
    ({"aware_on": "2026-03-02", "commission_told_on": "2026-03-01"}, "commission_told_on"),
    ({"aware_on": "2026-03-02", "people_told_on": "2026-03-01"}, "people_told_on"),
    ({"people": "many"}, "people"),
    ({"organisation_id": "La Verdure"}, "organisation_id"),
    ({"organisation_id": NOBODY}, "organisation_id"),
    ({"public_notice": "on"}, "public_notice_why"),
    ({"serious": "no"}, "reasons"),
    ({"closed": "on"}, "closed"),
]


@pytest.mark.parametrize(("said", "field"), WRONG)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(director, said, field):
    answer = fill(Window(director, f"{FR}nouveau/"), measures="Rappelé.", **said).send()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert "Rappelé." in answer.content.decode()
    assert not IncidentRow.objects.exists()


def test_an_early_end_says_what_is_still_to_be_done(director):
    said = words(fill(Window(director, f"{EN}new/"), closed="on").send())
    assert "Not yet: Conclude whether there is a risk" in said
    assert "Not yet: Write what was done" in said


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({}, "Date or period Not known yet"),
        ({"began_on": "2026-03-01"}, "Date or period 2026-03-01 Aware"),
        ({"ended_on": "2026-03-01"}, "Date or period until 2026-03-01"),
        (
            {"began_on": "2026-03-01", "ended_on": "2026-03-02", "dates_about": True},
            "2026-03-01 to 2026-03-02 (approximation)",
        ),
    ],
)
def test_a_period_reads_as_a_sentence(director, days, sentence):
    days = {name: date.fromisoformat(d) if name != "dates_about" else d for name, d in days.items()}
    row = write(people=40, people_about=True, **days)
    said = words(director.get(f"{EN}{row.id}/"))
    assert sentence in said
    assert "Persons concerned 40 (approximation)" in said
    assert "Kept at least until 2031-03-02" in said


def test_the_register_is_paged_at_the_same_cost(director, django_assert_num_queries):
    for _ in range(3):
        write()
    with django_assert_num_queries(6):
        director.get(FR)
    for _ in range(38):
        write()
    with django_assert_num_queries(6):
        first = words(director.get(FR))
    assert "Page 1 de 3" in first
    assert "Plus récents" not in first
    last = words(director.get(f"{FR}?page=3"))
    assert "Plus récents" in last
    assert "Plus anciens" not in last
    for odd in ("99", "0", "x", "9" * 5000):
        assert director.get(f"{FR}?page={odd}").status_code == 200


@pytest.mark.parametrize(
    ("page", "head"), [(FR, "Circonstances"), (EN, "Circumstances")], ids=["fr", "en"]
)
def test_the_register_is_exported_as_a_table_without_formulas(director, page, head):
    row = write(circumstances='=HYPERLINK("http://evil.example")', people=3)
    address = f"{page}{'exporter' if page == FR else 'export'}/"
    assert director.get(address).status_code == 405
    answer = director.post(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="incidents-')
    heads, cells = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    said = dict(zip(heads, cells, strict=True))
    assert said[head] == '\'=HYPERLINK("http://evil.example")'
    assert cells[0] == str(row.id)
    assert len(set(heads)) == len(heads)
    assert Entry.objects.latest("number").verb == "incident.export"


@pytest.mark.parametrize("method", ["get", "post"])
def test_for_others_the_register_does_not_exist(client, method):
    row = write()
    pages = (FR, f"{FR}nouveau/", f"{FR}exporter/", f"{FR}{row.id}/", f"{FR}{row.id}/modifier/")
    lead = signed_in("lea@example.org", SiteRole.LEAD, second_factor=True)
    once = signed_in("dan@example.org", SiteRole.DIRECTOR)
    for page in pages:
        assert getattr(client, method)(page).status_code == 302
        assert getattr(lead, method)(page).status_code == 404
        assert getattr(once, method)(page).status_code == 403
    assert Entry.objects.count() == 1


def test_an_incident_of_nobody_is_not_found(director):
    gone = write()
    IncidentRow.objects.all().delete()
    assert director.get(f"{FR}{gone.id}/").status_code == 404
    assert director.get(f"{FR}{gone.id}/modifier/").status_code == 404


def test_the_director_finds_the_register_from_their_account(director):
    assert f'href="{FR}"' in director.get("/compte/").content.decode()
    others = signed_in("dan@example.org", SiteRole.DIRECTOR), signed_in("ana@example.org")
    for other in others:
        assert f'href="{FR}"' not in other.get("/compte/").content.decode()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_of_organisations_leads_to_an_incident_of_one(director, language):
    place = found_coop(name="La Verdure")
    with override(language):
        listing, form = reverse("campaigns:directory"), reverse("incidents:add")
    leads = f"{form}?organisation={place.id}"
    assert f'href="{leads}"' in director.get(listing).content.decode()
    window = Window(director, leads)
    assert window["organisation_id"] == [str(place.id)]
    assert "La Verdure" in words(window.shown)
    answer = fill(window).send()
    row = IncidentRow.objects.get()
    assert row.organisation_id == place.id
    assert f"La Verdure ({place.id})" in words(director.get(answer["Location"]))
    Organisation.objects.filter(id=place.id).delete()
    said = words(director.get(answer["Location"]))
    assert str(place.id) in said
    assert "La Verdure" not in said


def test_a_comparison_of_two_leads_to_an_incident_of_either(director):
    one, two = found_coop(name="La Verdure"), found_coop(name="Le Pont")
    html = director.get(reverse("campaigns:merge", args=[one.id, two.id])).content.decode()
    for place in (one, two):
        assert f'href="{reverse("incidents:add")}?organisation={place.id}"' in html


@pytest.mark.parametrize("asked", ["", "nothing", "<b>", NOBODY])
def test_an_address_that_names_no_organisation_fills_nothing_in(director, asked):
    window = Window(director, f"{FR}nouveau/?{urlencode({'organisation': asked})}")
    assert window["organisation_id"] == [""]


def test_a_form_that_is_refused_still_says_which_organisation(director):
    place = found_coop(name="La Verdure")
    answer = director.post(f"{FR}nouveau/", {"organisation_id": str(place.id)})
    assert answer.status_code == 422
    assert "La Verdure" in words(answer)


def test_an_identifier_that_no_organisation_has_is_said_in_words(director):
    said = words(fill(Window(director, f"{EN}new/"), organisation_id=NOBODY).send())
    assert "No organisation has this identifier." in said


def test_an_incident_keeps_the_organisation_that_was_erased_since_and_takes_no_other(director):
    place = found_coop(name="La Verdure")
    row = write(organisation_id=place.id)
    Organisation.objects.filter(id=place.id).delete()
    window = Window(director, f"{EN}{row.id}/change/")
    window.choose("measures", "Called back.")
    assert window.send().status_code == 302
    row.refresh_from_db()
    assert (row.organisation_id, row.measures) == (place.id, "Called back.")
    window = Window(director, f"{EN}{row.id}/change/")
    window.choose("organisation_id", NOBODY)
    assert window.send().status_code == 422


def test_who_keeps_no_register_learns_no_name():
    place = found_coop(name="La Verdure")
    answer = signed_in("ana@example.org").get(f"{FR}nouveau/?organisation={place.id}")
    assert answer.status_code in {403, 404}
    assert "La Verdure" not in answer.content.decode()
