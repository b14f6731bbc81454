"""What every answer of the site carries."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/health/", "/ready/"])
def test_machines_can_ask_how_the_site_is(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_every_answer_refuses_foreign_content_and_frames(client):
    headers = client.get("/health/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
