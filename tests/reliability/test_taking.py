"""Several advisors take the same requests at once: each request has exactly one."""

from functools import partial
from uuid import UUID

from tests.reliability.places import Place
from tests.reliability.processes import processes
from tests.reliability.taking import lay_out, take_all

ADVISORS, REQUESTS = 4, 20
ROWS = "SELECT id, advisor_id FROM offices_accompaniment"
ACCESSES = 'SELECT "case" FROM organisations_advisoraccess WHERE ended_at IS NULL'


def race(place: Place, *, limit: int) -> list[tuple[list[UUID], int]]:
    with processes(1, place.settings) as alone:
        made = alone.submit(lay_out, advisors=ADVISORS, requests=REQUESTS, limit=limit).result()
    with processes(ADVISORS, place.settings) as pool:
        return list(pool.map(partial(take_all, made), made.advisors))


def test_of_those_who_take_a_request_at_once_exactly_one_has_it_and_the_others_are_told(place):
    outcomes = race(place, limit=100)
    won = [case for mine, _told in outcomes for case in mine]
    assert len(won) == len(set(won)) == REQUESTS
    assert sum(told for _mine, told in outcomes) == REQUESTS * (ADVISORS - 1)
    assert all(advisor for _case, advisor in place.rows(ROWS))
    opened = [UUID(str(case)) for (case,) in place.rows(ACCESSES)]
    assert sorted(opened) == sorted(won)


def test_nobody_takes_more_than_their_limit_however_fast(place):
    outcomes = race(place, limit=3)
    assert [len(mine) for mine, _told in outcomes] == [3] * ADVISORS
    assert sum(advisor is not None for _case, advisor in place.rows(ROWS)) == 3 * ADVISORS
