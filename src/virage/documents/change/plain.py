"""The page of a change as plain text, for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from virage.documents.change.page import ChangePage
from virage.documents.language import words
from virage.documents.portrait.parts import Listing, Table

WIDTH = 80


def change_text(page: ChangePage) -> str:
    """The page from its sentence to how it was computed; tables become lines."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _lines(page: ChangePage) -> Iterator[str]:
    yield from _title(f"{page.title} · {page.name} · {page.days}", "=")
    yield from _paragraphs(page.headline.sentence, *page.headline.cautions)
    yield from _title(page.facts.heading)
    yield from _paragraphs(page.facts.lead)
    for group in page.facts.groups:
        told = tuple(
            " ".join(part for part in (f"{each.title}.", each.sentence, each.note) if part)
            for each in group.facts
        )
        yield from _listing(Listing(group.heading, told))
    yield from _listing(page.facts.same)
    yield from _title(page.scores.heading)
    yield from _paragraphs(page.scores.lead)
    for table in (page.scores.table, page.scores.lenses, page.scores.views):
        if table is not None:
            yield from _table(page, table)
    yield from _title(page.apart.heading)
    yield from _paragraphs(page.apart.lead)
    for listing in page.apart.reasons:
        yield from _listing(listing)
    yield from _title(page.method.heading)
    yield from _listing(Listing("", page.method.rules))
    yield from _table(page, page.method.norms)
    for note in page.identity:
        yield from _wrapped(_noted(page, note.label, note.text), "  ")


def _table(page: ChangePage, table: Table) -> Iterator[str]:
    yield table.caption
    for first, *others in table.rows:
        said = (_noted(page, cell.label, cell.text) for cell in others)
        yield from _wrapped(" | ".join((first.text, *said)), "  ")
    yield ""


def _listing(listing: Listing) -> Iterator[str]:
    items = listing.items or ((listing.none,) if listing.none else ())
    if listing.label and items:
        yield listing.label
    for item in items:
        yield from _wrapped(item, "- ")
    yield ""


def _title(said: str, rule: str = "-") -> Iterator[str]:
    lines = textwrap.wrap(said, WIDTH)
    yield from lines
    yield rule * max(len(line) for line in lines)


def _paragraphs(*paragraphs: str) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from _wrapped(paragraph, "")
    yield ""


def _wrapped(said: str, mark: str) -> Iterable[str]:
    return textwrap.wrap(
        said,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
    )


def _noted(page: ChangePage, label: str, text: str) -> str:
    _ = words(page.language).gettext
    return _("%(name)s: %(answer)s") % {"name": label, "answer": text}
