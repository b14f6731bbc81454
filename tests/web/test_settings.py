"""Settings work unset, and production refuses to start on a guess."""

import os
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from tests.library.shelf import DATA
from virage.library.shelves import SHIPPED
from virage.web.project.environment import database, read, smtp

PRODUCTION = {
    "VIRAGE_DEBUG": "no",
    "VIRAGE_SECRET_KEY": "a-key-of-an-invented-installation-0123456789-abcdefghij",
    "VIRAGE_HOSTS": "virage.example.coop, www.example.coop",
    "VIRAGE_SMTP_URL": "smtp://127.0.0.1:2525",
    "VIRAGE_MAIL_FROM": "Virage <virage@example.coop>",
    "VIRAGE_ADDRESS": "https://virage.example.coop",
}


def test_nothing_needs_to_be_set():
    environment = read({})
    assert environment.debug
    assert environment.programme_name == "Virage"
    assert environment.data == Path("var").resolve()


def test_the_catalogues_are_those_that_come_with_virage_or_those_of_a_folder():
    environment = read({})
    assert (environment.catalogues, environment.questionnaire) == (SHIPPED, "coop")
    own = {"VIRAGE_CATALOGUES": str(DATA), "VIRAGE_QUESTIONNAIRE": "small"}
    environment = read(own)
    assert (environment.catalogues, environment.questionnaire) == (DATA, "small")


@pytest.mark.parametrize("name", ["large", "..", "../questionnaires/small"])
def test_a_questionnaire_that_is_not_there_is_refused(name):
    with pytest.raises(ImproperlyConfigured, match=f"there is no questionnaire '{name}' in VIRAGE"):
        read({"VIRAGE_CATALOGUES": str(DATA), "VIRAGE_QUESTIONNAIRE": name})


def test_the_owner_of_the_catalogue_is_nobody_or_an_address_with_its_language():
    unset = read({})
    assert (unset.catalogue_owner, unset.catalogue_owner_language) == ("", "fr")
    named = {
        "VIRAGE_CATALOGUE_OWNER": " ana@example.coop ",
        "VIRAGE_CATALOGUE_OWNER_LANGUAGE": "en",
    }
    chosen = read(named)
    assert (chosen.catalogue_owner, chosen.catalogue_owner_language) == ("ana@example.coop", "en")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VIRAGE_CATALOGUE_OWNER", "ana"),
        ("VIRAGE_CATALOGUE_OWNER", "ana@"),
        ("VIRAGE_CATALOGUE_OWNER", "ana@example.coop, bob@example.coop"),
        ("VIRAGE_CATALOGUE_OWNER_LANGUAGE", "de"),
    ],
)
def test_an_owner_whom_no_mail_would_reach_is_refused(name, value):
    with pytest.raises(ImproperlyConfigured, match=f"{name} must be "):
        read({name: value})


def test_hosts_are_separated_by_commas_or_spaces():
    assert read(PRODUCTION).hosts == ("virage.example.coop", "www.example.coop")


@pytest.mark.parametrize("missing", sorted(PRODUCTION.keys() - {"VIRAGE_DEBUG"}))
def test_production_refuses_to_start_without(missing):
    given = {name: value for name, value in PRODUCTION.items() if name != missing}
    with pytest.raises(ImproperlyConfigured, match=f"{missing} must be set"):
        read(given)


def test_mails_land_in_the_data_folder_until_a_server_is_named():
    environment = read({})
    assert environment.address == "http://127.0.0.1:8000"
    assert smtp(environment.smtp_url).host == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example:25", ("mail.example", 25, "", "", False, False)),
        ("smtp://m:p%40s@h?starttls=yes", ("h", 587, "m", "p@s", False, True)),
        ("smtps://m:p@h", ("h", 465, "m", "p", True, False)),
        ("smtp://m:p@localhost:25", ("localhost", 25, "m", "p", False, False)),
    ],
)
def test_a_mail_server_is_read_from_its_url(url, expected):
    assert astuple(smtp(url)) == expected


@pytest.mark.parametrize(
    "url",
    ["mail.example", "http://mail.example:25", "smtp://", "smtp://h:x", "smtp://h?tls=yes"],
)
def test_another_kind_of_mail_server_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="VIRAGE_SMTP_URL must be smtp://user"):
        smtp(url)


def test_a_password_is_never_sent_in_clear_to_another_machine():
    with pytest.raises(ImproperlyConfigured, match="would send a password in clear"):
        smtp("smtp://ana:word@mail.example")


@pytest.mark.parametrize("written", ["Virage", "@example.coop", "Virage <virage>", "a@b\nBcc: c@d"])
def test_a_sender_is_an_address(written):
    with pytest.raises(ImproperlyConfigured, match="VIRAGE_MAIL_FROM must be Name <"):
        read({"VIRAGE_MAIL_FROM": written})


@pytest.mark.parametrize(
    "written", ["virage.example.coop", "http://a.example", "https://a.example/x", "https:///"]
)
def test_the_address_of_a_site_in_production_is_a_whole_https_address(written):
    with pytest.raises(ImproperlyConfigured, match="VIRAGE_ADDRESS must be https://host"):
        read(PRODUCTION | {"VIRAGE_ADDRESS": written})


def test_the_address_of_a_site_ends_before_the_slash():
    given = read(PRODUCTION | {"VIRAGE_ADDRESS": "https://virage.example.coop/"})
    assert given.address == "https://virage.example.coop"


def test_a_flag_is_yes_or_no():
    with pytest.raises(ImproperlyConfigured, match=r"VIRAGE_DEBUG must be yes or no, not 'false'"):
        read({"VIRAGE_DEBUG": "False"})


def test_a_database_url_becomes_postgresql():
    url = "postgres://ana:p%40ss@db.example:5433/virage?sslmode=require"
    given = database(read({"DATABASE_URL": url}))
    assert given["ENGINE"] == "django.db.backends.postgresql"
    assert (given["USER"], given["PASSWORD"], given["PORT"]) == ("ana", "p@ss", "5433")
    assert (given["HOST"], given["NAME"]) == ("db.example", "virage")
    assert given["OPTIONS"]["sslmode"] == "require"
    assert given["OPTIONS"]["pool"]


@pytest.mark.parametrize("url", ["mysql://db/virage", "postgres://db/", "virage"])
def test_another_database_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must be postgres://"):
        database(read({"DATABASE_URL": url}))


def test_sqlite_is_set_to_lose_nothing(tmp_path):
    given = database(read({"VIRAGE_DATA": str(tmp_path / "new")}))
    assert given["NAME"] == tmp_path / "new" / "virage.sqlite3"
    assert given["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert given["OPTIONS"]["timeout"] == 20


@pytest.mark.django_db
def test_the_live_connection_waits_for_the_disk():
    durable = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
    with connection.cursor() as cursor:
        cursor.execute(durable[connection.vendor])
        assert cursor.fetchone()[0] in {2, "on"}


def production(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **PRODUCTION, "VIRAGE_DATA": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "virage.web.project.settings"
    command = [sys.executable, "-W", "error", "-m", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_production_has_nothing_to_hide_from_the_deployment_check(tmp_path):
    ran = production(tmp_path, "django", "check", "--deploy", "--fail-level", "INFO")
    assert ran.returncode == 0, ran.stderr
    assert "no issues (0 silenced)" in ran.stdout


def test_development_is_not_served_to_a_network():
    ran = served("--host", "0.0.0.0", "--lang", "en")
    assert ran.returncode == 1
    assert "Set VIRAGE_DEBUG=no before serving beyond this machine." in ran.stderr


@pytest.mark.parametrize("host", ["foo.bar", "", "127.0.0.1.5"])
def test_a_host_that_is_no_address_is_said_in_one_line(host):
    ran = served("--host", host, "--lang", "en")
    assert ran.returncode == 2
    assert ran.stderr == (
        f"--host must be localhost or an IP address such as 127.0.0.1, not “{host}”.\n"
    )


def served(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from virage.cli import main; sys.exit(main())"]
    return subprocess.run([*command, "serve", *words], capture_output=True, text=True, check=False)
