"""The notes of a case: written, changed, shared with the organisation, erased by their author."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.journal.actions import record
from virage.web.offices import bridge
from virage.web.offices.actions import telling
from virage.web.offices.models import Accompaniment, Note
from virage.web.refusals import RefusedError, require


def write_note(*, actor: Actor, case: Accompaniment, words: str) -> Note:
    """Write a note, which its author alone reads until they share it."""
    require("note.write", actor, bridge.thing_of(case))
    with transaction.atomic():
        note = Note.objects.create(
            organisation_id=case.organisation_id,
            case=case,
            author_id=actor.account,
            words=words,
            made_at=timezone.now(),
        )
        _record("note.write", actor, note)
    return note


def change_note(*, actor: Actor, note: Note, base: int, words: str) -> bool:
    """Change one's note; False, and nothing changed, when it changed since `base`."""
    _own(actor, note)
    return _change(actor, note, base, verb="note.change", words=words, changed_at=timezone.now())


def share_note(*, actor: Actor, note: Note, base: int) -> bool:
    """Let the organisation read one's note, and tell it; False when it changed since `base`."""
    _own(actor, note)
    now = timezone.now()
    if note.shared:
        return False
    with transaction.atomic():
        if not _change(actor, note, base, verb="note.share", shared_at=now):
            return False
        telling.tell_the_organisation(note.case, "note", now, occasion=str(note.id))
    return True


def erase_note(*, actor: Actor, note: Note) -> None:
    """Erase one's note."""
    _own(actor, note)
    with transaction.atomic():
        _record("note.erase", actor, note)
        Note.objects.filter(id=note.id).delete()


def _own(actor: Actor, note: Note) -> None:
    require("note.write", actor, bridge.thing_of(note.case))
    if str(note.author_id) != actor.account:
        raise RefusedError("only its author")


def _change(actor: Actor, note: Note, base: int, *, verb: str, **fields: str | datetime) -> bool:
    with transaction.atomic():
        rows = Note.objects.filter(id=note.id, version=base)
        if not rows.update(**fields, version=base + 1):
            return False
        _record(verb, actor, note)
    return True


def _record(verb: str, actor: Actor, note: Note) -> None:
    record(verb=verb, actor=actor, organisation=note.organisation_id, thing=note.id)
