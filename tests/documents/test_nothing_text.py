"""Why nothing fits, sentence by sentence."""

from dataclasses import replace

import pytest

from tests.core.roadmaps import PLAN, PROBLEM
from virage.core.roadmap import Lock
from virage.core.roadmap.demanding import Ask, Demand, How, Loosened, demands
from virage.core.roadmap.naming import Names
from virage.core.solver.conflicts import Conflict
from virage.core.solver.ways_out import Way
from virage.documents.roadmap.demands import demand_in_words, loosened_in_words
from virage.documents.roadmap.nothing import nothing_parts
from virage.documents.roadmap.telling import Telling

ENGLISH, FRENCH = Telling(Names(), "en"), Telling(Names(), "fr")
SECURITY = Demand(Ask.TARGET, "security", 0)


def test_every_demand_in_words():
    assert [demand_in_words(each, PROBLEM, ENGLISH) for each in demands(PROBLEM)] == [
        "no more than $120 in year 1",
        "no more than $40 in year 2",
        "no more than $140 in all",
        "no more than $45 advanced on aid",
        "no more days than can be given (manager)",
        "steps at once, at most: 2",
        "security at 75 or more by the end of quarter 3",
        "the red flag “no_backup” cleared by the end of quarter 1",
        "“backups” begun by quarter 3",
        "steps that wait for a meeting (board)",
        "nothing in the closed quarters",
        "only one of these: “crm” and “suite”",
        "“crm” held in the plan",
        "“backups” held from quarter 1 on, in-house",
        "“suite” held out of the plan",
    ]


@pytest.mark.parametrize(
    ("loosened", "words"),
    [
        (Loosened(Demand(Ask.YEAR, place=1), How.MORE, 500), "$5 more in year 2"),
        (Loosened(Demand(Ask.WHOLE), How.MORE, 500), "$5 more in all"),
        (Loosened(Demand(Ask.ADVANCE), How.MORE, 500), "$5 more advanced on aid"),
        (
            Loosened(Demand(Ask.DAYS, "manager"), How.MORE, 2),
            "days more in every quarter: 2 (manager)",
        ),
        (Loosened(Demand(Ask.AT_ONCE), How.MORE, 1), "steps more at once: 1"),
        (
            Loosened(SECURITY, How.LATER, 2),
            "instead: security at 75 or more by the end of quarter 5",
        ),
        (
            Loosened(SECURITY, How.LOWER, 5),
            "instead: security at 70 or more by the end of quarter 3",
        ),
        (Loosened(Demand(Ask.CLOSED), How.DROPPED), "without this: nothing in the closed quarters"),
    ],
)
def test_a_demand_that_gives_way_in_words(loosened, words):
    assert loosened_in_words(loosened, PROBLEM, ENGLISH) == words
    assert loosened_in_words(loosened, PROBLEM, FRENCH) != words


def test_what_is_not_proved_to_be_least_says_so():
    problem = replace(PROBLEM, locks=(Lock("crm"),))
    one = Demand(Ask.LOCK, "crm", 0)
    found = Conflict((one,), exact=False, smallest=False)
    way = Way((Loosened(one, How.DROPPED), Loosened(SECURITY, How.LOWER, 5)), PLAN, least=False)
    parts = list(nothing_parts(problem, found, (way,), telling=ENGLISH))
    assert parts[1][0] == "This cannot be kept:"
    said = " ".join(line for part in parts for line in part)
    assert "two engines, each by itself" in said
    assert "Some of these may have nothing to do with it." in said
    assert "(less may be enough)" in said
    assert len(list(nothing_parts(problem, found, (), telling=ENGLISH))) == 2
