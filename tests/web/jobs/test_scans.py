"""What is due runs once, whoever runs it; a failure comes back later, a dead worker's scan too."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.post import NOW, later
from virage.web.jobs import actions, queries, worker
from virage.web.jobs.actions.scanning import LEASE
from virage.web.jobs.due import Due, all_due, due
from virage.web.jobs.models import Scan

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def ran():
    return []


@pytest.fixture
def scans(ran):
    actions.enrol(["count"], NOW)
    return {"count": Due("count", HOUR, ran.append)}


def next_scan(scans):
    return queries.next_scan(scans, NOW)


def test_a_scan_runs_at_once_then_every_so_often(scans, ran):
    moments = [NOW, later(minutes=59), later(minutes=60), later(hours=5), later(hours=5.5)]
    done = [worker.next_scan(scans, now) for now in moments]
    assert done == [True, False, True, True, False]
    assert ran == [NOW, later(hours=1), later(hours=5)]


def test_two_workers_do_not_run_the_same_scan(scans):
    one, other = next_scan(scans), next_scan(scans)
    assert actions.hold(one, NOW)
    assert not actions.hold(other, NOW)
    assert queries.next_scan(scans, NOW) is None


def test_the_scan_of_a_dead_worker_is_taken_again_after_its_lease(scans, ran):
    actions.hold(next_scan(scans), NOW)
    assert not worker.next_scan(scans, NOW + LEASE - timedelta(seconds=1))
    assert worker.next_scan(scans, NOW + LEASE)
    assert ran == [NOW + LEASE]


def test_a_worker_that_lost_its_lease_changes_nothing(scans):
    slow = next_scan(scans)
    actions.hold(slow, NOW)
    after = NOW + LEASE
    worker.next_scan(scans, after)
    actions.ran(slow, HOUR, later(days=1))
    assert Scan.objects.get().next_at == after + HOUR


def test_a_scan_that_fails_comes_back_later_and_later(scans, ran, caplog):
    def fail(now):
        ran.append(now)
        raise ValueError("broken")

    scans["count"] = Due("count", HOUR, fail)
    now = NOW
    for _time in range(8):
        worker.next_scan(scans, now)
        now = Scan.objects.get().next_at
    waits = [(after - before) // timedelta(minutes=1) for before, after in pairwise(ran)]
    assert waits == [1, 2, 4, 8, 16, 32, 60]
    assert "the scan count failed" in caplog.text


def test_a_row_is_made_once_for_each_scan(scans):
    worker.next_scan(scans, NOW)
    actions.enrol(["count", "other"], NOW)
    rows = Scan.objects.order_by("name").values_list("name", "next_at")
    assert list(rows) == [("count", NOW + HOUR), ("other", NOW)]


def test_the_scans_of_every_app_are_known():
    assert "outbox" in {each.name for each in all_due()}


def test_two_scans_cannot_have_one_name():
    with pytest.raises(ImproperlyConfigured, match="two scans are named 'outbox'"):
        due("outbox", every=HOUR)(print)
