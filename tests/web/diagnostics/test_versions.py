"""Two windows on one sheet: the second is told, both answers are shown, nothing is overwritten."""

import pytest
from django.test import Client

from tests.web.diagnostics.acting import section, stored, version, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def windows(client, sheet):
    """Two windows, opened before anything was answered."""
    return section(client, sheet, "security", "en"), section(client, sheet, "security", "en")


def test_the_second_window_is_told_with_both_answers(windows, sheet):
    first, second = windows
    first.touch("sec_backup", "tested")
    answer = second.touch("sec_backup", "none")
    assert answer.status_code == 409
    said = words(answer)
    assert "Answered in another window meanwhile" in said
    assert "which is kept for now: An automatic copy, kept elsewhere" in said
    assert "which was not saved: Nothing for certain" in said
    assert "Not saved: see below" in said
    assert stored(sheet, "sec_backup") == "tested"


def test_the_question_comes_back_whole_in_the_place_of_the_old_one(windows):
    first, second = windows
    first.touch("sec_backup", "tested")
    answer = second.touch("sec_backup", "none")
    assert answer["HX-Retarget"] == "#slot-sec_backup"
    assert answer["HX-Reswap"] == "outerHTML"
    assert second["sec_backup"] == ["tested"]


def test_the_second_window_is_told_without_javascript(windows, sheet):
    first, second = windows
    first.choose("sec_backup", "tested").send()
    answer = second.choose("sec_backup", "none").choose("sec_access", "shared").send()
    assert answer.status_code == 409
    assert "Somebody else answered this question meanwhile: If all your files" in words(answer)
    assert "which was not saved: Nothing for certain" in words(answer)
    assert stored(sheet, "sec_backup") == "tested"
    assert stored(sheet, "sec_access") == "shared"


@pytest.mark.parametrize("by_htmx", [True, False])
def test_mine_can_be_put_in_the_place_of_theirs(windows, sheet, by_htmx):
    first, second = windows
    first.touch("sec_backup", "tested")
    if by_htmx:
        second.touch("sec_backup", "none")
        second.buttons.append(("put_back", "sec_backup"))  # it came with the fragment
    else:
        second.choose("sec_backup", "none").send()
    answer = second.send(put_back="sec_backup")
    assert answer.status_code == 302
    assert answer["Location"].endswith("#q-sec_backup")
    assert stored(sheet, "sec_backup") == "none"


def test_theirs_stays_when_the_second_simply_goes_on(windows, sheet):
    first, second = windows
    first.touch("sec_backup", "tested")
    second.choose("sec_backup", "none").send()
    assert second.send().status_code == 302
    assert stored(sheet, "sec_backup") == "tested"


def test_after_being_told_the_second_may_answer_anew(windows, sheet):
    first, second = windows
    first.touch("sec_backup", "tested")
    second.touch("sec_backup", "none")
    assert second.touch("sec_backup", "automatic").status_code == 200
    assert stored(sheet, "sec_backup") == "automatic"


def test_then_the_first_is_told_in_its_turn(windows, sheet):
    first, second = windows
    first.touch("sec_backup", "tested")
    second.touch("sec_backup", "none")
    second.touch("sec_backup", "none")
    assert first.touch("sec_backup", "rehearsed").status_code == 409
    assert stored(sheet, "sec_backup") == "none"


def test_putting_one_answer_back_does_not_forget_the_other_that_waits(windows, sheet):
    first, second = windows
    first.choose("sec_backup", "tested").choose("sec_access", "individual").send()
    second.choose("sec_backup", "none").choose("sec_access", "shared").send()
    answer = second.send(put_back="sec_backup")
    assert answer.status_code == 409
    assert stored(sheet, "sec_backup") == "none"
    assert "which was not saved: Several people use the same password" in words(answer)
    assert second.send(put_back="sec_access").status_code == 302
    assert stored(sheet, "sec_access") == "shared"


def test_answering_anew_settles_the_one_that_waits(windows, sheet):
    first, second = windows
    first.choose("sec_backup", "tested").choose("sec_access", "individual").send()
    second.choose("sec_backup", "none").choose("sec_access", "shared").send()
    second.choose("sec_access", "reviewed")
    assert second.send(put_back="sec_backup").status_code == 302
    assert stored(sheet, "sec_access") == "reviewed"


def test_untouched_fields_never_conflict(windows, sheet):
    first, second = windows
    first.touch("sec_backup", "tested")
    assert second.choose("sec_access", "shared").send().status_code == 302
    assert stored(sheet, "sec_backup") == "tested"


def test_an_answer_taken_away_elsewhere_is_not_given_back_by_an_untouched_field(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    stale = section(client, sheet, "security")
    section(client, sheet, "security").send(clear="sec_backup")
    assert stale.send().status_code == 302
    assert stored(sheet, "sec_backup") is None


def test_the_same_answer_from_two_windows_is_success(windows, sheet):
    first, second = windows
    first.touch("sec_backup", "tested")
    assert second.touch("sec_backup", "tested").status_code == 200
    assert version(sheet, "sec_backup") == 1


def test_one_window_goes_on_even_when_a_reply_was_lost(windows, sheet):
    window, _ = windows
    before = dict(window.values)
    window.touch("sec_backup", "tested")
    window.values = before
    assert window.touch("sec_backup", "none").status_code == 200
    assert stored(sheet, "sec_backup") == "none"


def test_without_javascript_a_page_gone_back_to_says_what_it_says(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    window = section(client, sheet, "security")
    window.choose("sec_backup", "none").send()
    window.choose("sec_backup", "tested").send()  # the browser's back button, then sent again
    assert stored(sheet, "sec_backup") == "tested"


def test_a_window_without_a_name_is_never_taken_for_another(client, sheet):
    first, second = section(client, sheet, "security"), section(client, sheet, "security")
    first.choose("client", "").touch("sec_backup", "tested")
    assert second.choose("client", "").touch("sec_backup", "none").status_code == 409


@pytest.mark.parametrize("name", ["x" * 33, "a\x00b", "../..", "é"])
def test_only_a_plain_name_of_a_window_is_kept(client, sheet, name):
    section(client, sheet, "security").choose("client", name).touch("sec_backup", "tested")
    assert sheet.answers.get(question="sec_backup").client == ""


@pytest.mark.parametrize("base", ["", "-1", "x", "١", "9" * 5000, "10000000000"])
def test_a_version_that_is_none_counts_as_none(client, sheet, base):
    window = section(client, sheet, "security").choose("base.sec_backup", base)
    assert window.touch("sec_backup", "tested").status_code == 200
    second = section(client, sheet, "security").choose("base.sec_backup", base)
    assert second.touch("sec_backup", "none").status_code == 409


def test_two_people_with_a_key_each_are_told_too(client, sheet):
    colleague = Client()
    colleague.cookies = client.cookies.copy()
    first, second = section(client, sheet, "security"), section(colleague, sheet, "security")
    first.touch("sec_backup", "tested")
    assert second.touch("sec_backup", "none").status_code == 409


def test_an_answer_cleared_elsewhere_is_told_as_no_answer(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    stale = section(client, sheet, "security", "en")
    section(client, sheet, "security").send(clear="sec_backup")
    answer = stale.touch("sec_backup", "none")
    assert answer.status_code == 409
    assert "which is kept for now: No answer" in words(answer)


def test_a_clearing_that_came_second_is_told(client, sheet):
    section(client, sheet, "security").choose("sec_backup", "tested").send()
    stale = section(client, sheet, "security", "en")
    section(client, sheet, "security").touch("sec_backup", "none")
    answer = stale.send(clear="sec_backup")
    assert answer.status_code == 409
    assert "Yours, which was not saved: No answer" in words(answer)
    assert stale.send(put_back="sec_backup").status_code == 302
    assert stored(sheet, "sec_backup") is None
