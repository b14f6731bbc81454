"""What `virage backup` and `virage restore` say, refuse and warn of; on SQLite."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

import pytest

from tests.reliability.backing_up import done, virage
from tests.reliability.places import SQLitePlace
from tests.reliability.processes import processes
from tests.reliability.writing import begin_sheets

LATER = "INSERT INTO django_migrations (app, name, applied) VALUES ('diagnostics', '9999_more', 0)"
MINUTES_OF_A_DAY = 24 * 60


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A backup of an installation with one sheet."""
    place = SQLitePlace(tmp_path_factory.mktemp("made"))
    with processes(1, place.settings) as pool:
        pool.submit(begin_sheets, 1).result()
    file = place.folder / "kept"
    done(virage(place.settings, "backup", file))
    return file


@pytest.fixture
def place(tmp_path):
    return SQLitePlace(tmp_path / "data")


@pytest.fixture
def file(made, tmp_path):
    """A backup that a test may damage."""
    return shutil.copy(made, tmp_path / "backup")


def refused(place, *words) -> str:
    ran = virage(place.settings, *words)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Traceback" not in ran.stderr
    return ran.stderr


def change(file, statement: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)


def test_a_backup_is_read_again_in_french(place, file):
    said = virage(place.settings, "backup", "--check", file, "--lang", "fr").stdout
    assert f"SHA-256: {sha256(file.read_bytes()).hexdigest()}" in said
    assert "Lignes\u00a0: " in said


def test_there_must_be_something_to_back_up(place, tmp_path):
    assert "There is no database yet" in refused(place, "backup", tmp_path / "new")
    assert list(tmp_path.glob("*new*")) == []


def test_a_backup_never_replaces_a_file(place, file):
    before = file.read_bytes()
    assert "exists already" in refused(place, "backup", file)
    assert file.read_bytes() == before


def test_a_backup_goes_to_a_folder_that_is_there(place, tmp_path):
    assert "cannot be written" in refused(place, "backup", tmp_path / "gone" / "backup")


def test_a_damaged_backup_is_seen(place, file):
    file.write_bytes(file.read_bytes()[: 5 * 4096])
    assert "cannot be read" in refused(place, "backup", "--check", file)
    assert "cannot be read" in refused(place, "restore", file)


@pytest.mark.parametrize(
    ("start", "reason"), [(b"", "no backup"), (b"PGDMP", "a backup of PostgreSQL")]
)
def test_another_file_is_no_backup(place, file, start, reason):
    file.write_bytes(start)
    assert reason in refused(place, "restore", file)


def test_a_database_of_something_else_is_refused(place, tmp_path):
    change(tmp_path / "other", "CREATE TABLE things (id INTEGER)")
    assert "not one of Virage" in refused(place, "restore", tmp_path / "other")
    assert not (place.folder / "virage.sqlite3").exists()


def test_a_backup_of_a_later_version_is_refused(place, file):
    change(file, LATER)
    assert "later version of Virage" in refused(place, "restore", file)
    assert not (place.folder / "virage.sqlite3").exists()


def test_data_is_replaced_only_when_one_says_so(place, file):
    done(virage(place.settings, "restore", file))
    before = place.everything()
    assert "add --replace" in refused(place, "restore", file)
    assert place.everything() == before
    assert list(place.folder.glob("virage.before-*")) == []


def test_a_list_of_erasures_that_says_nothing_stops_the_restore(place, file, tmp_path):
    listed = tmp_path / "list"
    listed.write_text('{"kind": "sheet"}\n')
    assert f"{listed}:1 says nothing" in refused(place, "restore", file, "--erased", listed)
    assert "cannot be read" in refused(place, "restore", file, "--erased", tmp_path / "gone")


def test_what_a_person_must_look_at_is_said(place, file):
    sheet = f"UPDATE diagnostics_sheet SET version = '0.9', id = '{uuid4().hex}'"
    change(file, sheet)
    today = int(datetime.now(UTC).timestamp()) // 60
    change(file, f"PRAGMA user_version={today - 91 * MINUTES_OF_A_DAY}")
    said = virage(place.settings, "restore", file).stderr
    assert "91 days old, past its stated life of 90 days" in said
    assert "begun with the questionnaire coop 0.9" in said


def test_a_young_backup_with_its_questionnaires_needs_no_look(place, file):
    assert virage(place.settings, "restore", file).stderr == ""


def test_without_the_programs_of_postgresql_one_is_told(place, tmp_path):
    server = {"DATABASE_URL": "postgres://virage@127.0.0.1:5432/virage", "PATH": str(tmp_path)}
    archive = tmp_path / "archive"
    archive.write_bytes(b"PGDMP")
    said = virage({**place.settings, **server}, "backup", "--check", archive).stderr
    assert "The program pg_restore is not on this machine" in said
