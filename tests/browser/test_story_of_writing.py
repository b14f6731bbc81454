"""An editor writes on a telephone without JavaScript; a page that was read is counted."""

from urllib.parse import parse_qs

from playwright.sync_api import Request, expect

from tests.browser.conftest import PHONE, Opener, borrow
from tests.texts import editor_client, rewritten
from virage.web.awareness.models import Edition
from virage.web.reach.models import Tally

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_an_editor_writes_and_sends_a_text_without_javascript(opened: Opener, live_server):
    rewritten(hook={"fr": "", "en": "People look for us."})
    phone = opened(**PHONE | {"java_script_enabled": False})
    borrow(phone.context, editor_client(), live_server.url)
    phone.goto("/redaction/")
    phone.get_by_role("link", name="Vendre en ligne, même un peu").tap()
    phone.get_by_role("link", name="Rien n’est encore écrit ici.").tap()
    hook = phone.get_by_label(
        "Ce que dirait une personne du conseil qui vit la situation, en franç"
    )
    hook.fill("On nous cherche.")
    phone.get_by_role("button", name="Enregistrer le brouillon").tap()
    expect(phone.get_by_role("status")).to_contain_text("version 2")
    phone.get_by_role("button", name="Envoyer à une deuxième personne").tap()
    expect(phone.get_by_text("une deuxième personne la publie")).to_be_visible()
    assert Edition.objects.get(number=2).state == "review"


def test_a_page_that_stays_in_sight_counts_one_and_takes_no_cookie(opened: Opener):
    page, sent = opened(user_agent=FIREFOX), list[Request]()
    page.on("request", lambda each: sent.append(each) if each.method == "POST" else None)
    page.clock.install()
    page.goto("/comprendre/vendre-en-ligne/")
    page.clock.run_for(5_000)
    assert sent == []
    with page.expect_response(lambda answer: answer.status == 204):
        page.clock.run_for(5_000)
    page.clock.run_for(60_000)
    (request,) = sent
    assert "cookie" not in request.all_headers()
    assert parse_qs(request.post_data or "") == {"kind": ["facet"], "thing": ["selling_online"]}
    assert Tally.objects.get().count == 1
