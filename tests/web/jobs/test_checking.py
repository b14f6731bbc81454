"""The director sees the mails that failed or are in doubt, and decides; nobody else does."""

from uuid import uuid4

import pytest

from tests.people import signed_in
from tests.post import NOW, SECRET, later, post, send_all
from virage.core.access import VISITOR, Actor, SiteRole
from virage.web.jobs import actions, queries
from virage.web.jobs.models import Mail, State
from virage.web.journal.models import Entry
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
PAGE = "/en/mails-to-check/"
DIRECTOR = Actor(
    account=str(uuid4()), site_roles=frozenset({SiteRole.DIRECTOR}), second_factor=True
)


@pytest.fixture
def director():
    """A browser where the director signed in with two proofs."""
    return signed_in("director@example.coop", SiteRole.DIRECTOR, second_factor=True)


@pytest.fixture
def failed(office):
    office.answers["RCPT"] = "550 nobody of that name"
    mail = post()
    send_all()
    office.answers.clear()
    mail.refresh_from_db()
    return mail


@pytest.fixture
def uncertain(office):
    office.cuts_at = "DATA"
    mail = post(recipient="bob@example.coop")
    send_all()
    office.cuts_at = ""
    office.received.clear()
    mail.refresh_from_db()
    return mail


def test_it_says_what_to_whom_and_why(director, failed, uncertain):
    html = director.get(PAGE).content.decode()
    for words in ("Trial mail", "ana@example.coop", "bob@example.coop", "refused it for good"):
        assert words in html
    one = director.get(f"{PAGE}{failed.id}/").content.decode()
    assert "550 nobody of that name" in one
    assert SECRET not in html + one


def test_the_page_costs_the_same_with_many(director, failed, django_assert_max_num_queries):
    for number in range(20):
        post(occasion=str(number), template="jobs/mail/nothing")
    send_all()
    with django_assert_max_num_queries(6):
        director.get(PAGE)


def test_an_empty_page_says_that_all_is_well(director):
    assert "No mail failed" in director.get(PAGE).content.decode()


def test_mails_that_wait_too_long_are_told(director):
    post(now=NOW)
    assert "1 mail should have gone" in director.get(PAGE).content.decode()


@pytest.mark.parametrize("role", [None, SiteRole.ADVISOR, SiteRole.LEAD, SiteRole.EDITOR])
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_others_the_pages_do_not_exist(client, failed, role, method):
    if role:
        client = signed_in("other@example.coop", role, second_factor=True)
    for address in (PAGE, f"{PAGE}{failed.id}/"):
        assert getattr(client, method)(address, {"attempts": "1"}).status_code == 404
    failed.refresh_from_db()
    assert failed.state == State.FAILED


def test_a_director_without_a_second_proof_is_told_so(failed):
    response = signed_in("director@example.coop", SiteRole.DIRECTOR).get(PAGE)
    assert response.status_code == 403
    assert "second proof" in response.content.decode()


def test_a_mail_that_arrived_is_settled_and_forgotten(director, uncertain):
    response = director.post(f"{PAGE}{uncertain.id}/", {"attempts": "1"})
    assert (response.status_code, response.url) == (302, PAGE)
    uncertain.refresh_from_db()
    assert (uncertain.state, uncertain.context) == (State.SETTLED, {})
    assert [entry.thing for entry in Entry.objects.all()] == [uncertain.id]
    assert director.get(f"{PAGE}{uncertain.id}/").status_code == 404


@pytest.mark.parametrize("which", ["failed", "uncertain"])
def test_a_mail_is_sent_again_when_the_director_says_so(director, office, request, which):
    mail = request.getfixturevalue(which)
    send_all(later(days=1))
    assert office.received == []
    director.post(f"{PAGE}{mail.id}/", {"attempts": "1", "again": "yes"})
    Mail.objects.update(next_at=NOW)
    send_all()
    assert [each["Message-ID"].split("@")[0] for each in office.received] == [f"<{mail.id}"]


def test_a_second_press_on_the_button_changes_nothing(director, failed):
    for _press in range(2):
        response = director.post(f"{PAGE}{failed.id}/", {"attempts": "1", "again": "yes"})
        assert response.status_code == 302
    assert Entry.objects.count() == 1


def test_a_page_that_is_out_of_date_decides_nothing(director, failed):
    response = director.post(f"{PAGE}{failed.id}/", {"attempts": "0", "again": "yes"})
    assert response.status_code == 409
    assert "Nothing was done" in response.content.decode()
    failed.refresh_from_db()
    assert failed.state == State.FAILED


def test_a_mail_that_came_too_late_cannot_be_sent_again(director, failed):
    Mail.objects.update(until=NOW)
    failed.refresh_from_db()
    assert "Send it again" not in director.get(f"{PAGE}{failed.id}/").content.decode()
    response = director.post(f"{PAGE}{failed.id}/", {"attempts": "1", "again": "yes"})
    assert response.status_code == 409
    with pytest.raises(RefusedError, match="too late"):
        actions.send_again(actor=DIRECTOR, mail=failed, now=later(days=1))


@pytest.mark.parametrize("act", [actions.settle, actions.send_again])
def test_an_action_asks_the_policy_itself(failed, act):
    with pytest.raises(RefusedError):
        act(actor=VISITOR, mail=failed, now=NOW)
    failed.refresh_from_db()
    assert failed.state == State.FAILED
    assert not act(actor=DIRECTOR, mail=Mail(id=uuid4(), state=State.FAILED), now=NOW)


def test_who_may_not_check_sees_no_mail(failed):
    assert not queries.mails_to_check(VISITOR).exists()
    assert queries.late_count(VISITOR, later(days=1)) == 0
    assert list(queries.mails_to_check(DIRECTOR)) == [failed]
