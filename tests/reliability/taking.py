"""Advisors who take the same requests; they run in the processes of `processes`."""

from dataclasses import dataclass
from uuid import UUID

from django.core.management import call_command
from django.db import connection

from tests.coops import found_coop
from tests.offices import an_advisor, an_office, asked, at_the_desk
from tests.reliability.processes import wait_for_everybody
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment, Advisor


@dataclass(frozen=True)
class Ground:
    """The advisors of one office, and the requests that wait there."""

    advisors: tuple[UUID, ...]
    requests: tuple[UUID, ...]


def lay_out(*, advisors: int, requests: int, limit: int) -> Ground:
    """Make the tables, an office, its advisors, and organisations that ask."""
    call_command("migrate", verbosity=0, interactive=False)
    office = an_office()
    people = [
        an_advisor(f"advisor{number}@example.org", office, load_limit=limit)
        for number in range(advisors)
    ]
    cases = []
    for number in range(requests):
        email = f"holder{number}@example.coop"
        cases.append(asked(found_coop(email, name=f"Coop {number}"), email))
    connection.close()
    return Ground(tuple(each.id for each in people), tuple(each.id for each in cases))


def take_all(ground: Ground, advisor_id: UUID) -> tuple[list[UUID], int]:
    """Try to take every request, all of them read while they waited: those won, and how many not.

    Everybody reads first, and begins at the same moment.
    """
    rows = Accompaniment.objects.select_related("organisation", "office", "advisor__account")
    cases = [rows.get(id=each) for each in ground.requests]
    actor = at_the_desk(Advisor.objects.get(id=advisor_id))
    wait_for_everybody()
    won, told = [], 0
    for case in cases:
        try:
            taken = actions.take(actor=actor, case=case)
        except actions.DoesNotFitError:
            taken = False
        if taken:
            won.append(case.id)
        else:
            told += 1
    connection.close()
    return won, told
