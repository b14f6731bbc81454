"""Paragraphs and tables as Word writes them; every word of ours is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from virage.documents.portrait.parts import Cell, Table
from virage.documents.roadmap.stamping import writable

WIDE = 9_900  # twentieths of a point between the margins
HEAD_FILL, TOTAL_FILL = "F6F1E7", "E8F1EE"
LETTER, EDGES = 105, 240  # twentieths of a point: a letter of a table, the edges of a cell
WIDEST = 40  # letters
SHARED_PART = 62  # percent of the width, at most, for what the columns without a share take
EDGE = "D8CDB9"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def run(words: str, *, bold: bool = False) -> str:
    """Words of one look."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{_safe(words)}</w:t></w:r>'


def field(name: str) -> str:
    """Something that Word counts by itself, such as the page."""
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(*runs: str, style: str = "", before: str = "") -> str:
    """A paragraph of a style, by its id; `before` is what stands in its properties too."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{before}</w:pPr>{''.join(runs)}</w:p>"


def said(words: str, style: str = "", *, bold: bool = False, leads: bool = False) -> str:
    """A paragraph of words; one that `leads` stays on the page of what follows."""
    before = "<w:keepNext/>" if leads else ""
    return paragraph(run(words, bold=bold), style=style, before=before)


def heading(words: str, level: int, *, apart: bool = False) -> str:
    """A heading; one that is `apart` begins on a new page."""
    return paragraph(
        run(words),
        style=f"Heading{level}",
        before="<w:pageBreakBefore/>" if apart else "",
    )


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "".join(said(each, "ListBullet") for each in items)


def labelled(label: str, words: str, colon: str) -> str:
    """A label, then what it says."""
    return paragraph(run(f"{label}{colon}", bold=True), run(words))


def rows(table: Table, shares: Sequence[int] = (), *, total: bool = False) -> str:
    """A table whose first row is its header, said again on each page, with its caption."""
    widths = _widths(table, shares)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    last = len(table.rows) - 1 if total else None
    body = "".join(
        _row(row, widths, fill=TOTAL_FILL if place == last else "")
        for place, row in enumerate(table.rows)
    )
    caption = quoteattr(writable(table.caption))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{EDGE}"/>' for side in SIDES
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{lines}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={caption}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{_row(table.head, widths, fill=HEAD_FILL, marks='<w:tblHeader/>')}{body}</w:tbl>"
        f"{paragraph(style='TableEnd')}"
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], *, fill: str, marks: str = "") -> str:
    """A row that stays on one page; one that is filled is bold."""
    kept = f"<w:trPr><w:cantSplit/>{marks}</w:trPr>"
    return f"<w:tr>{kept}{_cells(cells, widths, fill=fill)}</w:tr>"


def _cells(cells: Sequence[Cell], widths: Sequence[int], *, fill: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f"{_cell(cell, bold=bool(fill))}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )


def _cell(cell: Cell, *, bold: bool) -> str:
    return paragraph(run(cell.text, bold=bold), style="TableText", before=_side(cell))


def _side(cell: Cell) -> str:
    return '<w:jc w:val="right"/>' if cell.numeric else ""


def _widths(table: Table, shares: Sequence[int]) -> list[int]:
    """The columns by their shares; one without takes what its words need, where there is room.

    A column is never narrower than its longest word; a number is one word.
    """
    columns = range(len(table.head))
    least = [
        _room(max(_longest_word(row[at]) for row in (table.head, *table.rows))) for at in columns
    ]
    whole = [
        _room(min(WIDEST, max(len(row[at].text) for row in (table.head, *table.rows))))
        for at in columns
    ]
    shared = [bool(shares) and shares[at] > 0 for at in columns]
    wanted = [least[at] if shared[at] else max(least[at], whole[at]) for at in columns]
    kept = _fitted(wanted, least, shared)
    if not any(shared):
        return [WIDE * each // sum(kept) for each in kept]
    room = WIDE - sum(each for each, share in zip(kept, shared, strict=True) if not share)
    parts = dict(enumerate(shares))
    while short := [at for at in columns if parts[at] and least[at] > _part(room, at, parts)]:
        room -= sum(least[at] for at in short)
        parts |= dict.fromkeys(short, 0)
    widths = [_part(room, at, parts) if parts[at] else kept[at] for at in columns]
    return [WIDE * each // max(WIDE, sum(widths)) for each in widths]


def _part(room: int, at: int, parts: Mapping[int, int]) -> int:
    """What one of the columns that share a room takes of it."""
    return max(0, room) * parts[at] // sum(parts.values())


def _fitted(wanted: Sequence[int], least: Sequence[int], shared: Sequence[bool]) -> list[int]:
    """What each column takes before the rest is shared: less than it wants where all want much."""
    most = WIDE * SHARED_PART // 100 if any(shared) else WIDE
    alone = [at for at in range(len(wanted)) if not shared[at]]
    room = max(0, most - sum(least[at] for at in alone))
    asked = sum(wanted[at] - least[at] for at in alone)
    given = {at: min(1.0, room / asked) * (wanted[at] - least[at]) if asked else 0 for at in alone}
    return [small + int(given.get(at, 0)) for at, small in enumerate(least)]


def _longest_word(cell: Cell) -> int:
    if cell.numeric:
        return len(cell.text)
    return max((len(each) for each in cell.text.split(" ")), default=0)


def _room(letters: int) -> int:
    return letters * LETTER + EDGES


def _safe(words: str) -> str:
    return escape(writable(words))
