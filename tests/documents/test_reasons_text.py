"""Why a plan is what it is, sentence by sentence."""

import pytest

from tests.core.roadmaps import PROBLEM
from virage.core.roadmap import Aim, Fault, Plan, Reason
from virage.core.roadmap.explaining import Cause, Kind, LeftOut, Why
from virage.core.roadmap.naming import Names
from virage.documents.roadmap.aims import aim_in_words
from virage.documents.roadmap.limits import fault_in_words
from virage.documents.roadmap.reasons import cause_in_words, hurdles_in_words, reasons_parts
from virage.documents.roadmap.telling import Telling

ENGLISH, FRENCH = Telling(Names(), "en"), Telling(Names(), "fr")


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause(Kind.LOCKED), "you hold it in the plan"),
        (Cause(Kind.TARGET, "security"), "without it a target is missed (security)"),
        (Cause(Kind.GAINS, "total", 6), "Portrait, +50.0"),
        (Cause(Kind.OPENS_AID, "fund"), "without it too little is spent for fund"),
        (Cause(Kind.MONEY), "its aid keeps the plan within its budget"),
        (Cause(Kind.AIM, "earliness", 6), "serves this: what matters done early"),
        (Cause(Kind.AIM, "needs", 0), "nothing would be lost without it"),
    ],
)
def test_a_cause_in_words(cause, words):
    assert cause_in_words(cause, PROBLEM, ENGLISH) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (LeftOut("a", Why.LOCKED_OUT), ["you hold it out of the plan"]),
        (LeftOut("a", Why.DOMINATED, by="b"), ["“b” brings as much for no more money"]),
        (LeftOut("a", Why.NOTHING_MORE), ["it brings nothing more"]),
        (
            LeftOut("a", Why.WORSE, aim=Aim.NET_COST),
            ["it fits, but serves this less well, which matters more: net cost"],
        ),
        (
            LeftOut("a", Why.UNPROVED),
            ["it would fit, and would be better: the search was stopped before"],
        ),
        (
            LeftOut("a", Why.BREAKS, missing=("b", "c"), faults=(Fault(Reason.LOCK, ("b",)),)),
            [
                "not without “b” and “c”, which the plan leaves out too",
                "held elsewhere, or out: “b”",
            ],
        ),
    ],
)
def test_what_keeps_something_out_in_words(left, words):
    assert list(hurdles_in_words(left, ENGLISH)) == words


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(Reason.PREREQUISITE, ("a", "b"), 1), "not before “b”, which is not in the plan"),
        (
            Fault(Reason.PREREQUISITE, ("a", "b"), 1, 1, 3),
            "not before “b”, over at the end of quarter 3",
        ),
        (
            Fault(Reason.STAGE_NOT_REACHED, ("a", "q.box"), 1, None, 2),
            "not before this is at stage 3: q",
        ),
        (Fault(Reason.COMPANION, ("a", "b"), 1), "not without “b” beside it"),
        (Fault(Reason.EXCLUSIVE, ("a", "b")), "only one of these may be done: “a” and “b”"),
        (Fault(Reason.OUTSIDE_HORIZON, ("a",)), "it cannot be over before the plan ends"),
        (Fault(Reason.GATE_SHUT, ("a", "g")), "no quarter in which it may start suits it"),
        (Fault(Reason.PEOPLE, ("r",), 1, 5, 3), "days too many in quarter 2: 2 (r)"),
        (Fault(Reason.AT_ONCE, ("a",), 1, 5, 3), "steps too many at once in quarter 2: 2"),
        (Fault(Reason.ADVANCE, (), 1, 500, 300), "$2 too much to advance in quarter 2"),
        (Fault(Reason.WHOLE_BUDGET, (), None, 500, 0), "$5 over the whole budget"),
    ],
)
def test_a_broken_rule_in_words(fault, words):
    assert fault_in_words(fault, ENGLISH) == words
    assert fault_in_words(fault, FRENCH) != words


def test_every_aim_has_words_in_both_languages():
    for language in ("fr", "en"):
        assert len({aim_in_words(aim, language) for aim in Aim}) == len(Aim)


def test_an_empty_plan_says_only_what_is_left_out():
    parts = list(reasons_parts(PROBLEM, Plan(), Names(), language="en"))
    assert [part[0] for part in parts] == ["What is left out, and why"]
