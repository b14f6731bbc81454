"""The actions check the policy by themselves, and a sheet erased meanwhile is no accident."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.samples import keep_sheet
from tests.web.diagnostics.acting import actor_with, address, section, start
from virage.core.access import VISITOR, Actor
from virage.core.answers import Picked
from virage.core.autonomy import Tool
from virage.web.diagnostics import actions
from virage.web.diagnostics.actions import ErasedError, RefusedError, Save
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import doors

pytestmark = pytest.mark.django_db

MAIL = Tool("mail")
SAVES = (Save("sec_backup", Picked("tested"), 0),)

ON_A_SHEET = {
    "save": lambda who, sheet: actions.save_answers(actor=who, sheet=sheet, saves=SAVES, client=""),
    "rename": lambda who, sheet: actions.rename_sheet(actor=who, sheet=sheet, name="x", was=""),
    "go on": lambda who, sheet: actions.switch_to_full(actor=who, sheet=sheet),
    "add": lambda who, sheet: actions.add_tool(actor=who, sheet=sheet, tool=MAIL),
    "change": lambda who, sheet: actions.change_tool(
        actor=who, sheet=sheet, tool_id=uuid4(), tool=MAIL, base=1
    ),
    "remove": lambda who, sheet: actions.remove_tool(actor=who, sheet=sheet, tool_id=uuid4()),
    "link": lambda who, sheet: actions.make_link(actor=who, sheet=sheet),
    "revoke": lambda who, sheet: actions.close_other_doors(actor=who, sheet=sheet, digests=()),
    "start over": lambda who, sheet: actions.start_over(actor=who, sheet=sheet),
    "erase": lambda who, sheet: actions.erase_sheet(actor=who, sheet=sheet),
}


@pytest.mark.parametrize("action", ON_A_SHEET.values(), ids=ON_A_SHEET)
@pytest.mark.parametrize("who", [VISITOR, Actor(keys=frozenset({str(uuid4())}))])
def test_every_action_on_a_sheet_refuses_who_does_not_hold_its_key(sheet, action, who):
    with pytest.raises(RefusedError, match="holds no key"):
        action(who, sheet)


@pytest.mark.parametrize("action", ON_A_SHEET.values(), ids=ON_A_SHEET)
def test_every_action_on_a_sheet_is_done_for_who_holds_its_key(client, sheet, action):
    action(actor_with(client), sheet)


ON_AN_ERASED_ONE = {name: act for name, act in ON_A_SHEET.items() if name != "revoke"}


@pytest.mark.parametrize("action", ON_AN_ERASED_ONE.values(), ids=ON_AN_ERASED_ONE)
def test_an_action_on_a_sheet_erased_meanwhile_writes_nothing(client, sheet, action):
    actor, stale = actor_with(client), Sheet.objects.get(id=sheet.id)
    actions.erase_sheet(actor=actor, sheet=sheet)
    with pytest.raises(ErasedError):
        action(actor, stale)
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("name", ["go_on", "link", "start_over", "erase"])
def test_a_page_of_a_sheet_erased_meanwhile_is_not_found(client, sheet, monkeypatch, name):
    found = doors.allowed

    def allowed_then_erased(*given):
        row = found(*given)
        Sheet.objects.filter(id=row.id).delete()
        return row

    monkeypatch.setattr(doors, "allowed", allowed_then_erased)
    assert client.post(address(name, sheet.id)).status_code == 404


def test_a_tool_that_is_not_there_is_not_changed(client, sheet):
    said = {"actor": actor_with(client), "sheet": sheet, "tool": MAIL}
    assert not actions.change_tool(**said, tool_id=uuid4(), base=1)
    row = actions.add_tool(**said)
    assert not actions.change_tool(**said | {"tool": Tool("site")}, tool_id=row.id, base=9)
    assert actions.change_tool(**said, tool_id=row.id, base=9)


def test_what_was_written_is_told(client, sheet):
    saved = actions.save_answers(
        actor=actor_with(client),
        sheet=sheet,
        saves=[
            *SAVES,
            Save("sec_access", None, 0),
            Save("sector", Picked("53"), 1, untouched=True),
        ],
        client="",
    )
    assert saved.written == {"sec_backup"}
    assert saved.conflicts == ()
    assert saved.rows["sector"].value == "44-45"


def test_opening_a_link_that_one_holds_already_gives_no_new_key(client):
    kept = keep_sheet(client)
    opened = actions.open_link(actor=actor_with(client), secret=kept.link)
    assert opened == (Sheet.objects.get(id=kept.id), "")
    assert actions.open_link(actor=VISITOR, secret="nothing") is None


def test_starting_over_changes_the_version_of_every_answer(client, sheet):
    section(client, sheet, "security").touch("sec_backup", "tested")
    actions.start_over(actor=actor_with(client), sheet=sheet)
    row = sheet.answers.get(question="sec_backup")
    assert (row.value, row.version, row.client) == (None, 2, "")


def test_no_row_says_in_a_log_what_people_wrote(client):
    sheet = start(client, name="Épicerie du Pont")
    tool = actions.add_tool(
        actor=actor_with(client), sheet=sheet, tool=Tool("mail", name="Le courriel")
    )
    rows = [sheet, tool, *sheet.keys.all(), *sheet.answers.all()]
    said = " ".join(map(str, rows))
    assert "Pont" not in said
    assert "courriel" not in said
    assert sheet.keys.get().digest not in said
    assert Client().get(address("overview", sheet.id)).status_code == 404


def test_a_sheet_that_was_locked_meanwhile_is_left_as_it_is(client, sheet):
    actor = actor_with(client)
    Sheet.objects.filter(id=sheet.id).update(locked_at=timezone.now())
    with pytest.raises(actions.RefusedError, match="the diagnosis is closed"):
        actions.rename_sheet(actor=actor, sheet=sheet, name="Later", was="")
    with pytest.raises(actions.RefusedError, match="the diagnosis is closed"):
        actions.make_link(actor=actor, sheet=sheet)
