"""A webinar as a card and as a page, in the language of who looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from virage.core.text import Language
from virage.core.webinars import Chapter, Moment, Part, parts_of
from virage.documents.webinars.moments import elsewhere_in_words
from virage.web.awareness.bridge import facets
from virage.web.awareness.views.pages import Card as FacetCard
from virage.web.awareness.views.pages import card_of as facet_card
from virage.web.webinars import bridge
from virage.web.webinars.actions import told_moment
from virage.web.webinars.models import State, Webinar

FEW = 10  # places left from which the number is said


@dataclass(frozen=True, slots=True)
class Card:
    """A webinar in a list; `places` says in words whether there is room."""

    id: UUID
    title: str
    series: str
    presenter: str
    moment: str
    elsewhere: str
    language: str
    spoken: str
    places: str
    full: bool
    has_replay: bool
    cancelled: bool


@dataclass(frozen=True, slots=True)
class WebinarPage:
    """One webinar, with the facet that it is about.

    `said` is the transcript by chapter; each of `chapters` says whether it leads there.
    """

    card: Card
    learn: tuple[str, ...]
    place: str
    online: bool
    accessibility: str
    minutes: int
    facet: FacetCard | None
    over: bool
    replay_url: str
    chapters: tuple[tuple[Chapter, bool], ...]
    said: tuple[Part, ...]

    @property
    def leads_there(self) -> bool:
        """Whether a chapter leads into the transcript."""
        return any(found for _chapter, found in self.chapters)

    @property
    def may_register(self) -> bool:
        """Whether one may still register."""
        return not self.over and not self.card.cancelled


def card_of(row: Webinar, counts: tuple[int, int], language: Language, *, now: datetime) -> Card:
    """A webinar in a list; `counts` are those who have a place and those who wait."""
    seated, waiting = counts
    left = 0 if waiting else max(0, row.capacity - seated)
    ahead = bridge.moment(row, now) is not Moment.OVER
    return Card(
        id=row.id,
        title=row.title,
        series=row.series.title if row.series else "",
        presenter=row.presenter,
        moment=told_moment(row, language),
        elsewhere=elsewhere_in_words(row.starts_at, row.time_zone, language) if ahead else "",
        language=row.language,
        spoken=_("In English") if row.language == "en" else _("In French"),
        places=_places(left) if ahead else "",
        full=not left,
        has_replay=row.replay_at is not None,
        cancelled=row.state == State.CANCELLED,
    )


def cards_of(
    rows: Iterable[Webinar],
    counts: dict[UUID, tuple[int, int]],
    language: Language,
    *,
    now: datetime,
) -> tuple[Card, ...]:
    """Several of them."""
    return tuple(card_of(row, counts.get(row.id, (0, 0)), language, now=now) for row in rows)


def webinar_page(
    row: Webinar, counts: tuple[int, int], language: Language, *, now: datetime
) -> WebinarPage:
    """Build the page of a webinar."""
    about = facets().by_id.get(row.facet)
    over = bridge.moment(row, now) is Moment.OVER
    said = parts_of(bridge.replay_of(row)) if over else ()
    begun = {part.chapter for part in said}
    chapters = bridge.chapters_of(row) if over else ()
    return WebinarPage(
        card=card_of(row, counts, language, now=now),
        learn=tuple(line.strip(" -•*") for line in row.learn.splitlines() if line.strip(" -•*")),
        place=row.place,
        online=bool(row.link),
        accessibility=row.accessibility,
        minutes=row.minutes,
        facet=facet_card(about, language) if about else None,
        over=over,
        replay_url=row.replay_url if over else "",
        chapters=tuple((each, each in begun) for each in chapters),
        said=said,
    )


def _places(left: int) -> str:
    if not left:
        return _("Full: a waiting list is open")
    if left > FEW:
        return _("There is room")
    return ngettext("%(count)s place left", "%(count)s places left", left) % {"count": left}
