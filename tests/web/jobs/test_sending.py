"""Mails go once, to a real server on loopback; what fails is tried again only when that is safe."""

from datetime import timedelta
from smtplib import SMTPConnectError

import pytest
from django.db import connection

from tests.post import NOW, SECRET, later, post, send_all
from virage.web.jobs import actions, delivery, message
from virage.web.jobs.actions.sending import DELAYS
from virage.web.jobs.delivery import Outcome
from virage.web.jobs.models import Mail, Reason, State
from virage.web.jobs.queries import LEASE

pytestmark = pytest.mark.django_db


def state(mail: Mail) -> tuple[str, str]:
    mail.refresh_from_db()
    return mail.state, mail.reason


def test_a_mail_is_received_whole(office, settings):
    settings.VIRAGE_ADDRESS = "https://virage.example.coop"
    settings.DEFAULT_FROM_EMAIL = "Virage à l’essai <virage@example.coop>"
    mail = post()
    send_all()
    [received] = office.received
    assert received["From"] == "Virage à l’essai <virage@example.coop>"
    assert received["To"] == "ana@example.coop"
    assert received["Message-ID"] == f"<{mail.id}@virage.example.coop>"
    assert received["Auto-Submitted"] == "auto-generated"
    assert received["Date"].datetime == NOW
    assert received["Content-Language"] == "fr"
    assert received["List-Unsubscribe"] is None
    bodies = [received.get_body((kind,)).get_content() for kind in ("plain", "html")]
    assert all(SECRET in body for body in bodies)
    assert state(mail) == (State.SENT, "")


@pytest.mark.parametrize(("language", "words"), [("fr", "Bonjour,"), ("en", "Hello,")])
def test_a_mail_speaks_the_language_of_its_row(office, language, words):
    post(language=language)
    send_all()
    assert words in office.received[0].get_body(("plain",)).get_content()


def test_a_secret_is_forgotten_once_the_mail_is_sent(office):
    mail = post()
    send_all()
    mail.refresh_from_db()
    assert mail.context == {}


def test_plain_text_is_not_escaped_and_html_is(office):
    post(context={"word": "<b> & l'eau"})
    send_all()
    plain, html = (office.received[0].get_body((k,)).get_content() for k in ("plain", "html"))
    assert "<b> & l'eau" in plain
    assert "&lt;b&gt; &amp; l&#x27;eau" in html


def test_a_mail_without_html_of_its_own_takes_it_from_its_text(settings):
    settings.VIRAGE_ADDRESS = "https://virage.example.coop"
    mail = Mail(template="jobs/mail/without_html")
    html = message.fragment(mail, {}, "One <b>\n\nhttps://virage.example.coop/a/")
    assert html.startswith("<p>One &lt;b&gt;</p>")
    assert '<a href="https://virage.example.coop/a/"' in html


def test_what_a_server_says_before_it_hangs_up_is_kept():
    assert delivery.reply_of(SMTPConnectError(554, b"no room")) == "554 no room"
    assert delivery.reply_of(SMTPConnectError(421, "later")) == "421 later"


def test_a_line_that_begins_with_a_dot_arrives(office):
    post(context={"word": "one\n.\n.two"})
    send_all()
    assert "one\r\n.\r\n.two" in office.received[0].get_body(("plain",)).get_content()


def test_a_mail_that_can_be_stopped_says_how(office):
    post(context={"word": "", "stop_url": "https://virage.example.coop/stop/abc/"})
    send_all()
    [received] = office.received
    assert received["List-Unsubscribe"] == "<https://virage.example.coop/stop/abc/>"
    assert received["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "https://virage.example.coop/stop/abc/" in received.get_body(("plain",)).get_content()


def test_the_same_purpose_recipient_and_occasion_are_one_mail(office):
    first = post()
    assert post(recipient=" ana@example.COOP ", language="en").id == first.id
    post(occasion="campaign:2")
    post(purpose="reminder")
    send_all()
    assert len(office.received) == 3
    post()
    send_all()
    assert len(office.received) == 3


def test_the_row_says_that_it_is_being_sent_before_the_server_hears_anything(office):
    mail = post()
    taken = Mail.objects.get(id=mail.id)
    assert actions.take(taken, NOW)
    assert state(mail) == (State.SENDING, "")
    assert not actions.take(mail, NOW)
    assert office.received == []


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_says_later_is_asked_again(office, moment):
    office.answers[moment] = "451 not now"
    mail = post()
    send_all()
    assert state(mail) == (State.WAITING, Reason.LATER)
    assert mail.reply == "451 not now"
    office.answers.clear()
    send_all(later(seconds=30))
    assert office.received == []
    send_all(later(minutes=2))
    assert len(office.received) == 1
    assert state(mail) == (State.SENT, "")


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_refuses_for_good_is_not_asked_again(office, moment):
    office.answers[moment] = "550 nobody of that name"
    mail = post()
    send_all()
    assert state(mail) == (State.FAILED, Reason.REFUSED)
    office.answers.clear()
    send_all(later(days=2))
    assert office.received == []


def test_a_server_that_is_away_is_tried_later_and_later_then_given_up(office, settings):
    settings.EMAIL_PORT = 1
    mail = post()
    now, waits = NOW, []
    send_all(now)
    while state(mail)[0] == State.WAITING:
        waits.append(mail.next_at - mail.touched_at)
        now = mail.next_at
        send_all(now)
    assert waits == list(DELAYS)
    assert sorted(waits) == waits
    assert state(mail) == (State.FAILED, Reason.UNREACHABLE)


@pytest.mark.parametrize(
    "asked", [{"EMAIL_USE_TLS": True}, {"EMAIL_USE_SSL": True}, {"EMAIL_HOST_USER": "virage"}]
)
def test_nothing_goes_over_a_line_that_is_not_as_the_settings_ask(office, settings, asked):
    for name, value in asked.items():
        setattr(settings, name, value)
    mail = post()
    send_all()
    assert state(mail) == (State.WAITING, Reason.UNREACHABLE)
    assert office.received == []


@pytest.mark.parametrize("moment", ["MAIL", "RCPT"])
@pytest.mark.parametrize("how", ["cuts_at", "silent_at"])
def test_a_line_cut_before_the_mail_is_tried_again(office, moment, how):
    setattr(office, how, moment)
    mail = post()
    send_all()
    assert state(mail) == (State.WAITING, Reason.UNREACHABLE)


@pytest.mark.parametrize("how", ["cuts_at", "silent_at"])
def test_a_line_cut_once_the_mail_was_sent_leaves_a_doubt(office, how):
    setattr(office, how, "DATA")
    mail = post()
    send_all()
    assert state(mail) == (State.UNCERTAIN, Reason.NO_REPLY)
    assert len(office.received) == 1
    setattr(office, how, "")
    send_all(later(days=3))
    assert len(office.received) == 1


def test_a_mail_whose_worker_died_is_in_doubt_and_never_sent_by_itself(office):
    mail = post()
    actions.take(Mail.objects.get(id=mail.id), NOW)
    send_all(NOW + LEASE - timedelta(seconds=1))
    assert state(mail) == (State.SENDING, "")
    send_all(NOW + LEASE)
    assert state(mail) == (State.UNCERTAIN, Reason.WORKER_GONE)
    send_all(later(days=3))
    assert office.received == []


def test_a_worker_that_was_only_slow_is_heard_in_the_end(office):
    mail = post()
    slow = Mail.objects.get(id=mail.id)
    actions.take(slow, NOW)
    send_all(NOW + LEASE)
    assert actions.finish(slow, Outcome(State.SENT), later(minutes=20))
    assert state(mail)[0] == State.SENT


def test_a_mail_that_came_too_late_is_dropped_and_forgotten(office):
    mail = post(until=later(minutes=15))
    send_all(later(minutes=15))
    assert state(mail) == (State.EXPIRED, "")
    assert mail.context == {}
    assert office.received == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"recipient": "no address"},
        {"recipient": "ana@example.coop\nBcc: all@example.coop"},
        {"recipient": "élise@example.coop"},
        {"template": "jobs/mail/nothing"},
    ],
)
def test_a_mail_that_cannot_be_written_holds_up_no_other(office, wrong):
    unreadable = post(occasion="wrong", **wrong)
    other = post()
    send_all()
    assert state(unreadable) == (State.FAILED, Reason.UNREADABLE)
    assert state(other) == (State.SENT, "")


def test_a_domain_with_accents_is_written_as_servers_know_it(office):
    post(recipient="ana@coopérative.example")
    send_all()
    assert office.received[0]["To"] == "ana@xn--cooprative-e7a.example"


def test_a_recipient_and_an_occasion_are_erased_whatever_the_state(office):
    sent, waiting, other = post(), None, post(recipient="bob@example.coop")
    send_all()
    waiting = post(occasion="campaign:2")
    actions.erase_recipient("ANA@example.coop")
    assert list(Mail.objects.all()) == [other]
    assert {sent.id, waiting.id}.isdisjoint(Mail.objects.values_list("id", flat=True))
    post(occasion="campaign:10:x")
    actions.erase_occasion("campaign:1")
    assert not Mail.objects.exists()


def test_the_outbox_forgets_after_thirty_days_and_after_ninety_what_nobody_checked(office):
    sent = post()
    send_all()
    office.answers["RCPT"] = "550 no"
    failed = post(occasion="failed", until=later(days=2))
    send_all()
    Mail.objects.update(touched_at=NOW)
    actions.purge_mails(later(days=29))
    assert Mail.objects.count() == 2
    failed.refresh_from_db()
    assert failed.context == {}
    actions.purge_mails(later(days=31))
    assert list(Mail.objects.all()) == [failed]
    assert sent.id != failed.id
    actions.purge_mails(later(days=91))
    assert not Mail.objects.exists()


def test_nothing_is_sent_inside_a_transaction_of_the_outbox(office):
    depth = len(connection.savepoint_ids)
    post()
    send_all()
    assert len(connection.savepoint_ids) == depth
