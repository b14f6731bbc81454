"""`virage serve`: one command from an empty folder to pages, in development and in production."""

import json
import re
import socket
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.serving import serving
from tests.web.test_settings import PRODUCTION
from virage.cli import main
from virage.cli.serve import own_address

SECRET = "a-private-link-of-somebody"


def test_it_serves_both_languages_from_an_empty_folder(tmp_path):
    with serving(tmp_path / "new") as server:
        assert b'lang="fr-CA"' in server.get("/").body
        assert b'lang="en-CA"' in server.get("/en/").body
        assert server.get("/ready/").body == b"ready"
    assert (tmp_path / "new" / "virage.sqlite3").exists()


def test_a_port_that_is_taken_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("VIRAGE_DATA", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port, "--lang", "en"]) == 2
    assert f"port {port} already" in capsys.readouterr().err


def test_in_development_links_lead_to_where_it_serves(tmp_path):
    with serving(tmp_path) as server:
        assert f"\nhttp://127.0.0.1:{server.port}\n" in a_mail(server.port, tmp_path / "mails")


def test_the_address_that_was_chosen_stands_in_links_also_in_development(tmp_path):
    with serving(tmp_path, VIRAGE_ADDRESS="http://virage.localhost:9000") as server:
        assert "\nhttp://virage.localhost:9000\n" in a_mail(server.port, tmp_path / "mails")


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:8071"), ("::1", "http://[::1]:8071")],
)
def test_an_address_is_written_as_a_browser_does(host, address):
    assert own_address(host, 8071) == address


def a_mail(port: int, folder: Path) -> str:
    """The mail that somebody receives who asks for a code."""
    opener, url = (
        build_opener(HTTPCookieProcessor(CookieJar())),
        f"http://127.0.0.1:{port}/en/sign-in/",
    )
    with opener.open(url) as shown:
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', shown.read().decode())
    assert token
    given = {"csrfmiddlewaretoken": token[1], "email": "ana@example.coop"}
    opener.open(url, urlencode(given).encode()).close()
    for _ in range(300):
        for kept in folder.glob("*.eml"):
            return kept.read_text()
        time.sleep(0.05)
    raise AssertionError("no mail came")


def test_in_production_it_asks_for_https_and_hides_links_from_its_log(tmp_path):
    production = PRODUCTION | {"VIRAGE_HOSTS": "localhost", "VIRAGE_BEHIND_PROXY": "yes"}
    with serving(tmp_path, **production) as server:
        plain = server.get("/")
        assert (plain.status, plain.headers["location"][:8]) == (301, "https://")
        page = server.get("/", **{"X-Forwarded-Proto": "https"})
        assert page.status == 200
        assert "max-age=31536000" in page.headers["strict-transport-security"]
        lost = server.get(f"/{SECRET}/", **{"X-Forwarded-Proto": "https"})
        assert lost.status == 404
    said = server.log.read_text()
    assert SECRET not in said
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert {200, 404} <= {line.get("status") for line in lines}
