"""The portrait on one page, to present at the assembly: no tool, and nothing of who said what."""

from dataclasses import dataclass

from virage.core.text import Language
from virage.documents.language import words
from virage.documents.portrait.page import Capability, PortraitPage
from virage.documents.portrait.parts import Figure, Listing, Note


@dataclass(frozen=True, slots=True)
class OnePage:
    """What members read of the portrait, in one language.

    `level` and `score` are None when too little is measured: `absent` then says why. `flags` names
    the open red flags, without which no level is shown; `alarm` counts them.
    """

    language: Language
    title: str
    name: str
    day: str
    day_iso: str
    version: str
    short_hash: str
    sentence: str
    cautions: tuple[str, ...]
    level_heading: str
    level: str | None
    score: str | None
    meaning: str
    absent: str
    provisional: str
    coverage: str
    alarm: str
    flags: Listing
    radar: Figure | None
    strengths: Listing
    gaps: Listing
    moves_heading: str
    moves: tuple[Note, ...]
    closing: str


def one_page(page: PortraitPage) -> OnePage:
    """The page for members, from the whole portrait."""
    _ = words(page.language).gettext
    level, balance = page.level, page.balance
    return OnePage(
        language=page.language,
        title=_("Our digital portrait on one page"),
        name=page.name,
        day=page.day,
        day_iso=page.day_iso,
        version=page.version,
        short_hash=page.short_hash,
        sentence=page.headline.sentence,
        cautions=page.headline.cautions,
        level_heading=level.heading,
        level=level.level,
        score=level.score,
        meaning=level.meaning,
        absent=level.absent,
        provisional=level.provisional,
        coverage=level.coverage,
        alarm=level.flags,
        flags=Listing(page.flags.heading, tuple(card.text for card in page.flags.cards)),
        radar=level.radar,
        strengths=_listing(balance.strengths.heading, balance.strengths.cards,
                           balance.strengths.none),
        gaps=_listing(balance.gaps.heading, balance.gaps.cards, balance.gaps.none),
        moves_heading=page.moves.heading if page.moves else "",
        moves=tuple(Note(card.text, card.time) for card in page.moves.cards) if page.moves else (),
        closing=_("The board holds the whole portrait, with the reasons for every score."),
    )  # fmt: skip


def _listing(heading: str, cards: tuple[Capability, ...], none: str) -> Listing:
    return Listing(heading, tuple(f"{card.title} · {card.dimension}" for card in cards), none)
