"""The counters: what a reading says, what is left out, and the figures that come of it."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.coops import HOLDER, actor_of, found_coop
from tests.incidents import director_client
from tests.people import person
from tests.texts import editor, editor_client, published
from tests.web.diagnostics.acting import FOOD_STORE, actor_with, start, words
from tests.web.diagnostics.test_queries import queries
from virage.core.access import VISITOR
from virage.core.answers import Blank
from virage.core.editing import Step
from virage.core.reach import FLOOR, Kind
from virage.web.awareness.actions import Stepping, count_read, take_step
from virage.web.campaigns import actions as campaigns
from virage.web.campaigns.models import Participation
from virage.web.diagnostics.actions import Save, save_answers
from virage.web.diagnostics.actions.finishing import finish
from virage.web.diagnostics.bridge import questionnaire_of
from virage.web.diagnostics.models import Sheet
from virage.web.reach import actions
from virage.web.reach.models import Tally
from virage.web.reach.queries import counted_for, read_for
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
READ = "/comprendre/lu/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
OURS = {"User-Agent": FIREFOX, "Sec-Fetch-Site": "same-origin"}
FACET = {"kind": "facet", "thing": "selling_online"}
FIGURES = "/portee/"


def counted() -> dict[tuple[str, str, str], int]:
    rows = Tally.objects.values_list("kind", "thing", "region", "count")
    return {(kind, thing, region): count for kind, thing, region, count in rows}


def read(client=None, said=FACET, **headers):
    browser = client or Client(enforce_csrf_checks=True)
    return browser.post(READ, said, headers=OURS | headers)


def test_a_page_that_was_read_counts_one_without_a_cookie():
    answer = read()
    assert answer.status_code == 204
    assert not answer.cookies
    read()
    assert counted() == {("facet", "selling_online", ""): 2}
    assert Tally.objects.get().month == timezone.localdate().replace(day=1)


def test_an_article_counts_once_it_is_public():
    read(said={"kind": "article", "thing": "le_bois_partage"})
    assert counted() == {}
    published()
    read(said={"kind": "article", "thing": "le_bois_partage"})
    assert counted() == {("article", "le_bois_partage", ""): 1}


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Googlebot/2.1"},
        {"User-Agent": ""},
        {"User-Agent": "curl/8.0"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-GPC": "1"},
        {"DNT": "1"},
    ],
)
def test_robots_other_sites_and_who_asks_to_be_left_out_are_not_counted(headers):
    assert read(**headers).status_code == 204
    assert counted() == {}


def test_a_browser_that_says_no_site_is_believed_by_its_origin():
    old = {"User-Agent": FIREFOX}
    Client().post(READ, FACET, headers=old | {"Origin": "https://elsewhere.test"})
    Client().post(READ, FACET, headers=old)
    assert counted() == {}
    Client().post(READ, FACET, headers=old | {"Origin": "http://testserver"})
    assert sum(counted().values()) == 1


@pytest.mark.parametrize(
    "said", [{}, {"kind": "begun", "thing": "x"}, {"kind": "facet", "thing": "nothing"}]
)
def test_what_is_no_page_is_not_counted(said):
    assert read(said=said).status_code == 204
    assert counted() == {}


def test_one_place_counts_no_more_than_an_assembly_would():
    browser = Client(REMOTE_ADDR="203.0.113.9")
    for _each in range(305):
        read(browser)
    assert sum(counted().values()) == 300


def test_a_page_carries_what_the_script_needs_and_a_reading_writes_nothing(client):
    html = client.get("/comprendre/vendre-en-ligne/").content.decode()
    assert f'data-read="{READ}"' in html
    assert 'data-thing="selling_online"' in html
    assert counted() == {}


def test_a_diagnosis_is_counted_when_it_begins_in_the_region_it_tells(client):
    start(client)
    assert counted() == {("begun", "", "04"): 1}
    start(client, region="")
    assert counted()[("begun", "", "")] == 1


def test_whoever_may_not_read_the_figures_gets_none():
    for _each in range(FLOOR):
        actions.count(actor=VISITOR, kind=Kind.WEBINAR, thing="w1", region="05")
    since = date(2000, 1, 1)
    assert counted_for(VISITOR, since) == ()
    assert read_for(VISITOR, since) == {}
    with pytest.raises(RefusedError):
        actions.export(actor=VISITOR, since=since)
    assert [each.count for each in actions.export(actor=editor(), since=since)] == [FLOOR]


def fill():
    for region, many in (("04", 9), ("05", 7), ("06", 2), ("", 20)):
        row = {"month": timezone.localdate().replace(day=1), "kind": "begun", "thing": ""}
        Tally.objects.create(**row, region=region, count=many)


def test_the_figures_hide_small_counts_and_the_one_that_would_tell_them():
    fill()
    said = words(director_client().get(FIGURES))
    assert "38" in said
    assert "Mauricie : 9" in said
    assert "Estrie : masqué" in said
    assert "Montréal : masqué" in said
    assert "Région inconnue : 20" in said


def test_the_table_to_take_out_hides_as_much_and_is_journalled():
    fill()
    answer = editor_client().post(f"{FIGURES}exporter/")
    text = answer.content.decode()
    assert answer["Content-Disposition"].endswith('.csv"')
    assert "Diagnostics commencés,Mauricie,9" in text
    assert "Estrie,masqué" in text
    assert ",2" not in text.replace(f"{timezone.localdate():%Y-%m}", "").replace(",20", "")


def test_without_a_count_the_page_says_so_and_everybody_reads_what_is_counted(client):
    assert "Rien n’est encore compté." in words(editor_client().get(FIGURES))
    said = words(client.get("/ce-que-nous-comptons/"))
    assert "Aucun témoin" in said
    assert 'href="/ce-que-nous-comptons/"' in client.get("/").content.decode()


def test_the_pages_most_read_are_named_when_enough_people_read_them():
    for _each in range(FLOOR + 1):
        count_read(actor=VISITOR, kind="facet", name="data")
    browser = editor_client()
    assert f"Facettes lues Vos données, du tiroir à la décision {FLOOR + 1}" in words(
        browser.get(FIGURES)
    )
    once = queries(browser, FIGURES)
    fill()
    assert queries(browser, FIGURES) == once <= 12


def test_a_sheet_is_counted_finished_once_in_the_region_it_tells(client):
    sheet = start(client)
    actor, questions = actor_with(client), questionnaire_of(sheet).questions()
    assert ("finished", "", "04") not in counted()
    saves = [Save(each.id, Blank.DONT_KNOW, 0) for each in questions if each.id not in FOOD_STORE]
    save_answers(actor=actor, sheet=sheet, saves=saves, client="")
    assert counted()["finished", "", "04"] == 1
    finish(actor=VISITOR, sheet=sheet, region="04")
    again = [Save(saves[0].question, Blank.NOT_APPLICABLE, 1)]
    save_answers(actor=actor, sheet=Sheet.objects.get(id=sheet.id), saves=again, client="")
    assert counted()["finished", "", "04"] == 1


def test_a_sheet_handed_in_is_finished_though_a_question_is_left():
    organisation = found_coop(HOLDER)
    actor = actor_of(person(HOLDER))
    campaign = campaigns.start_campaign(actor=actor, organisation=organisation, due_on=None)
    part = campaigns.take_part(actor=actor, campaign=campaign, consents=True)
    mine = Participation.objects.get(sheet=part.sheet)
    campaigns.hand_in(actor=actor, part=mine, done=False)
    assert "finished" not in {kind for kind, _thing, _region in counted()}
    campaigns.hand_in(actor=actor, part=mine, done=True)
    campaigns.hand_in(actor=actor, part=mine, done=True)
    assert [n for (kind, *_), n in counted().items() if kind == "finished"] == [1]


def test_the_pages_most_read_are_named_by_their_titles_also_once_withdrawn():
    edition = published()
    draft = published(
        title={"fr": "Le registre", "en": ""},
        address={"fr": "registre", "en": "register"},
        summary={"fr": "Un seul.", "en": ""},
        body={"fr": "Un registre. " * 60, "en": ""},
        french_only=True,
    )
    for name in (edition.text.name, draft.text.name, "gone"):
        for _each in range(FLOOR):
            actions.count(actor=VISITOR, kind=Kind.ARTICLE, thing=name)
    page = editor_client().get("/en/reach/").content.decode()
    assert "Shared firewood" in page
    assert '<span lang="fr-CA" translate="no">Le registre</span>' in page
    assert ">gone<" in page
    stepping = Stepping(Step.WITHDRAW, edition.number)
    take_step(actor=editor(), text=edition.text, wanted=stepping)
    assert "Le bois partagé" in words(editor_client().get(FIGURES))
