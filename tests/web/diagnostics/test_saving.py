"""Answers are saved: one at a time as they are given, or a whole page without JavaScript."""

import pytest

from tests.web.diagnostics.acting import HTMX, address, section, start, stored, version, words

pytestmark = pytest.mark.django_db


def test_an_answer_is_saved_at_once_and_said_to_be(client, sheet):
    answer = section(client, sheet, "security").touch("sec_backup", "tested")
    assert answer.status_code == 200
    assert stored(sheet, "sec_backup") == "tested"
    assert "Enregistré" in words(answer)


def test_what_comes_back_is_the_state_of_one_question_and_not_the_page(client, sheet):
    answer = section(client, sheet, "security").touch("sec_backup", "tested")
    html = answer.content.decode()
    assert "<html" not in html
    assert 'id="after-sec_backup"' in html
    assert "sec_access" not in html
    assert len(html) < 2500


def test_progress_and_score_come_back_with_the_answer(client, sheet):
    answer = section(client, sheet, "security", "en").touch("sec_backup", "tested")
    assert "1 of 30 answered" in words(answer)
    assert "This part stands at 75 out of 100, and may end between" in words(answer)


def test_an_answer_may_change_as_often_as_one_likes(client, sheet):
    window = section(client, sheet, "security")
    for stage in ("none", "tested", "occasional"):
        assert window.touch("sec_backup", stage).status_code == 200
    assert stored(sheet, "sec_backup") == "occasional"
    assert version(sheet, "sec_backup") == 3


def test_the_same_answer_twice_is_success_and_writes_nothing(client, sheet):
    window = section(client, sheet, "security")
    window.touch("sec_backup", "tested")
    assert window.touch("sec_backup", "tested").status_code == 200
    assert version(sheet, "sec_backup") == 1


def test_going_back_to_the_first_answer_after_a_lost_reply_is_saved(client, sheet):
    start_of = section(client, sheet, "security")
    start_of.touch("sec_backup", "tested")
    window = section(client, sheet, "security")
    before = dict(window.values)
    window.touch("sec_backup", "none")
    window.values = before  # the reply never came: the page still stands on the first answer
    assert window.touch("sec_backup", "tested").status_code == 200
    assert stored(sheet, "sec_backup") == "tested"


@pytest.mark.parametrize("by_htmx", [True, False])
def test_dont_know_is_saved_as_an_answer(client, sheet, by_htmx):
    window = section(client, sheet, "security")
    if by_htmx:
        window.touch("sec_backup", "dont_know")
    else:
        window.choose("sec_backup", "dont_know").send()
    assert stored(sheet, "sec_backup") == "dont_know"


def test_not_applicable_is_offered_and_saved_where_it_makes_sense(client, sheet):
    window = section(client, sheet, "sales")
    window.touch("sal_transact", "not_applicable")
    assert stored(sheet, "sal_transact") == "not_applicable"
    assert "not_applicable" not in section(client, sheet, "security").offered["sec_backup"]


def test_not_applicable_is_refused_where_it_makes_no_sense(client, sheet):
    posted = {"base.sec_backup": "0", "was.sec_backup": "null", "sec_backup": "not_applicable"}
    answer = client.post(address("section", sheet.id, "security"), posted)
    assert answer.status_code == 422
    assert stored(sheet, "sec_backup") is None
    assert "n’est pas une réponse possible à cette question." in words(answer)


def test_a_whole_page_is_saved_without_javascript_and_leads_on(client, sheet):
    window = section(client, sheet, "governance")
    window.choose("gov_direction", "written").choose("gov_ease", "dont_know")
    answer = window.send()
    assert answer["Location"] == address("section", sheet.id, "members")
    assert stored(sheet, "gov_direction") == "written"
    assert stored(sheet, "gov_ease") == "dont_know"
    assert stored(sheet, "gov_means") is None


def test_a_whole_page_can_lead_back(client, sheet):
    window = section(client, sheet, "members").choose("mem_reach", "one_list")
    answer = window.send(go="back")
    assert answer["Location"] == address("section", sheet.id, "governance")
    assert stored(sheet, "mem_reach") == "one_list"


@pytest.mark.parametrize(
    ("section_id", "go", "leads_to"),
    [("governance", "back", "overview"), ("people", "", "tools")],
)
def test_the_first_page_leads_back_to_the_overview_and_the_last_on_to_the_tools(
    client, sheet, section_id, go, leads_to
):
    window = section(client, sheet, section_id)
    answer = window.send(go="back") if go else window.send()
    assert answer["Location"] == address(leads_to, sheet.id)


def test_an_answer_shown_again_is_still_chosen(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    assert section(client, sheet, "security")["sec_backup"] == ["tested"]


def test_a_page_sent_untouched_writes_nothing(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    section(client, sheet, "security").send()
    assert version(sheet, "sec_backup") == 1


def test_an_answer_can_be_taken_away(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    answer = section(client, sheet, "security").send(clear="sec_backup")
    assert answer["Location"].endswith("/questions/security/#q-sec_backup")
    assert stored(sheet, "sec_backup") is None
    assert section(client, sheet, "security")["sec_backup"] == []


def test_taking_an_answer_away_saves_what_else_the_page_says(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    window = section(client, sheet, "security").choose("sec_access", "shared")
    window.send(clear="sec_backup")
    assert stored(sheet, "sec_access") == "shared"


def test_only_an_answered_question_can_be_taken_away(client, sheet):
    assert ("clear", "sec_backup") not in section(client, sheet, "security").buttons


def test_an_answer_taken_away_can_be_given_again(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    section(client, sheet, "security").send(clear="sec_backup")
    assert section(client, sheet, "security").touch("sec_backup", "none").status_code == 200
    assert stored(sheet, "sec_backup") == "none"


TICKED = "sec_privacy"


def test_boxes_are_saved_together(client, sheet):
    section(client, sheet, "security").choose(TICKED, "register", "person").send()
    assert stored(sheet, TICKED) == ["person", "register"]


def test_the_last_box_unticked_leaves_no_answer(client, sheet):
    window = section(client, sheet, "security")
    window.touch(TICKED, "person")
    assert window.touch(TICKED).status_code == 200
    assert stored(sheet, TICKED) is None


@pytest.mark.parametrize(
    ("before", "ticked", "kept"),
    [
        (["person"], ["person", "none"], ["none"]),
        (["none"], ["none", "person"], ["person"]),
        (["person"], ["person", "dont_know"], "dont_know"),
        (["dont_know"], ["dont_know", "register"], ["register"]),
        (["none"], ["none", "dont_know"], "dont_know"),
        (["dont_know"], ["none", "dont_know"], ["none"]),
        (["person"], ["person", "none", "dont_know"], "dont_know"),
    ],
)
def test_without_javascript_the_box_ticked_last_wins_over_those_it_excludes(
    client, sheet, before, ticked, kept
):
    section(client, sheet, "security").choose(TICKED, *before).send()
    section(client, sheet, "security").choose(TICKED, *ticked).send()
    assert stored(sheet, TICKED) == kept


def test_the_rows_of_a_grid_are_saved_together(client, sheet):
    window = section(client, sheet, "operations")
    window.choose("ops_office.invoicing", "partly").choose("ops_office.payroll", "dont_know")
    window.send()
    assert stored(sheet, "ops_office") == {"invoicing": "partly", "payroll": "dont_know"}


def test_a_grid_is_saved_row_after_row(client, sheet):
    window = section(client, sheet, "operations")
    window.touch("ops_office", "partly", row="invoicing")
    window.touch("ops_office", "done", row="payroll")
    assert stored(sheet, "ops_office") == {"invoicing": "partly", "payroll": "done"}


def test_a_whole_grid_can_be_taken_away(client, sheet):
    section(client, sheet, "operations").choose("ops_office.payroll", "done").send()
    section(client, sheet, "operations").send(clear="ops_office")
    assert stored(sheet, "ops_office") is None


@pytest.mark.parametrize(
    "posted",
    [
        {"sec_backup": "invented"},
        {"sec_privacy": ["person", "invented"]},
        {"ops_office.payroll": "invented"},
    ],
)
def test_an_answer_that_was_not_offered_is_refused_and_the_rest_is_saved(client, sheet, posted):
    question = next(iter(posted)).split(".")[0]
    page = "operations" if question == "ops_office" else "security"
    fine = "ops_remote" if page == "operations" else "sec_access"
    window = section(client, sheet, page)
    window.values |= {
        name: value if isinstance(value, list) else [value] for name, value in posted.items()
    }
    window.choose(fine, window.offered[fine][0])
    answer = window.send()
    assert answer.status_code == 422
    assert f'id="error-{question}"' in answer.content.decode()
    assert f'href="#q-{question}"' in answer.content.decode()
    assert stored(sheet, question) is None
    assert stored(sheet, fine) is not None


def test_a_refusal_is_also_said_when_one_question_is_sent(client, sheet):
    posted = {"base.sec_backup": "0", "was.sec_backup": "null", "sec_backup": "invented"}
    answer = client.post(address("section", sheet.id, "security"), posted, headers=HTMX)
    assert answer.status_code == 422
    assert "Non enregistré : voir plus bas" in words(answer)


def test_a_question_of_another_page_is_left_alone(client, sheet):
    posted = {"base.gov_direction": "0", "gov_direction": "written"}
    client.post(address("section", sheet.id, "security"), posted)
    assert stored(sheet, "gov_direction") is None


def test_a_request_about_nothing_changes_nothing(client, sheet):
    answer = client.post(address("section", sheet.id, "security"), {}, headers=HTMX)
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_section_that_does_not_exist_is_not_found(client, sheet):
    assert client.get(address("section", sheet.id, "express")).status_code == 404
    assert client.get(address("section", sheet.id, "nothing")).status_code == 404


def test_no_browser_keeps_a_page_of_the_sheet(client, sheet):
    answer = client.get(address("section", sheet.id, "security"))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_the_express_page_leads_to_the_portrait(client):
    sheet = start(client, edition="express")
    answer = section(client, sheet, "express").choose("sec_backup", "tested").send()
    assert answer["Location"] == address("portrait", sheet.id)
    assert stored(sheet, "sec_backup") == "tested"
