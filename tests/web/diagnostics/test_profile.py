"""The facts of the start, corrected later: refused, or changed elsewhere meanwhile."""

import pytest

from tests.web.diagnostics.acting import FOOD_STORE, Window, address, start, stored, version, words
from virage.web.diagnostics.models import Sheet

pytestmark = pytest.mark.django_db


def profile(client, sheet, language="fr"):
    return Window(client, address("profile", sheet.id, language=language))


def test_the_form_shows_the_facts_as_they_were_given(client):
    window = profile(client, start(client, name="Épicerie du Pont"))
    assert window["name"] == ["Épicerie du Pont"]
    assert {name: window[name] for name in FOOD_STORE} == {
        name: [value] for name, value in FOOD_STORE.items()
    }


def test_corrected_facts_are_saved_and_lead_to_the_overview(client, sheet):
    answer = profile(client, sheet).choose("employees", "0").choose("name", "Le Pont").send()
    assert answer["Location"] == address("overview", sheet.id)
    assert stored(sheet, "employees") == 0
    page = words(client.get(address("overview", sheet.id)))
    assert "Le Pont" in page
    assert "0 personnes" in page


def test_facts_left_as_they_are_are_not_written(client, sheet):
    profile(client, sheet).choose("employees", "13").send()
    assert version(sheet, "employees") == 2
    assert version(sheet, "sector") == 1


def test_a_fact_that_is_not_required_can_be_taken_away(client, sheet):
    profile(client, sheet).choose("members", "").choose("region", "").send()
    assert stored(sheet, "members") is stored(sheet, "region") is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refused_fact_loses_nothing_that_was_typed(client, sheet, language):
    window = profile(client, sheet, language).choose("employees", "douze").choose("name", "Le Pont")
    answer = window.send()
    assert answer.status_code == 422
    assert window["employees"] == ["douze"]
    assert window["name"] == ["Le Pont"]
    assert stored(sheet, "employees") == 12


class TestTwoWindows:
    """Two windows on the facts of one sheet."""

    @pytest.fixture
    def windows(self, client, sheet):
        return profile(client, sheet, "en"), profile(client, sheet, "en")

    def test_the_second_is_told_and_sees_both(self, windows, sheet):
        first, second = windows
        first.choose("employees", "20").send()
        answer = second.choose("employees", "30").send()
        assert answer.status_code == 409
        assert "Changed in another window meanwhile" in words(answer)
        assert "People employed: 20 people" in words(answer)
        assert second["employees"] == ["30"]
        assert stored(sheet, "employees") == 20

    def test_sending_again_puts_mine_in_its_place(self, windows, sheet):
        first, second = windows
        first.choose("employees", "20").send()
        second.choose("employees", "30").send()
        assert second.send().status_code == 302
        assert stored(sheet, "employees") == 30

    def test_untouched_facts_never_conflict(self, windows, sheet):
        first, second = windows
        first.choose("employees", "20").choose("name", "Le Pont").send()
        assert second.choose("members", "700").send().status_code == 302
        sheet.refresh_from_db()
        assert (stored(sheet, "employees"), stored(sheet, "members")) == (20, 700)
        assert sheet.name == "Le Pont"

    def test_a_refusal_on_the_way_does_not_hide_the_conflict(self, windows, sheet):
        first, second = windows
        first.choose("sector", "53").choose("name", "Le Pont").send()
        second.choose("sector", "62").choose("name", "La Rive").choose("employees", "beaucoup")
        assert second.send().status_code == 422
        assert second.choose("employees", "12").send().status_code == 409
        sheet.refresh_from_db()
        assert (stored(sheet, "sector"), sheet.name) == ("53", "Le Pont")

    def test_a_refusal_on_the_way_does_not_touch_what_was_left_alone(self, windows, sheet):
        first, second = windows
        first.choose("sector", "53").send()
        second.choose("employees", "beaucoup").send()
        assert second.choose("employees", "13").send().status_code == 302
        assert stored(sheet, "sector") == "53"

    def test_the_name_too_is_told(self, windows, sheet):
        first, second = windows
        first.choose("name", "Le Pont").send()
        answer = second.choose("name", "La Rive").send()
        assert answer.status_code == 409
        assert "Name of your organisation: Le Pont" in words(answer)
        assert second.send().status_code == 302
        sheet.refresh_from_db()
        assert sheet.name == "La Rive"

    def test_a_name_taken_away_is_told_as_no_answer(self, client):
        sheet = start(client, name="Le Pont")
        first, second = profile(client, sheet, "en"), profile(client, sheet, "en")
        first.choose("name", "").send()
        answer = second.choose("name", "La Rive").send()
        assert "Name of your organisation: No answer" in words(answer)

    def test_the_same_correction_twice_is_success(self, windows, sheet):
        first, second = windows
        first.choose("name", "Le Pont").choose("employees", "20").send()
        assert second.choose("name", "Le Pont").choose("employees", "20").send().status_code == 302
        assert version(sheet, "employees") == 2

    def test_what_did_not_conflict_is_saved(self, windows, sheet):
        first, second = windows
        first.choose("employees", "20").send()
        second.choose("employees", "30").choose("members", "9").choose("name", "La Rive").send()
        assert stored(sheet, "members") == 9
        assert Sheet.objects.get(id=sheet.id).name == "La Rive"
