"""Questions open and close with what is answered; what was typed in them is never lost."""

import re

import pytest

from tests.web.diagnostics.acting import Window, address, section, start, stored, version, words

pytestmark = pytest.mark.django_db


def hidden(answer, question):
    """Whether the question is on the page without being shown."""
    tag = re.search(rf'<section[^>]*id="q-{question}"[^>]*>', answer.content.decode())
    assert tag, f"{question} is not there"
    return re.search(r"\shidden\s", tag[0]) is not None


def page(client, sheet, section_id):
    return client.get(address("section", sheet.id, section_id))


def correct(client, sheet, **facts):
    window = Window(client, address("profile", sheet.id))
    for name, value in facts.items():
        window.choose(name, value)
    assert window.send().status_code == 302


def test_the_profile_opens_the_questions_of_the_trade_and_no_other(client, sheet):
    answer = page(client, sheet, "operations")
    assert not hidden(answer, "ret_stock")
    assert hidden(answer, "agr_trace")
    assert hidden(answer, "hou_upkeep")


def test_an_organisation_without_employees_gets_the_lighter_path(client):
    sheet = start(client, employees="0")
    answer = page(client, sheet, "operations")
    assert hidden(answer, "ops_linked")
    assert not hidden(answer, "vol_tools")


def test_a_fact_not_known_keeps_the_questions_that_wait_for_it_closed(client):
    sheet = start(client, sector="dont_know")
    answer = page(client, sheet, "operations")
    assert hidden(answer, "ret_stock")
    assert hidden(answer, "agr_trace")


def test_only_open_questions_are_counted_and_led_to(client, sheet):
    answer = page(client, sheet, "operations")
    assert "Question 5 sur 5" in words(answer)
    html = answer.content.decode()
    asked = re.findall(r'id="q-(\w+)"\s+hx-post', html)
    leads_to = list(dict.fromkeys(re.findall(r'class="question-next" href="#([^"]+)"', html)))
    assert leads_to == [*(f"q-{question}" for question in asked[1:]), "onwards"]


def test_a_corrected_fact_closes_questions_and_keeps_their_answers(client, sheet):
    window = section(client, sheet, "operations")
    given = window.offered["ret_stock"][1]
    window.choose("ret_stock", given).send()
    correct(client, sheet, sector="53")
    assert hidden(page(client, sheet, "operations"), "ret_stock")
    assert stored(sheet, "ret_stock") == given
    correct(client, sheet, sector="44-45")
    assert not hidden(page(client, sheet, "operations"), "ret_stock")
    assert section(client, sheet, "operations")["ret_stock"] == [given]


def test_a_page_sent_whole_keeps_what_its_closed_questions_hold(client, sheet):
    window = section(client, sheet, "operations")
    given = window.offered["ret_stock"][1]
    window.choose("ret_stock", given).send()
    correct(client, sheet, sector="53")
    section(client, sheet, "operations").choose("ops_remote", "dont_know").send()
    assert stored(sheet, "ret_stock") == given
    assert version(sheet, "ret_stock") == 1


def test_the_count_follows_the_facts(client, sheet):
    assert "0 réponse sur 30" in words(client.get(address("overview", sheet.id)))
    correct(client, sheet, sector="53")
    assert "0 réponse sur 27" in words(client.get(address("overview", sheet.id)))


@pytest.mark.usefixtures("published")
class TestOnOnePage:
    """A question that another one of the same page opens."""

    def test_it_waits_closed(self, client):
        assert hidden(page(client, start(client), "security"), "sec_drill")

    def test_an_answer_opens_it_at_once(self, client):
        window = section(client, start(client), "security")
        answer = window.touch("sec_incident", "written_steps")
        assert 'id="slot-sec_drill"' in answer.content.decode()
        assert not hidden(answer, "sec_drill")

    def test_an_answer_that_changes_nothing_leaves_it_alone(self, client):
        window = section(client, start(client), "security")
        window.touch("sec_incident", "written_steps")
        answer = window.touch("sec_incident", "risk_list")
        assert "sec_drill" not in answer.content.decode()

    def test_another_answer_closes_it_again_and_keeps_what_it_held(self, client):
        sheet = start(client)
        window = section(client, sheet, "security")
        window.touch("sec_incident", "written_steps")
        window.touch("sec_drill", "partly")
        assert hidden(window.touch("sec_incident", "unprepared"), "sec_drill")
        assert stored(sheet, "sec_drill") == "partly"
        answer = window.touch("sec_incident", "reviewed")
        assert not hidden(answer, "sec_drill")
        assert 'value="partly" checked' in re.sub(r"\s+", " ", answer.content.decode())

    def test_somebody_else_s_answer_opens_it_when_the_second_is_told(self, client):
        sheet = start(client)
        first, second = section(client, sheet, "security"), section(client, sheet, "security")
        first.touch("sec_incident", "reviewed")
        answer = second.touch("sec_incident", "unprepared")
        assert answer.status_code == 409
        assert not hidden(answer, "sec_drill")

    def test_without_javascript_it_is_there_after_the_page_was_saved(self, client):
        sheet = start(client)
        section(client, sheet, "security").choose("sec_incident", "reviewed").send()
        assert not hidden(page(client, sheet, "security"), "sec_drill")


@pytest.mark.usefixtures("published")
class TestANumber:
    """A question that is answered by a number."""

    def test_it_is_saved_and_shown_again(self, client):
        sheet = start(client)
        section(client, sheet, "security").touch("sec_phones", "7")
        assert stored(sheet, "sec_phones") == 7
        assert section(client, sheet, "security")["sec_phones"] == ["7"]

    def test_dont_know_stands_beside_it(self, client):
        sheet = start(client)
        window = section(client, sheet, "security")
        window.choose("blank.sec_phones", "dont_know").touch("sec_phones")
        assert stored(sheet, "sec_phones") == "dont_know"
        assert section(client, sheet, "security")["sec_phones"] == [""]
        assert section(client, sheet, "security")["blank.sec_phones"] == ["dont_know"]

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("beaucoup", "« beaucoup » n’est pas un nombre."),
            ("-1", "Le nombre doit être d’au moins 0."),
            ("101", "Le nombre doit être d’au plus 100."),
        ],
    )
    def test_what_is_refused_stays_as_it_was_typed(self, client, typed, said):
        sheet = start(client)
        window = section(client, sheet, "security").choose("sec_phones", typed)
        answer = window.send()
        assert answer.status_code == 422
        assert said in words(answer)
        assert window["sec_phones"] == [typed]
        assert stored(sheet, "sec_phones") is None

    def test_a_refused_number_does_not_hide_that_somebody_else_answered(self, client):
        sheet = start(client)
        first, second = section(client, sheet, "security"), section(client, sheet, "security")
        first.touch("sec_phones", "7")
        assert second.choose("sec_phones", "beaucoup").send().status_code == 422
        assert second.choose("sec_phones", "9").send().status_code == 409
        assert stored(sheet, "sec_phones") == 7
