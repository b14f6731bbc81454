"""The portrait's page as plain text, for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from virage.documents.language import words
from virage.documents.portrait.page import (
    Capabilities,
    NeedCard,
    PortraitPage,
)
from virage.documents.portrait.parts import Listing, Note, Table

WIDTH = 80
INDENT = "    "


def portrait_text(page: PortraitPage) -> str:
    """The page from its headline to its trace; tables become lines."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _lines(page: PortraitPage) -> Iterator[str]:
    yield from _title(f"{page.title} · {page.name} · {page.day}", "=")
    yield from _paragraphs(page.headline.sentence, *page.headline.cautions)
    yield from _flags(page)
    yield from _level(page)
    yield from _title(page.balance.heading)
    yield from _capabilities(page.balance.strengths)
    yield from _capabilities(page.balance.gaps)
    yield from _unknown(page)
    yield from _differences(page)
    yield from _autonomy(page)
    yield from _needs(page)
    yield from _moves(page)
    for walk in page.crosswalks:
        yield from _title(walk.heading)
        yield from _paragraphs(walk.summary, walk.note)
        yield from _table(page, walk.table)
    yield from _trace(page)
    yield from _title("", "-")
    yield from (_noted(page, note) for note in page.identity)


def _flags(page: PortraitPage) -> Iterator[str]:
    yield from _title(page.flags.heading)
    yield from _paragraphs(page.flags.lead)
    for card in page.flags.cards:
        yield from _item(card.text, "! ")
        for said in card.because:
            yield from _item(_noted(page, Note(said.title, said.answer)), INDENT)
        yield from _item(_noted(page, card.first_move), INDENT)
        if card.need is not None:
            told = f"{card.need.title} ({card.need.verdict})"
            yield from _item(_noted(page, Note(card.need.label, told)), INDENT)
        yield ""


def _level(page: PortraitPage) -> Iterator[str]:
    section = page.level
    yield from _title(section.heading)
    if section.level:
        parts = (section.level, section.score or "", section.provisional)
        yield " · ".join(part for part in parts if part)
    yield from _paragraphs(
        section.absent or section.meaning, section.flags, section.coverage, section.span
    )
    if section.bars:
        yield from _table(page, section.bars.table)
    if section.lenses:
        yield from _table(page, section.lenses)


def _capabilities(group: Capabilities) -> Iterator[str]:
    yield from _listing(
        Listing(
            group.heading,
            tuple(f"{card.title} ({card.score}) · {card.answer}" for card in group.cards),
            group.none,
        )
    )


def _unknown(page: PortraitPage) -> Iterator[str]:
    if page.unknown is None:
        return
    yield from _title(page.unknown.heading)
    yield from _paragraphs(page.unknown.lead)
    for group in page.unknown.groups:
        said = tuple(f"{open_.title} · {open_.best_placed}" for open_ in group.questions)
        yield from _listing(Listing(group.heading, said))


def _differences(page: PortraitPage) -> Iterator[str]:
    section = page.differences
    if section is None:
        return
    yield from _title(section.heading)
    yield from _listing(section.who)
    yield from _paragraphs(section.withheld, section.lead, section.none)
    for card in section.cards:
        yield from _item(f"{card.title} · {card.people}", "")
        yield from _item(card.opening, INDENT)
        for note in card.groups:
            yield from _item(_noted(page, note), f"{INDENT}- ")
        yield from _item(card.withheld, INDENT)
        yield ""
    tables = (section.figure.table if section.figure else None, section.facts, section.passed)
    for table in tables:
        if table is not None:
            yield from _table(page, table)
    yield from _paragraphs(section.floor)


def _autonomy(page: PortraitPage) -> Iterator[str]:
    section = page.autonomy
    yield from _title(section.heading)
    if section.index:
        yield _noted(page, Note(section.index_label, section.index))
    yield from _paragraphs(section.provisional, *section.notes)
    for listing in (section.stopping, section.outside, section.one_person):
        if listing is not None:
            yield from _listing(listing)
    if section.map:
        yield from _table(page, section.map.table)


def _needs(page: PortraitPage) -> Iterator[str]:
    needs = page.needs
    yield from _title(needs.heading)
    yield from _paragraphs(needs.lead)
    for card in needs.cards:
        yield from _need(page, card)
    yield from _listing(needs.later)
    yield from _listing(needs.not_known)
    reasons = tuple(_noted(page, note) for note in needs.not_for_you)
    yield from _listing(Listing(needs.not_for_you_label, reasons))
    yield from _listing(needs.not_pressing)


def _need(page: PortraitPage, card: NeedCard) -> Iterator[str]:
    yield from _item(f"{card.rank}. {card.title} · {card.strength}", "")
    yield from _item(card.summary, INDENT)
    for listing in (card.because, card.changes, card.require):
        yield from _listing(listing, INDENT)
    for note in (card.in_house, card.not_this):
        yield from _item(_noted(page, note), INDENT)
    yield ""


def _moves(page: PortraitPage) -> Iterator[str]:
    if page.moves is None:
        return
    yield from _title(page.moves.heading)
    for place, card in enumerate(page.moves.cards, start=1):
        yield from _item(f"{place}. {card.text} · {card.time}", "")
        yield from _item(card.how, INDENT)
        yield ""


def _trace(page: PortraitPage) -> Iterator[str]:
    yield from _title(page.trace.heading)
    yield from _paragraphs(page.trace.lead)
    for table in (*page.trace.tables, page.trace.total):
        if table is not None:
            yield from _table(page, table)
    yield from _listing(page.trace.closed)
    yield from _listing(Listing("", page.trace.rules))


def _table(page: PortraitPage, table: Table) -> Iterator[str]:
    """One line a row: its name, then the other columns with their headings."""
    yield table.caption
    for first, *others in table.rows:
        said = (_noted(page, Note(cell.label, cell.text)) for cell in others if cell.text)
        yield from _item(" | ".join((first.text, *said)), "  ")
    yield ""


def _listing(listing: Listing, indent: str = "") -> Iterator[str]:
    if not listing.items and not listing.none:
        return
    if listing.label:
        yield indent + listing.label
    for item in listing.items or (listing.none,):
        yield from _item(item, f"{indent}- ")
    yield ""


def _title(words: str, rule: str = "-") -> Iterator[str]:
    lines = textwrap.wrap(words, WIDTH)
    yield from lines
    yield rule * min(WIDTH, max((len(line) for line in lines), default=WIDTH))


def _paragraphs(*paragraphs: str) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph:
            yield from _wrapped(paragraph, "", "")
    yield ""


def _item(words: str, mark: str) -> Iterator[str]:
    """One item; the lines after its first stand under its words."""
    yield from _wrapped(words, mark, " " * len(mark))


def _wrapped(words: str, first: str, after: str) -> Iterable[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=after, break_long_words=False
    )


def _noted(page: PortraitPage, note: Note) -> str:
    _ = words(page.language).gettext
    return _("%(name)s: %(answer)s") % {"name": note.label, "answer": note.text}
