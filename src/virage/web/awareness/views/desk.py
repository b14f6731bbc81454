"""The editors' desk: every text, what waits first."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from virage.core.access import Actor, decide
from virage.core.editing import Standing, standing
from virage.web.awareness import bridge, queries
from virage.web.awareness.bridge.contents import (
    fingerprint,
    key_of,
    shipped_content,
    version_of,
)
from virage.web.awareness.bridge.rules import problems_in
from virage.web.awareness.models import FACET, Edition
from virage.web.awareness.views.words import KINDS, STANDINGS
from virage.web.organisations.bridge import catalogues
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.page import language

ORDER = (
    Standing.REVIEW,
    Standing.DRAFT,
    Standing.SCHEDULED,
    Standing.PUBLISHED,
    Standing.WITHDRAWN,
    Standing.SHIPPED,
)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A text on the desk; `mended`: an upgrade changed the shipped text since it was written."""

    key: str
    kind: str
    title: str
    standing: Standing
    said: str
    on: date | None
    public: bool
    mended: bool
    broken: bool


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What waits for a second reader, what is being written, and the rest."""

    waiting: tuple[DeskLine, ...]
    written: tuple[DeskLine, ...]
    others: tuple[DeskLine, ...]
    directs: bool


@signed_in("content.edit")
@require_safe
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every text."""
    lines = sorted(_lines(actor), key=lambda each: (ORDER.index(each.standing), each.title))
    active = (Standing.DRAFT, Standing.SCHEDULED)
    page = DeskPage(
        waiting=tuple(each for each in lines if each.standing is Standing.REVIEW),
        written=tuple(each for each in lines if each.standing in active),
        others=tuple(each for each in lines if each.standing not in {*active, Standing.REVIEW}),
        directs=bool(decide("incident.keep", actor)),
    )
    return render(request, "awareness/editing/desk.html", {"page": page})


def _lines(actor: Actor) -> list[DeskLine]:
    editions, today = queries.last_editions(actor), timezone.localdate()
    known = {key_of(each.text) for each in editions}
    shipped = (each for each in catalogues().facets.facets if f"{FACET}.{each.id}" not in known)
    return [
        *(_line(each, today) for each in editions),
        *(
            DeskLine(
                key=f"{FACET}.{each.id}",
                kind=str(KINDS[FACET]),
                title=each.title.in_(language()),
                standing=Standing.SHIPPED,
                said=str(STANDINGS[Standing.SHIPPED]),
                on=None,
                public=True,
                mended=False,
                broken=False,
            )
            for each in shipped
        ),
    ]


def _line(edition: Edition, today: date) -> DeskLine:
    text, title = edition.text, edition.content["title"]
    where = standing(version_of(edition), today)
    shelf = bridge.facets().by_id if text.kind == FACET else bridge.articles().by_id
    at_issue = where in {Standing.PUBLISHED, Standing.SCHEDULED}
    return DeskLine(
        key=key_of(text),
        kind=str(KINDS[text.kind]),
        title=title[language()] or title["fr"] or text.name,
        standing=where,
        said=str(STANDINGS[where]),
        on=edition.publish_on,
        public=text.name in shelf,
        mended=is_mended(edition),
        broken=at_issue and bool(problems_in(edition)),
    )


def is_mended(edition: Edition) -> bool:
    """Whether an upgrade changed the shipped text since a version was written."""
    shipped = fingerprint(shipped_content(edition.text.kind, edition.text.name))
    return bool(shipped) and shipped != edition.shipped
