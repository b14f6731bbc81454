"""The director's offices and advisors, and the public page that shows them."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.incidents import director_client
from tests.offices import ADVISOR, DIRECTOR, an_advisor, an_office, at_the_desk
from tests.people import person, sign_in
from tests.web.diagnostics.acting import Window, words
from virage.core.access import VISITOR, SiteRole
from virage.web.accounts.models import User
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.offices import actions
from virage.web.offices.actions.advisors import AdvisesAlreadyError
from virage.web.offices.models import Advisor, Office
from virage.web.offices.queries import offices as queries
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def address(name: str, *args: object, language: str = "fr") -> str:
    with override(language):
        return reverse(f"offices:{name}", args=args)


def roles_of(email: str) -> set[str]:
    return set(person(email).site_roles.values_list("role", flat=True))


def desk_client(email: str = ADVISOR):
    return sign_in(person(email), second_factor=True)


@pytest.mark.parametrize(("language", "said"), [("fr", "Aucun bureau"), ("en", "No office")])
def test_without_an_office_the_public_page_says_so_and_what_to_do(client, language, said):
    page = words(client.get(address("find", language=language)))
    assert f"{said} " in page
    assert "autodiagnostic" in page or "self-diagnosis" in page


def test_the_director_writes_an_office_and_everybody_finds_it_by_its_region(client):
    window = Window(director_client(), address("add_office"))
    window.choose("name", "Bureau du Saguenay").choose("phone", "418 555-0101")
    assert window.choose("regions", "02", "09").send().status_code == 302
    an_office("Bureau de l’Estrie", "05")
    an_office("Bureau en ligne", online=True, name_en="Online office")
    page = words(client.get(address("find"), {"region": "02"}))
    assert "Bureau du Saguenay" in page
    assert "418 555-0101" in page
    assert "Bureau en ligne" in page
    assert "Bureau de l’Estrie" not in page
    english = words(client.get(address("find", language="en")))
    assert "Online office" in english
    assert "Bureau de l’Estrie" in english
    assert Entry.objects.filter(verb="office.open").count() == 3


def test_a_region_without_an_office_says_so(client):
    an_office()
    assert "Aucun bureau ne dessert encore" in words(client.get(address("find"), {"region": "10"}))


def test_a_region_that_does_not_exist_shows_every_office(client):
    an_office()
    page = client.get(address("find"), {"region": "99"})
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "A", "phone": "1"}, "au moins une région"),
        ({"name": "A", "regions": ["02"]}, "un numéro de téléphone ou une adresse"),
        ({"phone": "1", "regions": ["02"]}, "obligatoire"),
        ({"name": "A", "email": "no", "regions": ["02"]}, "courriel"),
    ],
)
def test_an_office_that_serves_nobody_or_cannot_be_reached_is_refused_and_kept(said, field):
    refused = director_client().post(address("add_office"), said)
    assert refused.status_code == 422
    assert field in words(refused)
    for value in said.values():
        assert not isinstance(value, str) or f'value="{value}"' in refused.content.decode()
    assert not Office.objects.exists()


def test_of_two_who_change_an_office_the_second_sees_both():
    office = an_office()
    first = Window(director_client("dan@example.org"), address("office", office.id))
    second = Window(director_client("dea@example.org"), address("office", office.id))
    assert first.choose("phone", "418 555-0199").choose("regions", "02").send().status_code == 302
    refused = second.choose("phone", "418 555-0222").send()
    assert refused.status_code == 409
    assert "418 555-0199" in words(refused)
    assert second["phone"] == ["418 555-0222"]
    office.refresh_from_db()
    assert (office.phone, office.version) == ("418 555-0199", 2)


def test_a_closed_office_leaves_the_public_page_and_may_come_back(client):
    office, dan = an_office(), director_client()
    for turn, shown in (("close", False), ("close", False), ("open", True), ("open", True)):
        assert dan.post(address("turn_office", office.id), {"turn": turn}).status_code == 302
        assert ("Bureau du Saguenay" in words(client.get(address("find")))) is shown
    verbs = list(Entry.objects.values_list("verb", flat=True).order_by("number"))
    assert verbs == ["office.open", "office.close", "office.reopen"]


def test_what_is_not_there_is_not_found():
    dan = director_client()
    nobody = DIRECTOR.account
    for name in ("office", "advisor"):
        assert dan.get(address(name, nobody)).status_code == 404


def test_the_director_adds_an_advisor_who_gets_a_mail_and_the_role():
    office = an_office()
    window = Window(director_client(), address("add_advisor"))
    window.choose("email", "Ivy@example.org").choose("name", "Ivy Tremblay")
    window.choose("offices", str(office.id)).choose("languages", "fr", "en")
    assert window.choose("load_limit", "8").send().status_code == 302
    advisor = Advisor.objects.get()
    assert (advisor.name, advisor.languages, advisor.load_limit) == (
        "Ivy Tremblay",
        ["fr", "en"],
        8,
    )
    assert roles_of(ADVISOR) == {"advisor"}
    assert Mail.objects.get(purpose="advisor.welcome").recipient == ADVISOR
    again = window.send()
    assert again.status_code == 422
    assert "conseille déjà" in words(again)
    assert Advisor.objects.count() == 1


def test_a_lead_has_the_role_as_long_as_they_lead():
    office = an_office()
    advisor = an_advisor(ADVISOR, office, lead=True)
    assert roles_of(ADVISOR) == {"advisor", "lead"}
    assert "responsable : Ivy" in words(director_client().get(address("offices"))).replace(
        "\u00a0", " "
    )
    window = Window(director_client(), address("advisor", advisor.id))
    assert window["leads"] == [str(office.id)]
    assert window.choose("leads").send().status_code == 302
    assert roles_of(ADVISOR) == {"advisor"}


def test_nobody_leads_an_office_where_they_are_not():
    here, there = an_office(), an_office("Estrie", "05")
    window = Window(director_client(), address("advisor", an_advisor(ADVISOR, here).id))
    refused = window.choose("leads", str(there.id)).send()
    assert refused.status_code == 422
    assert "où l’on conseille" in words(refused)


def test_of_two_who_change_an_advisor_the_second_sees_both():
    advisor = an_advisor(ADVISOR, an_office())
    first, second = (
        Window(director_client(each), address("advisor", advisor.id))
        for each in ("dan@example.org", "dea@example.org")
    )
    first.choose("sectors", "11").choose("absent_from", "2026-12-01").send()
    refused = second.choose("load_limit", "3").send()
    assert refused.status_code == 409
    assert "Agriculture" in words(refused)
    advisor.refresh_from_db()
    assert (advisor.sectors, advisor.load_limit, advisor.version) == (["11"], 8, 2)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [("", "2026-12-01", "à partir de quel jour"), ("2026-12-02", "2026-12-01", "avant celui")],
)
def test_an_absence_has_its_days_in_order(first, last, said):
    an_advisor(ADVISOR, an_office())
    refused = desk_client().post(address("oneself"), {"absent_from": first, "absent_to": last})
    assert refused.status_code == 422
    assert said in words(refused)


def test_no_advisor_is_public_until_they_choose_it(client):
    an_advisor(ADVISOR, an_office())
    assert "Ivy" not in words(client.get(address("find")))
    window = Window(desk_client(), address("oneself"))
    stale = Window(desk_client(), address("oneself"))
    assert window.choose("public", "on").send().status_code == 302
    page = client.get(address("find")).content.decode()
    assert "Ivy" in page
    assert ADVISOR not in page
    assert stale.choose("absent_from", "2026-12-01").send().status_code == 409
    assert Advisor.objects.get().absent_from is None


def test_who_leads_nothing_and_advises_nowhere_has_no_such_page():
    person("lou@example.org", SiteRole.LEAD)
    assert desk_client("lou@example.org").get(address("oneself")).status_code == 404
    assert desk_client("lou@example.org").get(address("desk")).status_code == 200


def test_only_the_director_writes_and_only_an_advisor_chooses_for_themselves():
    office = an_office()
    advisor = an_advisor(ADVISOR, office)
    wanted = actions.OfficeWanted(name="Ailleurs", online=True)
    person_ = actions.AdvisorWanted(
        name="Eve", languages=("fr",), load_limit=1, offices=frozenset({office.id})
    )
    for actor in (VISITOR, at_the_desk(advisor)):
        for act in (
            lambda actor=actor: actions.open_office(actor=actor, wanted=wanted),
            lambda actor=actor: actions.change_office(
                actor=actor, office=office, base=1, wanted=wanted
            ),
            lambda actor=actor: actions.turn_office(actor=actor, office=office, closed=True),
            lambda actor=actor: actions.add_advisor(
                actor=actor, email="eve@example.org", language="fr", wanted=person_
            ),
            lambda actor=actor: actions.change_advisor(
                actor=actor, advisor=advisor, base=1, wanted=person_
            ),
        ):
            with pytest.raises(RefusedError):
                act()
        assert not queries.offices_kept_by(actor)
        assert not queries.advisors_kept_by(actor)
    with pytest.raises(RefusedError):
        actions.choose_for_oneself(actor=DIRECTOR, base=1, choice=actions.OwnChoice())
    with pytest.raises(AdvisesAlreadyError):
        actions.add_advisor(actor=DIRECTOR, email=ADVISOR, language="fr", wanted=person_)
    assert queries.own_advisor(VISITOR) is None
    assert not User.objects.filter(email="eve@example.org").exists()
    office.refresh_from_db()
    assert (office.name, office.closed_at) == ("Bureau du Saguenay", None)
    assert not actions.change_office(actor=DIRECTOR, office=office, base=7, wanted=wanted)
    assert not actions.change_advisor(actor=DIRECTOR, advisor=advisor, base=7, wanted=person_)
    assert not actions.choose_for_oneself(
        actor=at_the_desk(advisor), base=7, choice=actions.OwnChoice(public=True)
    )


def test_a_row_shows_its_ids_only():
    advisor = an_advisor(ADVISOR, an_office())
    post = advisor.posts.get()
    assert str(advisor) == str(advisor.id)
    assert str(post) == f"{post.office_id} {advisor.id}"
    assert str(post.office) == str(post.office_id)
    assert str(post.office.regions.get()) == f"{post.office_id} 02"


def test_the_list_of_offices_costs_as_much_with_one_as_with_many():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    dan, counts = director_client(), []
    for number in range(3):
        place = an_office(f"Bureau {number}", "02", "05")
        an_advisor(f"a{number}@example.org", place)
        for page in ("offices", "find"):
            with CaptureQueriesContext(connection) as asked:
                assert dan.get(address(page)).status_code == 200
            counts.append((page, len(asked)))
    assert len(set(counts)) == 2
    assert max(count for _page, count in counts) <= 12
