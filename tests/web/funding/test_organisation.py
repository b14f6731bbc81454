"""The funding of an organisation: what may pay, what does not and why, whatever was told."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from tests.coops import HOLDER, holder_client
from tests.people import person
from tests.web.diagnostics.acting import words
from tests.web.funding.telling import SOLIDARITY, holder, page, verdure
from virage.library import shipped
from virage.web.funding import actions

pytestmark = pytest.mark.django_db


def test_a_small_solidarity_coop_is_told_plainly_that_essor_is_out_of_reach_and_why():
    said = words(holder_client().get(page("organisation", verdure(**SOLIDARITY))))
    assert "Hors de portée pour le moment : « ESSOR" in said
    assert "2 500 000 $" in said.replace("\u00a0", " ").replace("\u202f", " ")
    assert "vous avez dit : 400 000 $" in said.replace("\u00a0", " ").replace("\u202f", " ")


def test_with_no_fact_at_all_nothing_is_a_yes_and_the_facts_are_asked():
    said = words(holder_client().get(page("organisation", verdure())))
    assert "Oui, selon les règles publiées" not in said
    assert "Ce qu’il vaut mieux nous dire d’abord" in said


def test_it_is_in_the_navigation_of_the_organisation():
    coop = verdure()
    home = holder_client().get(reverse("campaigns:home", args=[coop.id])).content.decode()
    assert f'href="{page("organisation", coop)}"' in home


def test_the_programmes_are_narrowed_by_need_and_by_kind_of_money():
    coop, ana = verdure(**SOLIDARITY), holder_client()
    every = ids(ana.get(page("organisation", coop)))
    loans = ids(ana.get(page("organisation", coop), {"form": "loan"}))
    assert loans
    assert loans < every
    programmes = shipped().funding.by_id
    assert all("loan" in [form.value for form in programmes[each].forms] for each in loans)
    crm = ids(ana.get(page("organisation", coop), {"need": "crm"}))
    assert crm
    assert crm < every


def test_the_pdf_holds_the_programmes_that_the_page_was_narrowed_to():
    coop, ana = verdure(**SOLIDARITY), holder_client()
    whole = ana.get(page("organisation_pdf", coop))
    narrowed = ana.get(page("organisation_pdf", coop), {"form": "loan"})
    assert whole["Content-Type"] == narrowed["Content-Type"] == "application/pdf"
    assert 1 < pages_of(narrowed) < pages_of(whole)


def pages_of(response):
    return len(PdfReader(BytesIO(response.content)).pages)


def test_a_filter_that_does_not_exist_narrows_nothing():
    coop, ana = verdure(**SOLIDARITY), holder_client()
    wanted = {"need": "nothing", "form": "gold"}
    got = ana.get(page("organisation", coop), wanted)
    assert ids(got) == ids(ana.get(page("organisation", coop)))


def ids(response):
    return {card.id for card in response.context["screen"].page.cards}


def test_a_need_and_a_kind_of_money_that_nothing_joins_say_so():
    coop, ana = verdure(**SOLIDARITY), holder_client()
    screen = ana.get(page("organisation", coop)).context["screen"]
    pairs = [(need, form) for need in screen.needs for form in screen.forms]
    programmes = shipped().funding.programmes
    need, form = next(
        (need, form)
        for need, form in pairs
        if not any(need in p.needs and form in [f.value for f in p.forms] for p in programmes)
        and form not in {"grant", "loan"}
    )
    got = ana.get(page("organisation", coop), {"need": need, "form": form})
    if not got.context["screen"].page.cards:
        assert "Nous ne connaissons aucun programme" in words(got)


@pytest.mark.parametrize("cases", [1, 3])
def test_the_page_costs_as_many_queries_with_one_case_as_with_three(cases):
    coop, ana = verdure(**SOLIDARITY), holder_client()
    programme = shipped().funding.by_id["innogec"]
    for _ in range(cases):
        opening = actions.Opening(coop, programme, person(HOLDER))
        actions.open_case(actor=holder(HOLDER), opening=opening, wanted=actions.Wanted())
    with CaptureQueriesContext(connection) as asked:
        assert ana.get(page("organisation", coop)).status_code == 200
    assert len(asked) <= 9


def test_a_visitor_is_led_to_sign_in():
    assert Client().get(page("organisation", verdure())).status_code == 302
