"""The reliable change index, what it stands on, and what may be said of it."""

from itertools import cycle, islice
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.change import ASSUMED, Norm, Retest, ScoreChange, Verdict, norm_of, reliable_change

SCORES = st.floats(0, 100)
MEASURED = Norm(sd=7.5, r=0.80, sd_measured=True, r_measured=True)


def change(before: float | None, after: float | None, norm: Norm) -> ScoreChange:
    return ScoreChange("total", before, after, 10, 10, norm)


def test_the_index_of_the_questionnaire_holds_to_seven_digits():
    assert round(reliable_change(47.5, 32.5, MEASURED), 7) == -3.1622777
    assert change(47.5, 32.5, MEASURED).delta == -15
    assert change(47.5, 32.5, MEASURED).verdict is Verdict.MORE_THAN_CHANCE


def test_our_assumptions_are_declared_and_need_almost_twenty_points():
    assert (ASSUMED.sd, ASSUMED.r, ASSUMED.sd_measured, ASSUMED.r_measured) == (
        18,
        0.85,
        False,
        False,
    )
    assert round(ASSUMED.needed, 6) == 19.323652


@pytest.mark.parametrize(
    ("norm", "after", "verdict"),
    [
        # As much as one likes, while r is an assumption it is not told apart from chance.
        (ASSUMED, 100, Verdict.NOT_TOLD_APART),
        (Norm(sd=5, sd_measured=True, peers=80), 100, Verdict.NOT_TOLD_APART),
        # Once r is measured, more than 1.96 is more than chance, up or down.
        (Norm(r_measured=True), 59.4, Verdict.MORE_THAN_CHANCE),
        (Norm(r_measured=True), 59.3, Verdict.NOT_TOLD_APART),
        (Norm(r_measured=True), 20.6, Verdict.MORE_THAN_CHANCE),
        (Norm(r_measured=True), 20.7, Verdict.NOT_TOLD_APART),
        (Norm(r_measured=True), 40, Verdict.NOT_TOLD_APART),
    ],
)
def test_a_change_is_more_than_chance_beyond_196_once_r_is_measured(norm, after, verdict):
    assert change(40, after, norm).verdict is verdict


def test_exactly_196_is_not_beyond():
    norm = Norm(sd=1 / 2**0.5, r=0.0, r_measured=True)
    assert norm.error == pytest.approx(1)
    assert change(0, 1.96 * norm.error, norm).verdict is Verdict.NOT_TOLD_APART


def test_what_was_not_measured_has_no_change():
    nothing = change(None, None, ASSUMED)
    assert (nothing.delta, nothing.rci, nothing.verdict) == (None, None, Verdict.NOT_COMPARABLE)


@given(SCORES, SCORES)
def test_the_index_turns_with_the_change(before, after):
    there, back = (reliable_change(*pair) for pair in ((before, after), (after, before)))
    assert there == -back
    assert (abs(there) > 1.96) == (abs(after - before) / ASSUMED.needed * 1.96 > 1.96)


@pytest.mark.parametrize(("sd", "r"), [(0, 0.5), (-1, 0.5), (18, 1), (18, -0.1)])
def test_a_norm_that_no_score_can_have_is_refused(sd, r):
    with pytest.raises(ValueError, match="SD must be above 0"):
        Norm(sd=sd, r=r)


def scores(count: int) -> list[float]:
    return list(islice(cycle([20.0, 40.0, 60.0]), count))


def retests(count: int, days: int = 92) -> list[Retest]:
    """Half repeat themselves, half are ten points away on either side."""
    return [
        Retest(score, score + drift, days)
        for score, drift in zip(scores(count), cycle([0, 10, 0, -10]), strict=False)
    ]


def test_fifty_peers_measure_the_spread():
    assert norm_of(scores(49)) == Norm(peers=49)
    norm = norm_of(scores(51))
    assert norm.sd == pytest.approx((sum((x - 40) ** 2 for x in scores(51)) / 50) ** 0.5)
    assert (norm.sd_measured, norm.r_measured, norm.r) == (True, False, 0.85)


def test_fifty_retests_within_three_months_measure_how_well_a_score_repeats_itself():
    assert norm_of(retests=retests(49)) == Norm(retests=49)
    assert norm_of(retests=retests(60, days=93)) == Norm(retests=0)
    norm = norm_of(retests=retests(50))
    assert 0.8 < norm.r < 1
    assert (norm.r_measured, norm.sd_measured, norm.sd, norm.retests) == (True, False, 18, 50)


@pytest.mark.parametrize(
    "useless",
    [
        [Retest(50, 50, 10)] * 60,  # nobody differs
        [Retest(score, score, 10) for score in scores(60)],  # nobody moves: an r of 1
        [Retest(score, 100 - score, 10) for score in scores(60)],  # an r of −1
    ],
)
def test_retests_that_measure_nothing_leave_our_assumption(useless):
    norm = norm_of(retests=useless)
    assert (norm.r, norm.r_measured) == (0.85, False)


def test_peers_that_are_all_equal_leave_our_assumption():
    assert norm_of([50.0] * 60) == Norm(peers=60)


@given(st.lists(SCORES, max_size=60), st.lists(st.tuples(SCORES, SCORES), max_size=60))
def test_a_norm_is_always_of_use(peers, pairs):
    norm = norm_of(peers, [Retest(first, second, 30) for first, second in pairs])
    assert 0 < norm.needed < inf
    assert not norm.r_measured or len(pairs) >= 50
