"""Thirty-two writers at once: nobody is refused, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from threading import Semaphore

from tests.reliability.answering import answer, shares
from tests.reliability.places import Place
from tests.reliability.processes import processes
from tests.reliability.visiting import BEHIND_A_PROXY, FACTS, Visitor
from tests.reliability.writing import WANTED, Report, Task, begin_sheets, shared_out, write
from tests.serving import serving

WRITERS, PROCESSES = 32, 4
TRY_EVERY = 25
WRITES, WRITES_BY_HTTP = 20_000, 1_600
SHEETS, SHEETS_BY_HTTP = 40, 4


def write_together(place: Place) -> list[Report]:
    with processes(PROCESSES, place.settings) as pool:
        wanted, *sheets = pool.submit(begin_sheets, SHEETS + 1).result()
        tasks = [
            Task(answers, WRITES // WRITERS, wanted, number=1 + writer * WRITES, every=TRY_EVERY)
            for writer, answers in enumerate(shared_out(sheets, WRITERS))
        ]
        hands = [tasks[process::PROCESSES] for process in range(PROCESSES)]
        return list(chain.from_iterable(pool.map(write, hands)))


def test_every_save_of_a_crowd_is_kept(place):
    reports = write_together(place)
    assert sum(report.written for report in reports) == WRITES

    kept = place.answers()
    [wanted] = [answer for (_sheet, question), answer in kept.items() if question == WANTED]
    said = {where: answer for report in reports for where, answer in report.last.items()}
    assert {where: kept[where] for where in said} == said
    assert sum(version for _value, version in said.values()) == WRITES

    won = [number for report in reports for number in report.won]
    assert len(won) + sum(report.conflicts for report in reports) == WRITES // TRY_EVERY
    assert wanted[1] == len(won)
    assert int(wanted[0]) in won


def test_a_crowd_of_browsers_is_served(place):
    with serving(place.folder, **BEHIND_A_PROXY, **place.settings) as server:
        people = [Visitor(server.port) for _ in range(SHEETS_BY_HTTP)]
        for person in people:
            person.begin()
        save = partial(answer, saves=WRITES_BY_HTTP // WRITERS, confirmed=Semaphore())
        with ThreadPoolExecutor(WRITERS) as connections:
            sent = [
                connections.submit(save, person.elsewhere(section), questions)
                for person in people
                for section, questions in shares(3)[: WRITERS // SHEETS_BY_HTTP]
            ]
        accounts = [each.result() for each in sent]
    assert [account.refused for account in accounts] == [[]] * WRITERS
    assert sum(account.saves for account in accounts) == WRITES_BY_HTTP
    facts = SHEETS_BY_HTTP * len(FACTS)
    assert sum(version for _value, version in place.answers().values()) == WRITES_BY_HTTP + facts
