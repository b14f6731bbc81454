"""The list of what was erased: one line an erasure, on the disk, whatever happens around it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import transaction

from tests.samples import keep_sheet
from tests.web.diagnostics.acting import address
from virage.web.diagnostics.models import Sheet
from virage.web.erasures import (
    Erased,
    UnreadableListError,
    learn,
    note_erased,
    read_list,
    replay,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def listed(settings, tmp_path):
    settings.VIRAGE_ERASED = tmp_path / "erased.jsonl"
    return settings.VIRAGE_ERASED


@pytest.mark.django_db(transaction=True)
def test_erasing_a_sheet_adds_it_to_the_list(client, listed):
    sheet = keep_sheet(client)
    client.post(address("erase", sheet.id))
    assert [(row.kind, row.id) for row in read_list(listed)] == [("sheet", UUID(str(sheet.id)))]
    assert listed.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_what_was_not_erased_after_all_is_not_on_the_list(listed):
    with transaction.atomic():
        note_erased(kind="account", id=ONE)
        transaction.set_rollback(True)
    assert not listed.exists()


@pytest.mark.django_db(transaction=True)
def test_a_disk_that_refuses_is_told_to_the_log_with_the_line(listed, caplog):
    listed.mkdir()
    note_erased(kind="organisation", id=ONE)
    assert "by hand" in caplog.text
    assert f'"kind": "organisation", "id": "{ONE}"' in caplog.text


@pytest.mark.django_db
def test_a_sheet_that_came_back_is_erased_again(client, listed):
    kept, other = keep_sheet(client), keep_sheet(client)
    rows = [Erased("sheet", UUID(str(kept.id)), NOON), Erased("sheet", ONE, NOON)]
    rows.append(Erased("account", UUID(str(other.id)), NOON))
    assert replay(rows) == 1
    assert replay(rows) == 0
    assert not Sheet.objects.filter(id=kept.id).exists()
    assert Sheet.objects.filter(id=other.id).exists()


def test_a_list_learns_what_another_machine_erased_and_repeats_nothing(listed):
    rows = (Erased("sheet", ONE, NOON), Erased("account", TWO, NOON))
    learn(rows[:1])
    learn(rows)
    assert read_list(listed) == rows


def test_a_line_that_a_crash_cut_spoils_no_other(listed):
    first, second = Erased("sheet", ONE, NOON), Erased("account", TWO, NOON)
    learn([first])
    listed.write_text(listed.read_text().removesuffix("\n"))
    learn([second])
    assert read_list(listed) == (first, second)


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '"sheet"',
        '{"kind": "sheet", "id": 3, "at": "2026-01-01"}',
        f'{{"kind": "mail", "id": "{ONE}", "at": "2026-01-01"}}',
        f'{{"kind": "sheet", "id": "{ONE}", "at": "noon"}}',
    ],
)
def test_a_line_that_says_nothing_is_named(listed, line):
    listed.write_text(f"\n{line}\n")
    with pytest.raises(UnreadableListError, match=r"erased\.jsonl:2$"):
        read_list(listed)
