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


@pytest.mark.parametrize("charset", ["unicode_escape", "idna", "rot13", "utf-7", "no-such-codec"])
def test_a_body_in_another_encoding_than_ours_is_refused(client, charset):
    body = b'--x\r\nContent-Disposition: form-data; name="theme"\r\n\r\n\\ud800\r\n--x--\r\n'
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    assert client.generic("POST", "/theme/", body, kind).status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_a_body_in_our_encoding_is_read(client, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    assert client.generic("POST", "/theme/", b"theme=dark", kind).status_code == 302
