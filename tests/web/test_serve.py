"""`virage serve`: one command from an empty folder to pages, in development and in production."""

import json

from tests.serving import serving
from tests.web.test_settings import PRODUCTION

SECRET = "a-private-link-of-somebody"


def test_it_serves_both_languages_from_an_empty_folder(tmp_path):
    with serving(tmp_path / "new") as server:
        assert b'lang="fr-CA"' in server.get("/").body
        assert b'lang="en-CA"' in server.get("/en/").body
        assert server.get("/ready/").body == b"ready"
    assert (tmp_path / "new" / "virage.sqlite3").exists()


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
