"""The inventory of tools: describe, change, take out; two windows; a full inventory."""

from uuid import uuid4

import pytest

from tests.web.diagnostics.acting import Window, actor_with, address, words
from virage.core.autonomy import Tool
from virage.library import shipped
from virage.web.diagnostics import actions
from virage.web.diagnostics.models import ToolRow

pytestmark = pytest.mark.django_db

MAIL = {
    "function": "mail",
    "name": "Le courriel",
    "run_by": "supplier",
    "account_held_by": "coop",
    "data_in": "canada",
    "export_tried": "no",
    "second_person": "yes",
    "exit_terms": "unknown",
    "hurts_after_days": "1",
}


def describe(client, sheet, language="fr", **said):
    window = Window(client, address("add_tool", sheet.id, language=language))
    for name, value in (MAIL | said).items():
        window.choose(name, value)
    return window


@pytest.fixture
def tool(client, sheet):
    describe(client, sheet).send()
    return ToolRow.objects.get()


def opened(client, sheet, tool, language="en"):
    return Window(client, address("change_tool", sheet.id, tool.id, language=language))


def test_a_described_tool_is_listed_with_what_the_co_op_holds_of_it(client, sheet):
    answer = describe(client, sheet).send()
    assert answer["Location"] == address("tools", sheet.id)
    said = words(client.get(address("tools", sheet.id, language="en")))
    assert "Le courriel 3 of 5 controls held" in said


def test_everything_said_is_kept_and_shown_again(client, sheet, tool):
    window = opened(client, sheet, tool)
    assert {name: window[name] for name in MAIL} == {name: [said] for name, said in MAIL.items()}


def test_only_the_function_must_be_said(client, sheet):
    window = Window(client, address("add_tool", sheet.id)).choose("function", "site")
    assert window.send().status_code == 302
    row = ToolRow.objects.get()
    assert (row.function, row.name, row.run_by, row.export_tried) == ("site", "", "unknown", None)
    assert row.hurts_after_days is None


def test_a_function_still_to_describe_opens_the_form_on_it(client, sheet):
    url = f"{address('add_tool', sheet.id)}?function=payroll"
    assert url in client.get(address("tools", sheet.id)).content.decode()
    assert Window(client, url)["function"] == ["payroll"]


def test_an_unknown_function_in_the_address_is_ignored(client, sheet):
    url = f"{address('add_tool', sheet.id)}?function=%00nothing"
    assert Window(client, url)["function"] == []


def test_a_described_function_is_no_longer_asked_for(client, sheet, tool):
    html = client.get(address("tools", sheet.id)).content.decode()
    assert "?function=mail" not in html
    assert "?function=files" in html


def test_the_list_tells_when_there_are_enough(client, sheet):
    actor = actor_with(client)
    usual = [each.id for each in shipped().questionnaire("coop").functions][:6]
    page = words(client.get(address("tools", sheet.id, language="en")))
    assert "Describe 6 more usual functions" in page
    for function in usual[:5]:
        actions.add_tool(actor=actor, sheet=sheet, tool=Tool(function))
    page = words(client.get(address("tools", sheet.id, language="en")))
    assert "Describe 1 more usual function for" in page
    actions.add_tool(actor=actor, sheet=sheet, tool=Tool(usual[5]))
    page = words(client.get(address("tools", sheet.id, language="en")))
    assert "That is enough for a full autonomy index" in page


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("function", ""),
        ("hurts_after_days", "demain"),
        ("hurts_after_days", "-1"),
        ("hurts_after_days", "3651"),
        ("hurts_after_days", "9" * 5000),
        ("name", "n" * 81),
        ("name", "a\x00b"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_refused_stays_as_it_was_typed(client, sheet, name, typed, language):
    window = describe(client, sheet, language).choose(name, typed)
    before = dict(window.values)
    assert window.send().status_code == 422
    assert window.values == before
    assert not ToolRow.objects.exists()


def test_a_full_inventory_says_so_and_loses_nothing_typed(client, sheet):
    actor = actor_with(client)
    for _ in range(actions.MOST_TOOLS):
        actions.add_tool(actor=actor, sheet=sheet, tool=Tool("other"))
    window = describe(client, sheet, "en")
    answer = window.send()
    assert answer.status_code == 422
    assert "The inventory is full: remove a tool before you add one." in words(answer)
    assert window["name"] == ["Le courriel"]
    assert ToolRow.objects.count() == actions.MOST_TOOLS


def test_a_changed_tool_is_saved(client, sheet, tool):
    answer = opened(client, sheet, tool).choose("name", "La poste").send()
    assert answer.status_code == 302
    tool.refresh_from_db()
    assert (tool.name, tool.version) == ("La poste", 2)


def test_a_tool_can_be_taken_out(client, sheet, tool):
    client.post(address("remove_tool", sheet.id, tool.id))
    assert not ToolRow.objects.exists()


def test_taking_a_tool_out_twice_is_success(client, sheet, tool):
    for _ in range(2):
        assert client.post(address("remove_tool", sheet.id, tool.id)).status_code == 302


def test_looking_at_the_address_takes_nothing_out(client, sheet, tool):
    assert client.get(address("remove_tool", sheet.id, tool.id)).status_code == 405
    assert ToolRow.objects.exists()


def test_a_tool_that_never_was_is_not_found(client, sheet):
    assert client.get(address("change_tool", sheet.id, uuid4())).status_code == 404


def test_the_tool_of_another_sheet_is_not_found_here(client, sheet, tool, other):
    theirs = actor_with(other)
    [their_sheet] = theirs.keys
    assert other.get(address("change_tool", their_sheet, tool.id)).status_code == 404
    other.post(address("remove_tool", their_sheet, tool.id))
    assert ToolRow.objects.filter(id=tool.id).exists()


class TestTwoWindows:
    """Two windows on one tool."""

    @pytest.fixture
    def windows(self, client, sheet, tool):
        return opened(client, sheet, tool), opened(client, sheet, tool)

    def test_the_second_is_told_and_keeps_what_was_typed(self, windows, tool):
        first, second = windows
        first.choose("name", "La poste").send()
        answer = second.choose("name", "La malle").send()
        assert answer.status_code == 409
        assert "Changed in another window meanwhile" in words(answer)
        assert second["name"] == ["La malle"]
        tool.refresh_from_db()
        assert tool.name == "La poste"

    def test_saving_again_puts_mine_in_its_place(self, windows, tool):
        first, second = windows
        first.choose("name", "La poste").send()
        second.choose("name", "La malle").send()
        assert second.send().status_code == 302
        tool.refresh_from_db()
        assert tool.name == "La malle"

    def test_a_refusal_on_the_way_does_not_hide_the_conflict(self, windows, tool):
        first, second = windows
        first.choose("name", "La poste").send()
        second.choose("name", "La malle").choose("hurts_after_days", "demain")
        assert second.send().status_code == 422
        assert second.choose("hurts_after_days", "2").send().status_code == 409
        tool.refresh_from_db()
        assert tool.name == "La poste"

    def test_the_same_change_twice_is_success(self, windows, tool):
        first, second = windows
        first.choose("name", "La poste").send()
        assert second.choose("name", "La poste").send().status_code == 302
        tool.refresh_from_db()
        assert tool.version == 2

    def test_a_tool_taken_out_meanwhile_can_be_described_anew(self, client, sheet, windows, tool):
        _, second = windows
        client.post(address("remove_tool", sheet.id, tool.id))
        answer = second.choose("name", "La malle").send()
        assert answer.status_code == 409
        assert "Taken out in another window meanwhile" in words(answer)
        assert second["name"] == ["La malle"]
        assert second.send().status_code == 302
        assert [row.name for row in ToolRow.objects.all()] == ["La malle"]
