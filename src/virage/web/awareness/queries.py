"""Reads of the texts written in the browser: what is public, and what editors see."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from virage.core.access import Actor, SiteRole, decide
from virage.core.editing import State
from virage.web.accounts.models import User
from virage.web.awareness.models import Edition, Text

DECIDED = (State.PUBLISHED.value, State.WITHDRAWN.value)


@dataclass(frozen=True, slots=True)
class Public:
    """The version of a text that decides what the public sees today."""

    edition: UUID
    kind: str
    name: str
    state: State
    on: date


_told: ContextVar[list[tuple[Public, ...]] | None] = ContextVar("public_editions", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it, the database is asked once at most what is public: a page names many facets."""
    token = _told.set([])
    try:
        yield
    finally:
        _told.reset(token)


def forget_public() -> None:
    """Ask again: something was published or withdrawn."""
    told = _told.get()
    if told is not None:
        told.clear()


def public_editions() -> tuple[Public, ...]:
    """What decides today, one version a text: the last of those whose day has come."""
    told = _told.get()
    if told:
        return told[0]
    found = _public(timezone.localdate())
    if told is not None:
        told.append(found)
    return found


def _public(today: date) -> tuple[Public, ...]:
    rows = Edition.objects.filter(state__in=DECIDED, publish_on__lte=today)
    rows = rows.order_by("text", "number")
    last: dict[UUID, Public] = {}
    columns = ("text", "id", "text__kind", "text__name", "state", "publish_on")
    for text, *row in rows.values_list(*columns):
        edition, kind, name, state, on = row
        last[text] = Public(edition, kind, name, State(state), on)
    return tuple(last.values())


def edition_by_id(edition: UUID) -> Edition:
    """One of the public versions, whole."""
    return Edition.objects.select_related("text").get(id=edition)


def texts_for(actor: Actor) -> QuerySet[Text]:
    """Every text written in the browser; none for who does not edit."""
    found = Text.objects.order_by("kind", "name")
    return found if decide("content.edit", actor) else found.none()


def text_for(actor: Actor, kind: str, name: str) -> Text | None:
    """One of them."""
    return texts_for(actor).filter(kind=kind, name=name).first()


def editions_of(text: Text) -> tuple[Edition, ...]:
    """The versions of a text, the last written first."""
    return tuple(text.editions.select_related("author").order_by("-number"))


def last_editions(actor: Actor) -> tuple[Edition, ...]:
    """The last version of every text, for who edits."""
    rows = Edition.objects.filter(text__in=texts_for(actor), number=F("text__count"))
    return tuple(rows.select_related("text", "author"))


def edition_of(text: Text, number: int) -> Edition | None:
    """A version of a text by its number."""
    return text.editions.select_related("author").filter(number=number).first()


def second_readers(but: UUID | None) -> tuple[User, ...]:
    """Who may publish what a person wrote: the editors and who directs, but that person."""
    roles = [SiteRole.EDITOR.value, SiteRole.DIRECTOR.value]
    rows = User.objects.filter(site_roles__role__in=roles).distinct().order_by("email")
    return tuple(each for each in rows if each.id != but)


def texts_written_by(account: UUID) -> tuple[Edition, ...]:
    """The versions that a person wrote, for the copy of their data."""
    return tuple(Edition.objects.filter(author=account).select_related("text").order_by("saved_at"))


def drafts_before(moment: object) -> QuerySet[Edition]:
    """Versions never published, which others followed, written before a moment."""
    never = Q(state__in=[State.DRAFT.value, State.REVIEW.value])
    return Edition.objects.filter(never, saved_at__lt=moment, number__lt=F("text__count"))
