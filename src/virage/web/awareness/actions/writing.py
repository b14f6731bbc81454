"""Writing: each save that changes something is a version, which the next one never touches."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.answers import BLANKS
from virage.core.editing import State
from virage.core.text import plain
from virage.web.awareness import queries
from virage.web.awareness.bridge.contents import fingerprint, shipped_content
from virage.web.awareness.models import Edition, Text
from virage.web.journal.actions import record
from virage.web.refusals import RefusedError, require

LONGEST_NAME = 60


class MovedError(Exception):
    """Somebody else wrote a version since the one that was seen: `last` is theirs."""

    def __init__(self, last: Edition) -> None:
        super().__init__("written meanwhile")
        self.last = last


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants a text to say; `french_only`: it goes without its English for now."""

    content: dict[str, Any]
    french_only: bool = False


def begin(*, actor: Actor, kind: str, wanted: Wanted) -> Edition:
    """Begin a text that no file has; its name comes from its French address, or its title."""
    require("content.edit", actor)
    said = wanted.content["address"]["fr"] or wanted.content["title"]["fr"] or kind
    stem = "_".join(plain(said).split())[:LONGEST_NAME] or kind
    with transaction.atomic():
        name, number = stem, 1
        while _is_taken(kind, name):
            number += 1
            name = f"{stem}_{number}"
        return _write(actor, Text.objects.create(kind=kind, name=name), wanted)


def _is_taken(kind: str, name: str) -> bool:
    """Whether something has this name, or no text may have it."""
    if name in BLANKS or shipped_content(kind, name):
        return True
    return Text.objects.filter(kind=kind, name=name).exists()


def save(*, actor: Actor, kind: str, name: str, base: int, wanted: Wanted) -> Edition:
    """Write a version; MovedError, and nothing written, when somebody did since `base`.

    A text that has no row yet is the shipped one, and `base` is 0. Saying again what the last
    version says is a success, and writes nothing.
    """
    require("content.edit", actor)
    with transaction.atomic():
        Text.objects.bulk_create([Text(kind=kind, name=name)], ignore_conflicts=True)
        text = Text.objects.select_for_update().get(kind=kind, name=name)
        last = queries.edition_of(text, text.count)
        if last and _says(last, wanted):
            return last
        if last and text.count != base:
            raise MovedError(last)
        return _write(actor, text, wanted)


def restore(*, actor: Actor, text: Text, base: int, number: int) -> Edition:
    """Make an older version the draft; the versions between them stay in the history."""
    require("content.edit", actor)
    with transaction.atomic():
        kept = Text.objects.select_for_update().get(id=text.id)
        last, old = queries.edition_of(kept, kept.count), queries.edition_of(kept, number)
        if last is None or old is None:
            raise RefusedError("not at this step")
        if kept.count != base:
            raise MovedError(last)
        return _write(actor, kept, Wanted(old.content, old.french_only))


def _says(edition: Edition, wanted: Wanted) -> bool:
    if edition.state == State.WITHDRAWN.value:
        return False
    return edition.content == wanted.content and edition.french_only == wanted.french_only


def _write(actor: Actor, text: Text, wanted: Wanted) -> Edition:
    text.count += 1
    text.save(update_fields=["count"])
    edition = Edition.objects.create(
        text=text,
        number=text.count,
        content=wanted.content,
        french_only=wanted.french_only,
        shipped=fingerprint(shipped_content(text.kind, text.name)),
        author_id=UUID(str(actor.account)),
        saved_at=timezone.now(),
    )
    note(actor, "content.save", edition)
    return edition


def note(actor: Actor, verb: str, edition: Edition) -> None:
    """Journal a deed on a version, in the site's chain."""
    said = {"content": fingerprint(edition.content), "state": edition.state}
    record(verb=verb, actor=actor, organisation=None, thing=edition.id, fields=said)
