"""What everybody reads of the programme's own subsidy, once the director set its terms."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tests.coops import HOLDER, holder_client
from tests.mandates import set_terms, terms
from tests.people import person
from tests.web.diagnostics.acting import words
from tests.web.funding.telling import holder
from tests.web.plans.acting import a_diagnosed_coop
from virage.core.initiatives import SizeBand
from virage.documents.language import day_in_words
from virage.library import shipped
from virage.web.campaigns.models import Campaign
from virage.web.funding import actions, bridge
from virage.web.funding.models import Case
from virage.web.mandates.bridge import SUBSIDY
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import facts_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def said(name: str = "programme", language: str = "fr", *, of: str = SUBSIDY) -> str:
    """The words of the public page of the subsidy."""
    with translation.override(language):
        url = reverse(f"programmes:{name}", args=[of])
    return plain(words(Client().get(url)))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def own_card(coop: Organisation) -> Any:
    """How the subsidy is judged for an organisation."""
    facts = bridge.known_of(coop, facts_of(coop))
    return bridge.judged(facts, TODAY).of(SUBSIDY)


def test_before_any_terms_the_page_says_that_they_are_to_be_set():
    assert "sont à fixer par le programme" in said()
    assert "are to be set by the programme" in said(language="en")


def test_the_terms_of_today_are_said_as_the_director_set_them():
    set_terms()
    page = said()
    assert "à fixer" not in page.split("Ce qui a changé")[0]
    for sentence in (
        "Couvre 75 % des dépenses admissibles.",
        "La coop paie elle-même au moins 25 % des dépenses admissibles.",
        (
            "Aucune personne employée : 10 h de conseils, 1 000 $ en tout; le programme en paie au"
            " plus 750 $, la coop 250 $."
        ),
        (
            "De 1 à 9 personnes employées : 20 h de conseils, 2 000 $ en tout; le programme en paie"
            " au plus 1 500 $, la coop 500 $."
        ),
        "50 personnes employées ou plus : 40 h de conseils",
        "Un autodiagnostic est terminé.",
        "Personnes employées : peu importe le nombre",
        "Merci",
    ):
        assert sentence in page
    assert "20 h of advice, $2,000 in all" in said(language="en")
    assert "Thanks" in said(language="en")


def test_the_terms_to_come_are_said_with_their_day():
    set_terms()
    later = TODAY + timedelta(days=40)
    set_terms(in_force_from=later, share=6_000)
    now, _then, coming = said().partition("À venir")
    assert "Couvre 75 %" in now
    assert f"à partir de cette date : {plain(day_in_words(later, 'fr'))}" in coming
    assert "Couvre 60 %" in coming


def test_terms_that_all_lie_ahead_open_nothing_today():
    set_terms(in_force_from=TODAY + timedelta(days=1))
    page = said()
    assert "Couvre 75 %" in page.partition("À venir")[2]
    assert "sont à fixer par le programme" in page
    assert "Ouvert depuis" not in page


def test_the_list_and_the_data_say_the_same():
    set_terms()
    listed = plain(words(Client().get(reverse("programmes:catalogue"))))
    assert f"Ouvert depuis le {plain(day_in_words(TODAY, 'fr'))}" in listed
    data = Client().get(reverse("programmes:data", args=[SUBSIDY])).json()
    assert data["open"] == "yes"
    assert data["stale"] is False
    assert any("75" in each for each in data["terms"]["amounts"])


def test_another_programme_says_what_it_said():
    before = said(of="essor_1c")
    set_terms()
    assert said(of="essor_1c") == before


def test_an_organisation_is_judged_by_the_terms_and_by_its_own_diagnosis():
    coop = a_diagnosed_coop(kind="solidarite", employees=4)
    assert own_card(coop).truth is None
    set_terms()
    assert own_card(coop).truth is True
    Campaign.objects.filter(organisation=coop).update(closed_at=None)
    assert own_card(coop).truth is False


def test_its_page_of_funding_says_the_verdict_and_what_it_pays():
    coop = a_diagnosed_coop(kind="solidarite", employees=4)
    set_terms()
    page = plain(words(holder_client().get(reverse("funding:organisation", args=[coop.id]))))
    assert "De 1 à 9 personnes employées : 20 h de conseils" in page
    assert "Un autodiagnostic est-il terminé?" not in page


def test_a_size_without_hours_is_a_no_with_its_reason():
    coop = a_diagnosed_coop(kind="solidarite", employees=4)
    set_terms(hours={**terms().hours, SizeBand.SMALL: 0})
    assert own_card(coop).truth is False


def test_a_case_opened_before_says_what_the_terms_became():
    coop, account = a_diagnosed_coop(kind="solidarite", employees=4), person(HOLDER)
    opening = actions.Opening(coop, shipped().funding.by_id[SUBSIDY], account)
    case = actions.open_case(actor=holder(HOLDER), opening=opening, wanted=actions.Wanted())
    Case.objects.filter(id=case.id).update(opened_on=TODAY - timedelta(days=3))
    set_terms()
    page = plain(words(holder_client().get(reverse("funding:case", args=[coop.id, case.id]))))
    assert "Les conditions ont changé" in page
    assert "Couvre 75 %" in page
