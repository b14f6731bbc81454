"""What both sides share: the journal, the meetings, the documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.documents.mandates.calendar import meeting_calendar
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.stages import held, note
from virage.web.mandates.models import Document, Mandate, Meeting, Note
from virage.web.refusals import RefusedError, require
from virage.web.ui.uploads import Upload

MEGABYTE = 1024 * 1024
MOST_BYTES, MOST_DOCUMENTS = 40 * MEGABYTE, 50  # of a mandate


class TooMuchError(RefusedError):
    """A mandate has as many documents as it can take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """When and where a meeting is; `link` leads to its video."""

    title: str
    starts_at: datetime
    minutes: int
    place: str = ""
    link: str = ""


def write_note(*, actor: Actor, mandate: Mandate, words: str) -> Note:
    """Write in the journal of a mandate, which both sides read."""
    require("mandate.contribute", actor, bridge.thing_of(mandate))
    with transaction.atomic():
        row = Note.objects.create(
            organisation=mandate.organisation,
            mandate=mandate,
            account_id=actor.account,
            words=words,
            made_at=timezone.now(),
        )
        note("mandate.note", actor, mandate)
    return row


def add_document(*, actor: Actor, mandate: Mandate, upload: Upload) -> Document:
    """Give the other side a document; TooMuchError when the mandate can take no more."""
    require("mandate.contribute", actor, bridge.thing_of(mandate))
    with transaction.atomic():
        row = held(mandate)
        sizes = [*Document.objects.filter(mandate=row).values_list("size", flat=True)]
        if len(sizes) >= MOST_DOCUMENTS or sum(sizes) + upload.size > MOST_BYTES:
            raise TooMuchError("too many documents")
        document = Document.objects.create(
            organisation=row.organisation,
            mandate=row,
            account_id=actor.account,
            name=upload.name,
            kind=upload.kind,
            size=upload.size,
            content=upload.content,
            made_at=timezone.now(),
        )
        note("mandate.document", actor, row)
    return document


def plan_meeting(*, actor: Actor, mandate: Mandate, wanted: Wanted) -> Meeting:
    """Plan a meeting; both sides get it by mail, with a calendar file."""
    require("mandate.work", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        meeting = Meeting.objects.create(
            organisation=mandate.organisation,
            mandate=mandate,
            changed_at=now,
            **_columns(wanted),
        )
        _tell(mandate, meeting, now)
        note("mandate.meeting", actor, mandate)
    return meeting


def move_meeting(
    *, actor: Actor, mandate: Mandate, meeting: Meeting, base: int, wanted: Wanted
) -> bool:
    """Move or change a meeting, which is told; False when it changed since sequence `base`."""
    columns = _columns(wanted)
    return _change(actor, mandate, meeting, base=base, columns=columns)


def cancel_meeting(*, actor: Actor, mandate: Mandate, meeting: Meeting, base: int) -> bool:
    """Cancel a meeting, which is told; False when it changed since sequence `base`."""
    columns = {"cancelled_at": timezone.now()}
    return _change(actor, mandate, meeting, base=base, columns=columns)


def _change(
    actor: Actor, mandate: Mandate, meeting: Meeting, *, base: int, columns: Mapping[str, object]
) -> bool:
    require("mandate.work", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        rows = Meeting.objects.filter(id=meeting.id, sequence=base, cancelled_at=None)
        if not rows.update(**columns, sequence=base + 1, changed_at=now):
            return False
        meeting.refresh_from_db()
        _tell(mandate, meeting, now)
        note("mandate.meeting", actor, mandate)
    return True


def _columns(wanted: Wanted) -> dict[str, Any]:
    names = ("title", "starts_at", "minutes", "place", "link")
    return {name: getattr(wanted, name) for name in names}


def _tell(mandate: Mandate, meeting: Meeting, now: datetime) -> None:
    """Write to both sides, with the calendar file."""
    appointment = bridge.appointment_of(meeting, mandate.organisation.name)
    method = "CANCEL" if appointment.cancelled else "PUBLISH"
    calendars = {
        "fr": {"method": method, "text": meeting_calendar(appointment, "fr").decode()},
        "en": {"method": method, "text": meeting_calendar(appointment, "en").decode()},
    }
    local = timezone.localtime(meeting.starts_at)
    for tell in (telling.tell_the_coop, telling.tell_the_advisor):
        tell(
            mandate,
            "meeting",
            now,
            occasion=f"meeting:{meeting.id}:{meeting.sequence}",
            calendars=calendars,
            title=meeting.title,
            day=telling.day_in_both(local.date()),
            hour=telling.hour_in_both(local),
            place=meeting.place,
            link=meeting.link,
            moved=meeting.sequence > 0,
            cancelled=meeting.cancelled_at is not None,
        )
