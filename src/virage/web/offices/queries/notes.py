"""Reads of the notes of a case; a private one is read by its author alone."""

from uuid import UUID

from django.db.models import Q, QuerySet

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.offices.models import Accompaniment, Note
from virage.web.organisations.models import Organisation


def notes_read_by(actor: Actor, case: Accompaniment) -> tuple[Note, ...]:
    """What an advisor reads in a case of theirs: their own notes, and those that are shared."""
    return tuple(_with_author(Note.objects.filter(case=case).filter(_own(actor) | SHARED)))


def own_note(actor: Actor, case: Accompaniment, note_id: UUID) -> Note | None:
    """One that the actor wrote."""
    rows = Note.objects.filter(_own(actor), case=case, id=note_id)
    return rows.select_related("case__organisation", "case__advisor", "case__office").first()


def shared_notes_of(organisation: Organisation) -> tuple[Note, ...]:
    """What is shared with an organisation that the actor may see."""
    return tuple(_with_author(Note.objects.filter(SHARED, organisation=organisation)))


def private_count(organisation: Organisation) -> int:
    """How many notes about an organisation are its advisors' alone."""
    return Note.objects.filter(organisation=organisation, shared_at=None).count()


def notes_by(user: User) -> tuple[Note, ...]:
    """Every note that somebody wrote, for their own copy."""
    return tuple(Note.objects.filter(author=user).select_related("organisation"))


SHARED = Q(shared_at__isnull=False)


def _own(actor: Actor) -> Q:
    return Q(author=UUID(str(actor.account)))


def _with_author(rows: QuerySet[Note]) -> QuerySet[Note]:
    return rows.select_related("author__advisor")
