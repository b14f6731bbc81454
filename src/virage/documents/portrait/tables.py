"""Tables of a page, from plain rows of words."""

from collections.abc import Iterable, Sequence

from virage.documents.portrait.parts import Cell, Table


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0
) -> Table:
    """A table whose last `numbers` columns hold numbers."""
    first_number = len(head) - numbers
    return Table(
        caption=caption,
        head=tuple(Cell(label, label, place >= first_number) for place, label in enumerate(head)),
        rows=tuple(
            tuple(
                Cell(words, head[place], place >= first_number) for place, words in enumerate(row)
            )
            for row in rows
        ),
    )
