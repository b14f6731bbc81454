"""However many approve at once, an envelope is never overspent, nor a grant overrun."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from tests.reliability.approving import Ground, approve_all, approve_twice, lay_out, write_all
from tests.reliability.places import Place
from tests.reliability.processes import processes

APPROVALS, FIT = 50, 20
ENVELOPE = "SELECT cents, reserved FROM mandates_envelope"
APPROVED = "SELECT COUNT(*) FROM mandates_mandate WHERE stage = 'approved'"
MAILS = "SELECT COUNT(*) FROM jobs_mail WHERE purpose = 'mandate.approved'"
USED = "SELECT granted, used FROM mandates_mandate WHERE used > 0"
HOURS = "SELECT SUM(quarters) FROM mandates_hours"


def race(place: Place, deed: Callable[[Ground], list[str]], *, fit: int = FIT) -> Counter[str]:
    with processes(1, place.settings) as alone:
        made = alone.submit(partial(lay_out, mandates=APPROVALS, fit=fit)).result()
    with processes(1, place.settings) as alone:
        return Counter(alone.submit(deed, made).result())


def test_of_fifty_approvals_against_an_envelope_for_twenty_exactly_twenty_pass(place):
    told = race(place, approve_all)
    assert told == {"done": FIT, "the envelope is spent": APPROVALS - FIT}
    [(cents, reserved)] = place.rows(ENVELOPE)
    assert reserved <= cents
    assert place.rows(APPROVED) == [(FIT,)]
    assert place.rows(MAILS) == [(FIT,)]


def test_one_mandate_that_fifty_approve_is_approved_and_counted_once(place):
    told = race(place, approve_twice)
    assert told["done"] == 1
    [(cents, reserved)] = place.rows(ENVELOPE)
    assert reserved * (FIT + 1) == cents + 1
    assert place.rows(MAILS) == [(1,)]


def test_hours_written_from_fifty_windows_never_go_beyond_the_grant(place):
    told = race(place, write_all)
    assert told == {"done": 2, "beyond the grant": APPROVALS - 2}
    assert place.rows(USED) == [(8, 8)]
    assert place.rows(HOURS) == [(8,)]
