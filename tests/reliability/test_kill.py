"""An answer that was shown as saved outlives `kill -9` of the server, at any moment."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random
from threading import Semaphore

import pytest

from tests.reliability.answering import Account, answer, shares
from tests.reliability.places import Place
from tests.reliability.processes import processes
from tests.reliability.visiting import BEHIND_A_PROXY, Visitor
from tests.reliability.writing import promises
from tests.serving import PATIENCE, Server, serving

SAVES, CONNECTIONS, QUESTIONS = 1000, 8, 3
DURABLE = {
    "sqlite": {"journal_mode": "wal", "synchronous": "2", "secure_delete": "1"},  # 2 is FULL
    "postgresql": {"synchronous_commit": "on"},
}


def answer_until_killed(server: Server, chance: Random) -> tuple[Visitor, list[Account]]:
    """Answer through all the connections at once; kill the server somewhere on the way."""
    confirmed = Semaphore(0)
    save = partial(answer, saves=SAVES // CONNECTIONS, confirmed=confirmed)
    first = Visitor(server.port)
    first.begin()
    groups = shares(QUESTIONS)[:CONNECTIONS]
    with ThreadPoolExecutor(CONNECTIONS) as connections:
        sent = [connections.submit(save, first.elsewhere(where), q) for where, q in groups]
        for _ in range(chance.randrange(SAVES // 10, SAVES * 9 // 10)):
            assert confirmed.acquire(timeout=PATIENCE)
        time.sleep(chance.uniform(0, 0.02))
        server.kill()
    return first, [each.result() for each in sent]


def lost(place: Place, account: Account) -> list[str]:
    """The questions of which less is kept than was confirmed.

    The save that was under way may be kept or not; it had no confirmation.
    """
    kept = {question: answer for (_sheet, question), answer in place.answers().items()}
    allowed = {question: {said} for question, said in account.confirmed.items()}
    if account.pending:
        question, said = account.pending
        allowed.setdefault(question, set()).add(said)
    return [
        question
        for question, said in account.confirmed.items()
        if (json.loads(kept[question][0]), kept[question][1]) not in allowed[question]
    ]


@pytest.mark.parametrize("seed", range(3))
def test_no_confirmed_answer_is_lost(place, seed):
    settings = {**BEHIND_A_PROXY, **place.settings}
    with serving(place.folder, **settings) as server:
        first, accounts = answer_until_killed(server, Random(seed))
    assert [account.refused for account in accounts] == [[]] * CONNECTIONS
    assert SAVES // 10 <= sum(account.saves for account in accounts) < SAVES

    with serving(place.folder, **settings) as server:
        assert [lost(place, account) for account in accounts] == [[]] * CONNECTIONS
        section, questions = shares(QUESTIONS)[CONNECTIONS]
        visitor = first.elsewhere(section, server.port)
        assert answer(visitor, questions, saves=QUESTIONS, confirmed=Semaphore()).saves == QUESTIONS


def test_a_commit_is_on_the_disk_before_it_is_confirmed(place):
    with processes(1, place.settings) as pool:
        assert pool.submit(promises).result() == DURABLE[place.vendor]
