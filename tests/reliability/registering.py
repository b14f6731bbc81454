"""People who register for one webinar at once; they run in the processes of `processes`."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from django.core.management import call_command
from django.db import connection

from tests.reliability.processes import wait_for_everybody
from tests.webinars import announced
from virage.core.access import VISITOR
from virage.web.webinars import actions
from virage.web.webinars.models import Registration, Webinar


def announce(capacity: int) -> UUID:
    """Make the tables and a webinar with so many places."""
    call_command("migrate", verbosity=0, interactive=False)
    webinar = announced(capacity=capacity)
    connection.close()
    return webinar.id


def register_all(webinar_id: UUID, numbers: range) -> int:
    """Register these people, each in a thread of their own, all at the same moment."""
    webinar = Webinar.objects.get(id=webinar_id)
    connection.close()
    wait_for_everybody()
    with ThreadPoolExecutor(len(numbers)) as pool:
        return sum(pool.map(lambda number: _register(webinar, number), numbers))


def leave_all(webinar_id: UUID, numbers: range) -> int:
    """Those of these people who have a place give it up, all at the same moment."""
    emails = [f"p{number}@example.coop" for number in numbers]
    rows = list(Registration.objects.filter(webinar=webinar_id, email__in=emails))
    connection.close()
    wait_for_everybody()
    with ThreadPoolExecutor(len(rows)) as pool:
        return sum(pool.map(_leave, rows))


def _register(webinar: Webinar, number: int) -> bool:
    wanted = actions.Wanted(email=f"p{number}@example.coop", name="P", language="fr")
    try:
        actions.register(actor=VISITOR, webinar=webinar, wanted=wanted)
    finally:
        connection.close()
    return True


def _leave(row: Registration) -> bool:
    try:
        return actions.leave(actor=VISITOR, registration=row)
    finally:
        connection.close()
