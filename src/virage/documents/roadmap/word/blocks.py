"""The sections of a plan as Word writes them; drawings leave a place for their picture."""

from collections.abc import Iterator

from virage.documents.language import words
from virage.documents.portrait.parts import Listing, Table
from virage.documents.portrait.tables import table
from virage.documents.roadmap.paper.shapes import (
    Blank,
    Block,
    Card,
    Cover,
    Drawing,
    PlanPage,
    Points,
    Rows,
    Section,
    Tone,
    Words,
)
from virage.documents.roadmap.word import markup

ELSEWHERE = {"plan-gantt", "plan-load"}  # drawings whose table follows them by itself
PLACE = "PICTURE-"


class Writer:
    """Turns the blocks of a page into paragraphs and tables."""

    def __init__(self, page: PlanPage) -> None:
        self.page = page
        self.say = words(page.language).gettext
        self.colon = self.say("%(label)s: ") % {"label": ""}
        self.drawings: list[Drawing] = []

    def cover(self, cover: Cover) -> Iterator[str]:
        """The first page."""
        _ = self.say
        yield markup.said(self.page.name or self.page.title, "Title")
        yield markup.said(f"{self.page.title} · {self.page.day} · {cover.state}", "Subtitle")
        yield markup.said(cover.period)
        yield markup.said(cover.best, bold=True)
        if cover.faults.items:
            yield from self.points(cover.faults)
        yield markup.said(" ".join(cover.sentences))
        tiles = [(each.label, each.value, each.note) for each in cover.tiles]
        head = (_("What"), _("How much"), _("How to read it"))
        yield markup.rows(table(_("The plan in a few numbers"), head, tiles), (2, 2, 4))
        yield markup.said(cover.promise)
        for year in cover.years:
            yield from self.points(year)
        yield from self.points(cover.asks)
        yield markup.said(cover.decides, "IntenseQuote")
        blanks = [(each, "") for each in cover.resolution]
        yield markup.rows(
            table(_("Resolution"), (_("Resolution"), _("To fill in")), blanks), (1, 3)
        )

    def section(self, section: Section) -> Iterator[str]:
        """A heading and its blocks."""
        yield markup.heading(section.heading, 1, apart=section.apart)
        last = len(section.blocks) - 1
        for place, block in enumerate(section.blocks):
            if isinstance(block, Words):
                yield self.words(block, leads=place == 0 and last > 0)
            else:
                yield from self.block(block, section.heading)

    def words(self, block: Words, *, leads: bool) -> str:
        """A paragraph; one that opens a section stays with what follows."""
        style = "IntenseQuote" if block.tone is Tone.BOXED else ""
        return markup.said(block.text, style, bold=block.tone is Tone.STRONG, leads=leads)

    def block(self, block: Block, under: str) -> Iterator[str]:
        """One block; a caption that repeats the heading above is not said twice."""
        match block:
            case Rows():
                yield from self.captioned(block.table, under)
                yield markup.rows(block.table, block.shares, total=block.total)
            case Drawing():
                yield from self.drawing(block)
            case Points():
                yield from self.points(block.listing)
            case Card():
                yield from self.card(block)
            case Blank():
                yield from self.blank(block)

    def captioned(self, told: Table, under: str) -> Iterator[str]:
        """The heading of a table."""
        if told.caption != under:
            yield markup.heading(told.caption, 2)

    def drawing(self, drawing: Drawing) -> Iterator[str]:
        """Its place, its note, and the same facts as a table."""
        figure = drawing.figure
        yield markup.heading(figure.title, 2)
        yield markup.said(f"{PLACE}{len(self.drawings)}", leads=True)
        self.drawings.append(drawing)
        if figure.note:
            yield markup.said(figure.note, "Caption")
        if figure.id not in ELSEWHERE:
            yield markup.rows(figure.table)

    def points(self, listing: Listing) -> Iterator[str]:
        """A label and its list."""
        yield markup.said(listing.label, bold=True, leads=bool(listing.items))
        yield markup.bullets(listing.items) or markup.said(listing.none)

    def card(self, card: Card) -> Iterator[str]:
        """A heading, its tags, its notes and its list."""
        yield markup.heading(card.title, 2)
        yield markup.said(" · ".join(card.tags))
        for note in (*card.notes, *card.facts):
            yield markup.labelled(note.label, note.text, self.colon)
        if card.listing is not None:
            yield from self.points(card.listing)

    def blank(self, blank: Blank) -> Iterator[str]:
        """Labels, and where to write."""
        _ = self.say
        for label in blank.labels:
            yield markup.said(label, bold=True)
            yield markup.said(_("[To write]"))
