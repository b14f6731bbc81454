"""The corners of rules and verdicts: nothing left open, and the ways out of a no."""

from datetime import date

from tests.core.programmes import DAY, catalogue, programme, terms, tree, version
from virage.core.funding import Facts, match
from virage.core.funding.criteria import Is, NotPublished
from virage.core.funding.facts import FactName
from virage.core.funding.trees import AtLeast, Criterion, Tree
from virage.core.funding.values import Dated, Range, on_day
from virage.core.text import LocalText


def declared(name):
    return Criterion(Is(FactName.DECLARED, wanted=True, subject=name))


def judged(applicant, **facts):
    made = catalogue(programme("one", version(terms(applicant=applicant))))
    return match(made, Facts(**facts), on=DAY).of("one")


def test_nothing_is_open_once_the_rules_have_answered():
    assert judged(tree(), employees=3).open == ()


def test_a_rule_that_only_the_funder_knows_is_open_and_unpublished():
    found = judged(tree(NotPublished(LocalText("a", "b"))))
    assert len(found.open) == 1
    assert found.unpublished == found.open


def test_each_way_out_of_a_no_is_told_once_the_smallest_first():
    two_of_three = Tree(AtLeast(2, tuple(map(declared, "abc"))))
    found = judged(two_of_three, declared={"a": False, "b": False, "c": False})
    ways = [[reason.leaf.subject for reason in way] for way in found.changes]
    assert ways == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert [reason.leaf.subject for reason in found.failed] == ["a", "b", "c"]


def test_no_more_than_twelve_ways_out_are_told():
    names = "abcdef"
    found = judged(
        Tree(AtLeast(3, tuple(map(declared, names)))), declared=dict.fromkeys(names, False)
    )
    assert len(found.changes) == 12


def test_a_range_is_exact_when_its_ends_meet():
    assert Range(3, 3).exact
    assert not Range(3, 4).exact


def test_a_date_is_exact_only_to_the_day():
    assert on_day(date(2026, 2, 3)) == Dated(2026, 2, 3)
    assert on_day(DAY).exact
    assert not Dated(2026, 2).exact
