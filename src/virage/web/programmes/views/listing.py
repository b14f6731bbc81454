"""The list of programmes: those that are open first, those that are closed last."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from virage.core.funding.browsing import Search, browse
from virage.core.funding.values import Verdict
from virage.core.text import Language, plain
from virage.documents.funding.programme_page import ProgrammeCard, programme_card
from virage.web.programmes import bridge


@dataclass(frozen=True, slots=True)
class Group:
    """The programmes of which the same is said; `folded` ones wait behind a heading."""

    anchor: str
    heading: str
    explained: str
    cards: tuple[ProgrammeCard, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """What was found, how many that is, and of how many."""

    groups: tuple[Group, ...]
    found: int
    known: int


def catalogue_page(search: Search, on: date, language: Language) -> CataloguePage:
    """The programmes that answer a search on a day, by name inside each group."""
    known, labels = bridge.funding().programmes, bridge.labels(language)
    told = {each.id: programme_card(each, on, labels) for each in known}
    money = {card.id: f"{card.form} {card.level}" for card in told.values()}
    found = browse(known, search, on, also=money)
    cards = sorted((told[each.id] for each in found), key=lambda card: plain(card.name))
    groups = [_group(verdict, cards) for verdict in (Verdict.YES, Verdict.UNKNOWN, Verdict.NO)]
    shown = tuple(group for group in groups if group.cards)
    return CataloguePage(_unfolded(shown), len(cards), len(known))


def _group(verdict: Verdict, cards: list[ProgrammeCard]) -> Group:
    heading, explained = {
        Verdict.YES: (
            _("Open, from what we read"),
            _("Call before you count on it: money may run out before the last day."),
        ),
        Verdict.UNKNOWN: (
            _("Open or closed: to be asked"),
            _("No page says it for sure. One call to the funder settles it."),
        ),
        Verdict.NO: (
            _("Closed for now"),
            _("They are kept here because closed programmes often come back."),
        ),
    }[verdict]
    told = tuple(card for card in cards if card.opening is verdict)
    return Group(verdict.value, heading, explained, told, folded=verdict is Verdict.NO)


def _unfolded(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """A group that stands alone is shown at once."""
    if len(groups) != 1:
        return groups
    return (replace(groups[0], folded=False),)
