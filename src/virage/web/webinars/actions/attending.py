"""Who came: the person's own button, or the table of a video conference."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.reach import Kind
from virage.core.webinars import Attendance, Moment
from virage.web.journal.actions import record
from virage.web.reach.actions import count
from virage.web.refusals import RefusedError, require
from virage.web.webinars import bridge
from virage.web.webinars.models import Registration, State, Webinar


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a table: how many are present by it, and the lines of addresses not known."""

    present: int
    unknown: tuple[tuple[int, str], ...]


def join(*, actor: Actor, registration: Registration) -> str:
    """Mark somebody as present and return where the webinar is held.

    RefusedError before its doors open, once it is over, cancelled, or for who has no place.
    """
    require("webinar.attend", actor)
    now = timezone.now()
    with transaction.atomic():
        kept = Registration.objects.select_related("webinar").get(id=registration.id)
        webinar = kept.webinar
        if webinar.state != State.OPEN or bridge.moment(webinar, now) is not Moment.OPEN:
            raise RefusedError("the doors are closed")
        if not kept.is_seated:
            raise RefusedError("no place yet")
        absent = Registration.objects.filter(id=kept.id, attended_at=None)
        if absent.update(attended_at=now):
            _count(actor, webinar, kept.region)
    return webinar.link


def import_attendance(*, actor: Actor, webinar: Webinar, attendance: Attendance) -> Imported:
    """Mark as present the people of a table; running it again changes nothing more.

    Nothing is written while a line of the table cannot be read: RefusedError.
    """
    require("webinar.organise", actor)
    if attendance.faults:
        raise RefusedError("lines cannot be read")
    now = timezone.now()
    with transaction.atomic():
        rows = Registration.objects.filter(webinar=webinar).exclude(standing="left")
        known = dict(rows.values_list("email", "id"))
        there = [known[email] for email in attendance.lines if email in known]
        absent = Registration.objects.filter(id__in=there, attended_at=None)
        for region in list(absent.values_list("region", flat=True)):
            _count(actor, webinar, region)
        absent.update(attended_at=now, imported=True)
        record(
            verb="webinar.attendance",
            actor=actor,
            organisation=None,
            thing=webinar.id,
            fields={"count": str(len(there))},
        )
    unknown = sorted(
        (line, email) for email, line in attendance.lines.items() if email not in known
    )
    return Imported(len(there), tuple(unknown))


def _count(actor: Actor, webinar: Webinar, region: str) -> None:
    """Count one more who joined a webinar, from a region; nobody is named."""
    count(actor=actor, kind=Kind.WEBINAR, thing=str(webinar.id), region=region)
