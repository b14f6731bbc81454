"""A worker killed before, during and after DATA: no mail goes twice, and none is hidden."""

import time
from collections import Counter
from contextlib import ExitStack
from random import Random

import pytest

from tests.post_office import PostOffice, post_office
from tests.reliability.mailing import drain, let_time_pass, post_mails, worker
from tests.reliability.places import Place
from tests.reliability.processes import processes
from tests.serving import PATIENCE

STATES = "SELECT id, state FROM jobs_mail ORDER BY id"
BEFORE, DURING, AFTER = "MAIL", "354", "DATA"


def states(place: Place) -> dict[str, str]:
    return {str(mail).replace("-", ""): state for mail, state in place.rows(STATES)}


def received(office: PostOffice) -> Counter[str]:
    """How many times each mail was accepted."""
    names = (mail["Message-ID"].strip("<>").partition("@")[0] for mail in office.received)
    return Counter(name.replace("-", "") for name in names)


@pytest.mark.parametrize(("moment", "arrived"), [(BEFORE, 0), (DURING, 0), (AFTER, 1)])
def test_a_mail_under_way_at_a_kill_is_in_doubt_and_never_goes_again(place, moment, arrived):
    with post_office(silent_at=moment) as office, processes(1, place.settings) as pool:
        settings = {**place.settings, "VIRAGE_SMTP_URL": office.url}
        [mail] = pool.submit(post_mails, 1).result()
        with worker(settings) as killed:
            assert office.reached.wait(PATIENCE)
            killed.kill()
            killed.wait(PATIENCE)
        assert list(states(place).values()) == ["sending"]
        office.silent_at = ""

        drain(settings)
        assert list(states(place).values()) == ["sending"]  # another worker may be at it
        pool.submit(let_time_pass).result()
        drain(settings)
        assert list(states(place).values()) == ["uncertain"]
        pool.submit(let_time_pass).result()
        drain(settings)
        assert sum(received(office).values()) == arrived
        assert list(states(place)) == [mail.replace("-", "")]


@pytest.mark.parametrize("seed", range(2))
def test_whatever_the_moments_of_the_kills_each_mail_is_sent_once_or_shown(place, seed):
    chance, count = Random(seed), 120
    with post_office() as office, processes(1, place.settings) as pool:
        settings = {**place.settings, "VIRAGE_SMTP_URL": office.url}
        mails = {mail.replace("-", "") for mail in pool.submit(post_mails, count).result()}
        for _kill in range(4):
            already = len(office.received)
            with worker(settings):
                wait_for(office, already + chance.randrange(1, count // 6))
                time.sleep(chance.uniform(0, 0.02))
        pool.submit(let_time_pass).result()
        drain(settings)
        stand = states(place)
    arrived = received(office)
    assert set(arrived.values()) == {1}
    assert stand.keys() == mails
    assert set(stand.values()) <= {"sent", "uncertain"}
    assert {mail for mail, state in stand.items() if state == "sent"} <= arrived.keys()
    assert Counter(stand.values())["uncertain"] <= 4


def test_two_workers_never_send_the_same_mail(place):
    count = 100
    with post_office() as office, processes(1, place.settings) as pool, ExitStack() as open_now:
        settings = {**place.settings, "VIRAGE_SMTP_URL": office.url}
        pool.submit(post_mails, count).result()
        both = [open_now.enter_context(worker(settings, "--once")) for _ in range(2)]
        assert [each.wait(4 * PATIENCE) for each in both] == [0, 0]
        assert Counter(states(place).values()) == {"sent": count}
    assert sorted(received(office).values()) == [1] * count


def wait_for(office: PostOffice, count: int) -> None:
    """Wait until that many mails were accepted."""
    deadline = time.monotonic() + PATIENCE
    while len(office.received) < count:
        assert time.monotonic() < deadline, f"{len(office.received)} of {count} mails came"
        time.sleep(0.002)
