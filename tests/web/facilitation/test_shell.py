"""The public shell: the same for everybody, and the program that keeps it."""

import json
import re

import pytest
from django.contrib.staticfiles.finders import find
from django.core.management import call_command
from django.urls import reverse

from tests.people import signed_in
from virage.core.access import SiteRole
from virage.core.conditions import (
    All,
    Any,
    BoxTicked,
    Not,
    NumberBetween,
    PickedIn,
    ScoreBetween,
)
from virage.library import shipped
from virage.web.facilitation.carrying import carried, plain

pytestmark = pytest.mark.django_db
PUBLIC = ("/autour-dune-table/", "/en/around-a-table/", "/autour-dune-table/application/")


@pytest.mark.parametrize("address", PUBLIC)
def test_the_shell_is_the_same_for_everybody_and_sets_no_cookie(client, address):
    advisor = signed_in("ivy@example.org", SiteRole.ADVISOR, second_factor=True)
    there, here = client.get(address), advisor.get(address)
    assert there.content == here.content
    assert there.cookies == {}
    assert there["Cache-Control"] == "no-cache"


def test_every_question_is_carried_without_an_answer(client):
    version = shipped().questionnaire("coop").version
    told = client.get(f"/autour-dune-table/questions/coop/{version}/").json()
    page = told["fields"]
    for question in shipped().questionnaire("coop").questions():
        assert f'id="q-{question.id}"' in page
    assert not re.search(r"<input[^>]* checked", page)
    assert told["roles"]["board"] == "Conseil d’administration"


@pytest.mark.parametrize("place", ["nobody/1.0", "coop/99"])
def test_a_version_that_is_not_is_not_found(client, place):
    assert client.get(f"/autour-dune-table/questions/{place}/").status_code == 404


def test_the_program_is_never_cached_and_keeps_nothing_of_anybody(client):
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert "no-store" in response["Cache-Control"]
    found = re.search(r"= (\{.*\});", response.content.decode())
    assert found
    told = json.loads(found[1])
    assert told["shells"] == ["/autour-dune-table/", "/en/around-a-table/"]
    for address in told["kept"]:
        if address.startswith("/static/"):
            assert find(address.removeprefix("/static/")), address
        else:
            assert re.match(r"/(en/around-a|autour-dune)-table/", address)
            assert client.get(address).status_code == 200


def test_the_manifest_opens_the_shell(client):
    told = client.get(reverse("facilitation:manifest")).json()
    assert told["start_url"] == "/autour-dune-table/"
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}


def test_conditions_are_carried_as_they_are_said():
    picked = PickedIn("a", frozenset({"y", "x"}), "row")
    whole = All((Any((picked, BoxTicked("b", "box"))), Not(NumberBetween("c", 1, None))))
    assert plain(whole) == [
        "all",
        ["any", ["picked", "a", ["x", "y"], "row"], ["ticked", "b", "box"]],
        ["not", ["number", "c", 1, None]],
    ]
    assert plain(ScoreBetween("total", 0, 40)) == ["score"]


def test_profile_questions_are_carried_for_what_they_decide_and_asked_nowhere():
    told = carried(shipped().questionnaire("coop"))
    profile = {question.id for question in shipped().questionnaire("coop").profile}
    assert {each["id"] for each in told if not each["section"]} == profile


def test_in_production_our_scripts_import_each_other_under_the_names_of_their_content(
    settings, tmp_path
):
    name = "virage.web.project.storage.StaticFiles"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": name}}
    call_command("collectstatic", verbosity=0, interactive=False)
    scripts = list(tmp_path.glob("facilitation/*.*.js"))
    imported = [
        name for path in scripts for name in re.findall(r'from "\./(.+?)"', path.read_text())
    ]
    assert {name.split(".")[0] for name in imported} == {
        "asking",
        "knowing",
        "sending",
        "store",
        "views",
    }
    assert set(imported) <= {path.name for path in scripts}
