"""A crowd registers for one webinar: never one place too many, and nobody is lost."""

from functools import partial

from tests.reliability.places import Place
from tests.reliability.processes import processes
from tests.reliability.registering import announce, leave_all, register_all

PROCESSES, PEOPLE, PLACES, GONE = 4, 120, 100, 40
ROWS = "SELECT turn, standing FROM webinars_registration ORDER BY turn"
MAILS = "SELECT purpose, COUNT(*) FROM jobs_mail GROUP BY purpose"


def shares(count: int) -> list[range]:
    """The numbers of people, by process."""
    each = count // PROCESSES
    return [range(first, first + each) for first in range(0, count, each)]


def test_of_120_people_at_once_100_have_a_place_and_those_who_wait_follow_who_leaves(place: Place):
    with processes(1, place.settings) as alone:
        webinar = alone.submit(announce, PLACES).result()
    with processes(PROCESSES, place.settings) as pool:
        assert sum(pool.map(partial(register_all, webinar), shares(PEOPLE))) == PEOPLE
        rows = place.rows(ROWS)
        assert [turn for turn, _standing in rows] == list(range(1, PEOPLE + 1))
        assert [standing for _turn, standing in rows] == ["seated"] * 100 + ["waiting"] * 20
        assert sum(pool.map(partial(leave_all, webinar), shares(GONE))) == GONE
    after = [standing for _turn, standing in place.rows(ROWS)]
    assert (after.count("left"), after.count("waiting")) == (GONE, 0)
    assert after.count("seated") == PEOPLE - GONE
    mails = dict(place.rows(MAILS))
    assert mails["webinar.left"] == GONE
    assert mails["webinar.place"] >= PLACES
