"""What may be shown of groups of people, so that nothing follows of one of them."""

from collections import Counter
from itertools import chain, combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.test_consensus_laws import ROLE, ROLES
from tests.core.test_disagreements import EVERYONE, ONE_ROLE, OTHERS, lines, said_by
from virage.core.consensus import FLOOR, Group, Groups, disclosed


def role(*names: str) -> tuple[Group, ...]:
    return tuple(Group(ONE_ROLE, (name,)) for name in names)


def others(*names: str) -> Group:
    return Group(OTHERS, names)


def everyone(*names: str) -> Group:
    return Group(EVERYONE, names)


@pytest.mark.parametrize(
    ("counts", "shown", "withheld"),
    [
        ({"board": 3, "staff": 40}, role("board", "staff"), ()),
        ({"board": 3, "staff": 0}, role("board"), ()),
        # Small roles that make three or more together.
        (
            {"board": 5, "management": 1, "staff": 9, "members": 2},
            (*role("board", "staff"), others("management", "members")),
            (),
        ),
        # "Others" under three: withheld with the next smallest role.
        (
            {"board": 5, "management": 1, "staff": 9},
            role("staff"),
            ("board", "management"),
        ),
        (
            {"board": 9, "management": 1, "staff": 5, "members": 1},
            role("board"),
            ("management", "staff", "members"),
        ),
        # No role is left to be shown: everyone together.
        ({"board": 5, "management": 2}, (everyone("board", "management"),), ()),
        ({"board": 2, "management": 1}, (everyone("board", "management"),), ()),
        ({"board": 2, "staff": 2, "members": 2}, (everyone("board", "staff", "members"),), ()),
        # Fewer than three in all.
        ({"board": 1, "management": 1}, (), ("board", "management")),
        ({"board": 2}, (), ("board",)),
        ({}, (), ()),
    ],
)
def test_small_roles_are_merged_or_withheld(counts, shown, withheld):
    assert disclosed(counts) == Groups(shown, withheld)


COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12))


def subsets(sets):
    return chain.from_iterable(combinations(sets, size) for size in range(len(sets) + 1))


@given(COUNTS)
def test_nothing_hidden_follows_by_subtraction(counts):
    """Whatever is added or subtracted, no set of one or two people comes out, and no small role.

    The groups shown cut everybody into sets that do not overlap, so that every sum or difference
    of what is shown, the whole included, is a union of these sets and of what is withheld.
    """
    found = disclosed(counts)
    present = {role for role, count in counts.items() if count}
    whole = sum(counts.values())
    shown = [set(group.roles) for group in found.shown]
    pieces = [*shown, *([set(found.withheld)] if found.withheld else [])]
    assert sorted(role for piece in pieces for role in piece) == sorted(present)
    if whole < FLOOR:
        assert shown == []
        return
    for union in subsets(pieces):
        roles = set().union(*union)
        people_in = sum(counts[role] for role in roles)
        assert not roles or people_in >= FLOOR
        assert roles == present or not whole - people_in or whole - people_in >= FLOOR
        assert not (len(roles) == 1 and people_in < FLOOR)


@given(COUNTS)
def test_every_role_of_three_or_more_is_shown_but_at_most_one(counts):
    found = disclosed(counts)
    alone = {group.roles[0] for group in found.shown if group.kind is ONE_ROLE}
    large = {role for role, count in counts.items() if count >= FLOOR}
    assert alone <= large
    assert len(large - alone) <= 1


CROWDS = st.lists(st.tuples(ROLE, st.sampled_from("abcde")), min_size=1, max_size=14)


def partition(crowd) -> Groups:
    counts = Counter(role for role, _ in crowd)
    return disclosed({role.id: counts[role.id] for role in ROLES})


@given(CROWDS, st.randoms())
def test_who_says_what_within_a_set_that_is_shown_or_withheld_changes_nothing(crowd, chance):
    """Exchange the answers of the people of one set: the lines stay, so they tell of nobody."""
    found = partition(crowd)
    exchanged = list(crowd)
    for roles in [*(group.roles for group in found.shown), found.withheld]:
        places = [place for place, (role, _) in enumerate(crowd) if role in roles]
        given_stages = [crowd[place][1] for place in places]
        chance.shuffle(given_stages)
        for place, each in zip(places, given_stages, strict=True):
            exchanged[place] = (crowd[place][0], each)
    assert lines(said_by(exchanged)) == lines(said_by(crowd))


@given(CROWDS, st.lists(st.sampled_from("abcde"), min_size=14, max_size=14))
def test_what_is_withheld_changes_nothing_in_what_is_shown(crowd, others):
    withheld = partition(crowd).withheld
    assume(withheld)
    changed = [
        (role, other if role in withheld else each)
        for (role, each), other in zip(crowd, others, strict=False)
    ]
    assert lines(said_by(changed)) == lines(said_by(crowd))


@given(CROWDS)
def test_every_group_that_is_shown_counts_three_people(crowd):
    for line in lines(said_by(crowd)):
        assert line.n == len(crowd)
        assert all(view.n >= FLOOR for view in line.groups)
        assert line.withheld == 0 or line.withheld > FLOOR
        assert line.distance >= 2 or any(view.torn for view in line.groups)
