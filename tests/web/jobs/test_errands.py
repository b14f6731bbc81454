"""Errands: what runs beside a worker holds up nothing, and ends with it."""

from datetime import datetime

import pytest
from django.db import DatabaseError
from django.utils import timezone

from virage.web.jobs.errands import all_errands
from virage.web.jobs.worker import Worker, run_errand

pytestmark = pytest.mark.django_db


class Broken:
    """An errand whose turn fails."""

    busy = False
    at: datetime | None = None

    def __init__(self, failure: Exception) -> None:
        self.failure, self.ended = failure, False

    def turn(self, now: datetime) -> bool:
        self.at = now
        raise self.failure

    def end(self, now: datetime) -> None:
        self.at, self.ended = now, True


def test_an_errand_that_fails_is_told_in_the_log_and_holds_up_nothing(caplog):
    assert not run_errand(Broken(ValueError("no")), timezone.now())
    assert "an errand failed" in caplog.text


def test_a_database_that_is_away_is_the_affair_of_the_worker():
    with pytest.raises(DatabaseError):
        run_errand(Broken(DatabaseError()), timezone.now())


def test_a_worker_ends_its_errands_when_it_ends():
    worker, errand = Worker(), Broken(ValueError())
    worker.errands = (errand,)
    worker.stop()
    worker.run()
    assert errand.ended


def test_each_worker_has_errands_of_its_own():
    first, second = all_errands(), all_errands()
    assert [type(each) for each in first] == [type(each) for each in second]
    assert not {id(each) for each in first} & {id(each) for each in second}
