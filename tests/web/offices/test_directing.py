"""The director: cases by stage and office, waits, reassignment, and tables to take away."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import found_coop
from tests.incidents import director_client
from tests.offices import ADVISOR, an_advisor, an_office, asked, at_the_desk
from tests.web.diagnostics.acting import words
from tests.web.offices.test_desk import cases
from tests.web.offices.test_offices import address, desk_client
from tests.web.offices.test_requests import JON, LEA, reread, taken
from virage.web.journal.models import Entry
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment, Advisor, Export
from virage.web.organisations.models import Organisation
from virage.web.privacy.actions.terms import keep_to_the_terms
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def rows_of(response) -> list[dict[str, str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_cases_are_counted_by_stage_and_office_and_waits_in_working_days():
    here, there = an_office(), an_office("Estrie", "05")
    ivy = an_advisor(ADVISOR, here, there)
    cases(ivy, here, {"A": None, "B": None, "C": None})
    cases(ivy, there, {"D": None})
    asked(found_coop())
    friday = timezone.now().replace(year=2026, month=11, day=20, hour=15)
    for name, days in (("A", 0), ("B", 3), ("C", 7)):
        Accompaniment.objects.filter(organisation__name=name).update(
            waiting_since=friday, taken_at=friday + timedelta(days=days)
        )
    response = director_client().get(address("cases"))
    page = response.context["page"]
    counts = {row.name: [cell.count for cell in row.cells] for row in page.rows}
    assert counts["Le diagnostic est à commencer"] == [3, 1, 4]
    assert counts["En attente d’une personne qui conseille"] == [1, 0, 1]
    first = page.waits[0].waits
    assert (first.count, first.median, first.longest) == (3, 1.0, 5)
    assert "Donner ce dossier" in words(response) or "quelqu’un d’autre" in words(response)


def test_the_director_gives_a_case_to_somebody_else():
    office = an_office()
    case = taken(asked(found_coop()), an_advisor(ADVISOR, office))
    jon = an_advisor(JON, office)
    assert address("case", case.id) in director_client().get(address("cases")).content.decode()
    sent = director_client().post(address("assign", case.id), {"advisor": str(jon.id)})
    assert (sent.status_code, reread(case).advisor) == (302, jon)


def test_the_page_costs_as_much_with_a_hundred_cases_as_with_one():
    office = an_office()
    advisor, client, counts = an_advisor(ADVISOR, office), director_client(), list[int]()
    for more in (range(1), range(1, 100)):
        cases(advisor, office, {f"Coop {number}": None for number in more})
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address("cases"), {"page": "2"})
        counts.append(len(queries))
    assert "Page 2" in words(page)
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 12, counts


def test_the_table_names_nobody_and_days_become_months():
    office = an_office()
    cases(an_advisor(ADVISOR, office), office, {"Secrète": None})
    Accompaniment.objects.update(employees=12, kind="travail", ended_at=timezone.now())
    response = director_client().get(address("cases_table"))
    assert "Secrète" not in response.content.decode()
    assert "Ivy" not in response.content.decode()
    (row,) = rows_of(response)
    assert row["employees"] == "10-49"
    assert len(row["asked"]) == len(row["ended"]) == len("2026-11")
    assert not Export.objects.exists()


def test_the_table_with_names_asks_a_reason_is_journalled_and_runs_no_formula():
    office = an_office()
    cases(an_advisor(ADVISOR, office), office, {"=HYPERLINK(1)": None})
    Accompaniment.objects.update(employees=900)
    client = director_client()
    assert client.get(address("cases_named")).status_code == 405
    assert client.post(address("cases_named"), {"reason": " "}).status_code == 422
    assert not Export.objects.exists()
    response = client.post(address("cases_named"), {"reason": "Rapport annuel"})
    (row,) = rows_of(response)
    assert (row["organisation"], row["advisor"]) == ("'=HYPERLINK(1)", "Ivy")
    assert (row["employees"], len(row["asked"])) == ("250+", len("2026-11-26"))
    export = Export.objects.get()
    assert (export.reason, export.rows) == ("Rapport annuel", 1)
    assert Entry.objects.get(verb="cases.export").thing == export.id
    keep_to_the_terms(timezone.now() + timedelta(days=366 * 5))
    assert not Export.objects.exists()


def test_nobody_else_sees_all_cases():
    office = an_office()
    an_advisor(LEA, office, lead=True)
    for page in ("cases", "cases_table"):
        assert desk_client(LEA).get(address(page)).status_code == 404
    with pytest.raises(RefusedError):
        actions.note_export(actor=at_the_desk(Advisor.objects.get()), reason="Non", rows=1)
    assert not Organisation.objects.exists()
