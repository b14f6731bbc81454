"""However many approve, accept, leave and begin at once, a shared mandate stays whole."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from tests.mandates import RATE, SHARE
from tests.reliability.places import Place
from tests.reliability.processes import processes
from tests.reliability.sharing import (
    HOURS,
    accept_and_leave,
    accept_twice,
    approve_all,
    begin_twice,
    lay_out,
    one_group,
)
from virage.core.subsidy import price

GROUPS, FIT, COOPS = 24, 10, 24
ENVELOPE = "SELECT cents, reserved FROM mandates_envelope"
WHOLE = "SELECT stage, granted, reserved FROM mandates_mandate WHERE group_id IS NOT NULL"
PARTS = "SELECT stage, COUNT(*) FROM mandates_mandate WHERE whole_id IS NOT NULL GROUP BY stage"
ACCEPTED = "SELECT COUNT(*) FROM mandates_agreement WHERE accepted_at IS NOT NULL"


def race(place: Place, made: Callable[[], None], deed: Callable[[], list[str]]) -> Counter[str]:
    with processes(1, place.settings) as alone:
        alone.submit(made).result()
    with processes(1, place.settings) as alone:
        return Counter(alone.submit(deed).result())


def test_of_many_groups_approved_at_once_the_envelope_pays_exactly_those_that_fit(place):
    told = race(place, partial(lay_out, groups=GROUPS, fit=FIT), approve_all)
    assert told == {"done": FIT, "the envelope is spent": GROUPS - FIT}
    [(cents, reserved)] = place.rows(ENVELOPE)
    assert reserved <= cents
    assert reserved == sum(held for _stage, _granted, held in place.rows(WHOLE))


def test_while_half_accept_and_half_leave_the_hours_and_the_envelope_follow(place):
    told = race(place, partial(one_group, coops=COOPS), accept_and_leave)
    assert told == {"done": COOPS}
    [(stage, granted, held)] = place.rows(WHOLE)
    assert (stage, granted) == ("approved", HOURS * COOPS // 2)
    assert held == price(granted, rate=RATE, share=SHARE).subsidy
    assert [held] == [reserved for _cents, reserved in place.rows(ENVELOPE)]
    assert dict(place.rows(PARTS)) == {"approved": COOPS // 2, "withdrawn": COOPS // 2}
    assert place.rows(ACCEPTED) == [(COOPS // 2,)]


def test_a_part_that_many_accept_at_once_is_accepted_once(place):
    told = race(place, partial(one_group, coops=8), accept_twice)
    assert told == {"done": 1, "changed meanwhile": 7}
    assert place.rows(ACCEPTED) == [(1,)]


def test_the_work_begins_once_and_who_accepts_a_moment_late_is_told(place):
    told = race(place, partial(one_group, coops=8), begin_twice)
    assert told["done"] in (1, 2)
    accepted = 6 + told["done"]
    [(stage, granted, held)] = place.rows(WHOLE)
    assert (stage, granted) == ("work", HOURS * accepted)
    assert dict(place.rows(PARTS))["work"] == accepted
    assert [held] == [reserved for _cents, reserved in place.rows(ENVELOPE)]
