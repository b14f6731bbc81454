"""What somebody typed stands in our mails: it makes no link, no header and no endless subject."""

import pytest

from tests.post import post, send_all
from virage.web.jobs import message

pytestmark = pytest.mark.django_db
OURS = "https://virage.example.coop"
TEMPLATES = [
    "organisations/mail/invitation",
    "campaigns/mail/invitation",
    "campaigns/mail/reminder",
    "campaigns/mail/portrait_open",
    "campaigns/mail/time_to_close",
    "campaigns/mail/merged",
    "privacy/mail/planned",
    "privacy/mail/kept",
    "privacy/mail/again",
]


def about(name: str) -> dict[str, object]:
    """What a mail may say of an organisation of this name."""
    said = {"organisation": name, "goes": name, "stays": name, "name": "T0", "url": f"{OURS}/a/"}
    said |= {"receipt": f"{OURS}/b/", "due_on": "", "due_at": "le 3 mars 2026"}
    said |= {"numbers": "", "facts": "", "consents": ""}
    return {**said, "holder": True, "idle": False, "days": 30}


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.VIRAGE_ADDRESS = OURS


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/prix",
        "www.evil.example",
        "evil.com",
        "somebody@evil.example",
        f"{OURS}.evil.example/",
        f"{OURS}@evil.example/",
        f"{OURS}:8080/",
        "javascript:alert(1)",
    ],
)
def test_only_our_own_addresses_become_links(elsewhere):
    html = message.linked(f"Gagnez 500 $ sur {elsewhere}\n{OURS}/repondre/abc-1_2/\n{OURS}")
    assert html.count("<a ") == 2
    assert f'<a href="{OURS}/repondre/abc-1_2/">' in html
    assert f'<a href="{OURS}">' in html


def test_what_stands_beside_a_link_is_escaped():
    html = message.linked(f'<b>"{OURS}/a/"<script>')
    assert html == f'&lt;b&gt;&quot;<a href="{OURS}/a/">{OURS}/a/</a>&quot;&lt;script&gt;'


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_subject_keeps_a_bounded_length_of_a_name(office, template):
    name = "Coopérative de solidarité " * 4
    post(template=template, context=about(name))
    send_all()
    [received] = office.received
    assert len(received["Subject"]) <= 160
    assert "…" in received["Subject"]
    assert name.strip() in received.get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    "name",
    [
        "Pont\r\nBcc: everybody@example.coop",
        "Pont\nBcc: everybody@example.coop",
        "Pont\u2028Bcc: everybody@example.coop",
        'Pont "du" \\ <b>; filename="x"',
        "Épicerie « Chez Zoé » 合作社",
    ],
)
def test_a_name_writes_no_header(office, name):
    post(template="organisations/mail/invitation", context=about(name))
    send_all()
    [received] = office.received
    assert received["Bcc"] is None
    assert " ".join(name.split()) in received["Subject"]
    assert received["To"] == "ana@example.coop"
    assert len(received.get_all("Subject")) == 1
