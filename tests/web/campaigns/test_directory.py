"""The director looks for organisations, compares two, and makes one of them; nobody else does."""

from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from tests.coops import HOLDER, actor_of, found_coop
from tests.people import person, signed_in
from tests.web.campaigns.duplicates import (
    DIRECTOR,
    a_closed_diagnosis,
    merge,
    pair,
    say,
    two_that_are_the_same,
)
from tests.web.diagnostics.acting import words
from virage.core.access import VISITOR, SiteRole
from virage.web.campaigns import actions
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import directory as queries
from virage.web.campaigns.views.directory import ON_A_PAGE
from virage.web.jobs.message import compose
from virage.web.jobs.models import Mail
from virage.web.organisations.actions import change_identity
from virage.web.organisations.models import Fact, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def director() -> Client:
    """A browser where the director signed in with two proofs."""
    return signed_in("dan@example.org", SiteRole.DIRECTOR, second_factor=True)


def listing(**asked: object) -> str:
    with override(str(asked.pop("language", "fr"))):
        return f"{reverse('campaigns:directory')}?{urlencode(asked, doseq=True)}"


def merge_page(stays: Organisation, goes: Organisation, language: str = "fr") -> str:
    with override(language):
        return reverse("campaigns:merge", args=[stays.id, goes.id])


def confirm(director: Client, stays: Organisation, goes: Organisation, **other: str):
    given = {"name": goes.name, "mark": pair(stays, goes).mark} | other
    return director.post(merge_page(stays, goes), given)


def names(director: Client, **asked: object) -> list[str]:
    """The organisations that the list shows, in its order."""
    return [line.name for line in director.get(listing(**asked)).context["page"].lines]


@pytest.mark.parametrize(
    "typed", ["erabliere", "ÉRABLIÈRE", "l'érab", "L’É", "1143", "11 43", "coeur", "cœur d"]
)
def test_a_part_of_the_name_or_of_the_number_finds_it(director, typed):
    found = found_coop(name="L’Érablière, au Cœur d’Or")
    found_coop("other@example.org", name="Le Panier")
    Organisation.objects.filter(id=found.id).update(neq="1143000000")
    assert names(director, q=typed) == ["L’Érablière, au Cœur d’Or"]


@pytest.mark.parametrize("typed", ["nobody", "%", "_", "9999"])
def test_what_no_name_holds_finds_nothing(director, typed):
    found_coop(name="Le Panier")
    assert names(director, q=typed) == []
    assert len(names(director, q=" ")) == 1


def test_a_name_changed_is_found_by_the_new_one(director):
    coop, holder = found_coop(name="Le Panier"), actor_of(person(HOLDER))
    change_identity(actor=holder, organisation=coop, base=1, name="Éclair", neq="", language="fr")
    assert names(director, q="eclair") == ["Éclair"]
    assert names(director, q="panier") == []


def test_it_shows_who_an_organisation_is_never_what_it_answered(director):
    stays, _goes = two_that_are_the_same()
    say(stays, "region", "04")
    line = director.get(listing(q="la verdure")).context["page"].lines[0]
    assert (line.name, line.neq, line.people, line.diagnoses) == ("La Verdure", "", 1, 1)
    assert line.region == "Mauricie"
    shown = words(director.get(listing(language="en", q="verdure")))
    assert "Not known" in shown
    assert "members" not in shown
    assert HOLDER not in shown


def test_a_region_that_is_unknown_stays_unknown(director):
    say(found_coop(name="Le Panier"), "region", "dont_know")
    assert director.get(listing()).context["page"].lines[0].region == ""


def test_likely_duplicates_are_told_by_name_and_by_number(director):
    alike = [found_coop(f"{n}@example.org", name=name) for n, name in enumerate(
        ("Le Dépanneur", "LE DEPANNEUR", "Autre Nom", "Le Panier", "???", "!!!")
    )]  # fmt: skip
    ids = [alike[1].id, alike[2].id]
    Organisation.objects.filter(id__in=ids).update(neq="1143000000")
    assert set(names(director, twins="on")) == {"Le Dépanneur", "LE DEPANNEUR", "Autre Nom"}
    shown = words(director.get(listing(language="en", q="autre")))
    assert "Same NEQ: compare with LE DEPANNEUR" in shown
    lines = {each.name: each.likely for each in director.get(listing()).context["page"].lines}
    assert {each.name for each in lines["LE DEPANNEUR"]} == {"Le Dépanneur", "Autre Nom"}
    assert lines["???"] == lines["Le Panier"] == ()


def test_the_list_is_paged_and_what_was_chosen_elsewhere_is_kept(director):
    for number in range(ON_A_PAGE + 2):
        found_coop(f"p{number}@example.org", name=f"Coop {number:03}")
    first = Organisation.objects.get(name="Coop 000")
    assert len(names(director)) == ON_A_PAGE
    second = director.get(listing(page=2, chosen=first.id))
    assert [each.name for each in second.context["page"].lines] == ["Coop 025", "Coop 026"]
    assert [each.name for each in second.context["page"].elsewhere] == ["Coop 000"]
    assert f'value="{first.id}"' in second.content.decode()
    last = Organisation.objects.get(name="Coop 026")
    chosen = director.get(listing(chosen=[first.id, last.id], compare="yes"))
    assert chosen["Location"] == merge_page(first, last)


@pytest.mark.parametrize("chosen", [[], ["x"], ["one"], ["one", "one"], ["one", "two", "three"]])
def test_two_are_compared_neither_one_nor_three(director, chosen):
    made = {name: found_coop(name=name).id for name in ("one", "two", "three")}
    sent = [made.get(name, name) for name in chosen]
    answer = director.get(listing(chosen=sent, compare="yes"))
    assert answer.status_code == 422
    assert "Choisissez deux organisations" in words(answer)
    ticked = [each.name for each in answer.context["page"].lines if each.chosen]
    assert set(ticked) == set(chosen) - {"x"}


def test_a_search_too_long_is_refused_in_words(director):
    found_coop(name="Le Panier")
    answer = director.get(listing(q="x" * 200))
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_the_pages_cost_the_same_with_one_and_with_many(director):
    def count(url: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as spent:
            assert director.get(url).status_code == 200
        return len(spent)

    stays, goes = two_that_are_the_same()
    few = (count(listing()), count(merge_page(stays, goes)))
    for number in range(20):
        other = found_coop(f"p{number}@example.org", name="La Verdure")
        say(other, "region", "04")
        a_closed_diagnosis(other, f"p{number}@example.org", days_ago=number)
        say(goes, f"q{number}", number)
        say(stays, f"q{number}", -number)
    assert (count(listing()), count(merge_page(stays, goes))) == few
    assert max(few) <= 12


def test_the_page_says_what_each_holds_what_moves_and_which_facts_win(director):
    stays, goes = two_that_are_the_same()
    Fact.objects.filter(organisation=goes, question="employees").update(question="gone_question")
    say(stays, "gone_question", 1)
    shown = words(director.get(merge_page(stays, goes, "en")))
    for sentence in (
        "“La Verdure” stays. “Verdure” goes",
        "3312345678",
        "1 person has a seat in each",
        "that of “Verdure” stays, said on",
        "numbered anew",
        "It cannot be undone",
    ):
        assert sentence in shown
    assert "120" not in shown
    turned = words(director.get(merge_page(goes, stays, "en")))
    assert "“Verdure” stays. “La Verdure” goes" in turned


@pytest.mark.parametrize("typed", ["Verdure", "VERDURE ", "verdure"])
def test_once_confirmed_they_are_one_and_the_list_says_so_once(director, typed):
    stays, goes = two_that_are_the_same()
    answer = confirm(director, stays, goes, name=typed)
    assert answer["Location"] == reverse("campaigns:directory")
    assert Organisation.objects.get() == stays
    assert "« Verdure » fait maintenant partie" in words(director.get(listing())).replace(
        "\xa0", " "
    )
    assert "fait maintenant partie" not in words(director.get(listing()))
    assert director.get(merge_page(stays, goes)).status_code == 404


@pytest.mark.parametrize(("typed", "said"), [("", "Inscrivez le nom"), ("La Verdure", "Ce n’est")])
def test_without_the_name_of_the_one_that_goes_nothing_happens(director, typed, said):
    stays, goes = two_that_are_the_same()
    answer = confirm(director, stays, goes, name=typed)
    assert answer.status_code == 422
    assert said in words(answer)
    assert Organisation.objects.count() == 2


def test_a_name_made_of_signs_is_typed_as_it_is(director):
    stays, goes = found_coop(name="Panier"), found_coop("b@example.org", name="?!")
    assert confirm(director, stays, goes, name="!!").status_code == 422
    assert confirm(director, stays, goes, name="?!").status_code == 302


def test_what_cannot_be_merged_is_said_and_has_no_button(director):
    stays, goes = two_that_are_the_same()
    Campaign.objects.update(closed_at=None)
    Organisation.objects.filter(id=stays.id).update(neq="1143000000")
    for answer in (director.get(merge_page(stays, goes, "en")), confirm(director, stays, goes)):
        assert 'name="name"' not in answer.content.decode()
    shown = words(director.get(merge_page(stays, goes, "en")))
    assert "A diagnosis is open in each" in shown
    assert "two enterprises" in shown
    assert answer.status_code == 409
    assert Organisation.objects.count() == 2


def test_a_second_director_is_told_that_something_changed_and_typed_words_stay(director):
    stays, goes = two_that_are_the_same()
    mark = pair(stays, goes).mark
    say(goes, "region", "04")
    answer = confirm(director, stays, goes, mark=mark)
    assert answer.status_code == 409
    assert "changé entre-temps" in words(answer)
    assert 'value="Verdure"' in answer.content.decode()
    assert pair(stays, goes).mark in answer.content.decode()
    assert confirm(director, stays, goes).status_code == 302


def test_a_second_director_is_told_that_they_are_one_already(director):
    stays, goes = two_that_are_the_same()
    sent = {"name": goes.name, "mark": pair(stays, goes).mark}
    merge(stays, goes)
    assert director.post(merge_page(stays, goes), sent).status_code == 302
    assert "n’est plus là" in words(director.get(listing()))


def test_what_goes_between_the_page_and_the_deed_is_told_too(director, monkeypatch):
    stays, goes = two_that_are_the_same()
    sent = {"name": goes.name, "mark": pair(stays, goes).mark}
    really = actions.merge

    def another_was_quicker(**given):
        really(**given)
        return really(**given)

    monkeypatch.setattr("virage.web.campaigns.views.merging.actions.merge", another_was_quicker)
    assert director.post(merge_page(stays, goes), sent)["Location"] == listing().rstrip("?")
    assert "n’est plus là" in words(director.get(listing()))


def test_one_organisation_is_not_two_and_none_is_absent(director):
    coop = found_coop(name="Le Panier")
    assert director.get(merge_page(coop, coop)).status_code == 404
    absent = reverse("campaigns:merge", args=[coop.id, uuid4()])
    assert director.get(absent).status_code == 404


def test_others_find_nothing(client):
    stays, goes = two_that_are_the_same()
    row = queries.listed(DIRECTOR, [stays.id])[0]
    for nobody in (VISITOR, actor_of(person(HOLDER))):
        assert not queries.search(nobody, words="", twins=False).exists()
        assert queries.listed(nobody, [stays.id]) == ()
        assert queries.twins_of(nobody, [row]) == ()
    assert client.get(listing()).status_code == 302
    for page in (listing(), merge_page(stays, goes)):
        assert signed_in(HOLDER, second_factor=True).get(page).status_code == 404
        assert signed_in("dan@example.org", SiteRole.DIRECTOR).get(page).status_code == 403


def test_the_director_finds_the_list_from_the_account_and_from_the_mails(director):
    there = reverse("campaigns:directory")
    for name in ("account_home", "jobs:to_check"):
        assert f'href="{there}"' in director.get(reverse(name)).content.decode()
    other = signed_in("amy@example.org", SiteRole.ADVISOR, second_factor=True)
    assert there not in other.get(reverse("account_home")).content.decode()


@pytest.mark.parametrize(
    ("language", "subject", "said"),
    [
        ("fr", "Verdure et La Verdure ne forment plus qu’une organisation", "les plus récents"),
        ("en", "Verdure and La Verdure are one organisation now", "the newer ones stayed"),
    ],
)
def test_the_mail_says_what_happened_in_the_language_of_its_reader(language, subject, said):
    stays, goes = two_that_are_the_same()
    merge(stays, goes)
    Mail.objects.update(language=language)
    mail = Mail.objects.filter(purpose="organisation.merge").first()
    assert mail
    message = compose(mail, mail.made_at)
    body = message.get_body(("plain",))
    assert body
    assert message["Subject"] == subject
    assert said in " ".join(body.get_content().split())
    assert str(stays.id) in body.get_content()
