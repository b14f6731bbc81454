"""Moving an organisation: out of one database and into an empty one, equal to the last column."""

import json

import pytest

from tests.people import person
from tests.web.privacy.planting import HOLDER, plant, rows_of_everything
from virage.cli import main
from virage.documents.archive import data
from virage.web.accounts.models import User
from virage.web.organisations.models import Organisation, SeatRow
from virage.web.privacy.actions import ImportRefusedError, move_in, move_out
from virage.web.privacy.holdings import MOVING

pytestmark = pytest.mark.django_db
MOVED = {holding.model._meta.label for holding in MOVING}


@pytest.fixture
def moved():
    """What a planted organisation is as a file, once nothing of it is left here."""
    organisation = plant()
    before = {name: rows for name, rows in rows_of_everything().items() if name in MOVED}
    accounts = set(User.objects.values_list("id", "email", "joined_at"))
    written = json.loads(data(move_out(organisation_id=organisation.id)))
    organisation.delete()
    User.objects.all().delete()
    assert not any(rows_of_everything()[name] for name in MOVED)
    return before, accounts, written


def test_what_was_moved_is_equal(moved):
    before, accounts, written = moved
    move_in(moved=written)
    after = rows_of_everything()
    assert {name: after[name] for name in MOVED} == before
    assert set(User.objects.values_list("id", "email", "joined_at")) == accounts


def test_a_person_who_has_an_account_here_keeps_it(moved):
    _before, _accounts, written = moved
    here = person(HOLDER)
    move_in(moved=written)
    assert SeatRow.objects.filter(account=here, holder=True).count() == 1
    assert User.objects.filter(email=HOLDER).count() == 1


def test_nothing_comes_in_twice(moved):
    written = moved[2]
    move_in(moved=written)
    with pytest.raises(ImportRefusedError, match="already here"):
        move_in(moved=written)


def spoiled(written, how):
    tables = written["tables"]
    match how:
        case "format":
            written["format"] = "something/1"
        case "unreadable":
            tables["facts"][0]["fields"]["said_at"] = "yesterday"
        case "collides":
            tables["facts"].append(tables["facts"][0])
        case "of another":
            tables["facts"][0]["model"] = "accounts.user"
        case "questionnaire":
            tables["campaigns"][0]["fields"]["version"] = "9.9"
    return written


@pytest.mark.parametrize("how", ["format", "unreadable", "collides", "of another", "questionnaire"])
def test_a_file_that_was_changed_is_refused_whole(moved, how, tmp_path, capsys):
    file = tmp_path / "coop.json"
    file.write_text(json.dumps(spoiled(moved[2], how)), "utf-8")
    for language in ("fr", "en"):
        assert main(["organisation", "import", str(file), "--lang", language]) == 2
        assert capsys.readouterr().err.strip()
    assert not Organisation.objects.exists()
    assert not User.objects.exists()


def test_rows_of_another_organisation_are_refused(moved):
    written = moved[2]
    stray = json.loads(json.dumps(written["tables"]["consents"][0]))
    other = Organisation.objects.create(name="Autre", made_at="2026-01-01T00:00Z")
    stray["fields"]["organisation"] = str(other.id)
    written["tables"]["consents"] = [stray]
    with pytest.raises(ImportRefusedError, match="of another"):
        move_in(moved=written)


def test_the_command_writes_a_secret_file_and_takes_it_in(tmp_path, capsys):
    organisation = plant()
    file = tmp_path / "coop.json"
    told = ["organisation", "export", str(organisation.id), str(file), "--lang", "en"]
    assert main(told) == 0
    assert file.stat().st_mode & 0o077 == 0
    assert main(told) == 2  # never replaced
    Organisation.objects.filter(id=organisation.id).delete()
    assert main(["organisation", "import", str(file), "--lang", "en"]) == 0
    assert str(organisation.id) in capsys.readouterr().out
    missing = ["organisation", "import", str(tmp_path / "none.json"), "--lang", "fr"]
    assert main(missing) == 2


def test_what_is_not_there_is_said(tmp_path, capsys):
    file = tmp_path / "coop.json"
    nobody = "01890a5d-ac96-774b-bcce-b302099a8057"
    assert main(["organisation", "export", nobody, str(file), "--lang", "en"]) == 2
    assert nobody in capsys.readouterr().err
    assert not file.exists()
    file.write_text("not json", "utf-8")
    assert main(["organisation", "import", str(file), "--lang", "en"]) == 2
    assert "not a file that Virage exported" in capsys.readouterr().err
