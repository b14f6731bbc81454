"""The screen of funding in sight: the page, and the needs by which it may be narrowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from virage.core.funding import Matches
from virage.core.text import Language
from virage.documents.funding import FundingPage, for_need, funding_page
from virage.documents.funding.shapes import Ask
from virage.documents.language import day_in_words
from virage.web.funding.bridge import Need, Told, judged, labels_in

FIRST_ASKS = 5


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: of whom, on which day, for which need if any.

    `locked_on` is the day on which the facts were locked, None while they may change.
    """

    name: str
    on: date
    need: str
    language: Language
    locked_on: date | None = None


@dataclass(frozen=True, slots=True)
class NeedLink:
    """A need to narrow the page by, with how many programmes could pay for it."""

    id: str
    title: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class InSight:
    """The page and what stands around it.

    `told_here` are the facts that the profile asks, `told_first` and `told_later` the others.
    `chosen` is the title of the need that it is narrowed to, empty for all.
    """

    page: FundingPage
    needs: tuple[NeedLink, ...]
    chosen: str
    need: str
    told_here: tuple[Ask, ...]
    told_first: tuple[Ask, ...]
    told_later: tuple[Ask, ...]
    locked_on: str


def in_sight(told: Told, asking: Asking) -> InSight:
    """Judge every programme by what a portrait tells; an unknown need narrows nothing."""
    whole = judged(told.facts, asking.on)
    needs = told.needs_in(asking.language)
    chosen = next((need for need in needs if need.id == asking.need), None)
    kept = for_need(whole, chosen.id) if chosen else whole
    labels = labels_in(told.portrait.questionnaire, asking.language)
    page = funding_page(kept, labels, name=asking.name)
    others = [ask for ask in page.asks.cards if not ask.profile]
    return InSight(
        page=page,
        needs=tuple(_links(whole, needs, chosen)),
        chosen=chosen.title if chosen else "",
        need=chosen.id if chosen else "",
        told_here=tuple(ask for ask in page.asks.cards if ask.profile),
        told_first=tuple(others[:FIRST_ASKS]),
        told_later=tuple(others[FIRST_ASKS:]),
        locked_on=day_in_words(asking.locked_on, asking.language) if asking.locked_on else "",
    )


def _links(whole: Matches, needs: Iterable[Need], chosen: Need | None) -> Iterable[NeedLink]:
    could = [match for match in whole if match.truth is not False]
    for need in needs:
        count = sum(need.id in match.programme.needs for match in could)
        if count:
            yield NeedLink(need.id, need.title, count, need == chosen)
