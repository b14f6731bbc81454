"""The map of dependencies: tools by how soon their loss hurts, and the controls held of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import TEXT, WIDTH, Words

Pip = Literal["held", "lost", "unknown"]
STEP = 20.0
RADIUS = 6.5
MOST_PIPS = 5
NAME_ROOM = WIDTH - STEP * MOST_PIPS - 20
LINE = 19.0
SMALL = 14.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One tool: what it is for, notes under it, and its controls in a fixed order."""

    name: str
    notes: tuple[str, ...]
    pips: tuple[Pip, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The tools whose loss hurts within the same time."""

    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What the signs mean, and which control each column holds."""

    signs: tuple[tuple[Pip, str], ...]
    columns: tuple[str, ...]


def dependence(words: Words, bands: Sequence[Band], key: Key) -> str:
    """Bands one under the other, soonest first; the key closes the drawing."""
    shapes: list[str] = [
        draw.text(_column(place), TEXT, str(place + 1), kind="chart-note", fill=draw.SOFT,
                  font_size=SMALL, text_anchor="middle")
        for place in range(len(key.columns))
    ]  # fmt: skip
    y = 2.0
    for band in bands:
        shapes += _heading(band, y)
        y += 32
        for mark in band.marks:
            height, drawn = _mark(mark, y)
            shapes += drawn
            y += height
        y += 8
    height, drawn = _key(key, y + 4)
    return draw.drawing(words, y + 4 + height, [*shapes, *drawn])


def _heading(band: Band, y: float) -> Iterable[str]:
    yield draw.text(0, y + TEXT, band.title, kind="chart-value", font_weight=700)
    yield draw.shape("line", "chart-axis", x1=0, x2=WIDTH, y1=y + 23, y2=y + 23, stroke=draw.EDGE)


def _mark(mark: Mark, top: float) -> tuple[float, list[str]]:
    """A tool's lines and pips, and the height they take."""
    names = draw.wrapped(mark.name, NAME_ROOM, most=2)
    notes = [line for note in mark.notes for line in draw.wrapped(note, NAME_ROOM, SMALL, most=2)]
    drawn = [draw.text(0, top + TEXT + LINE * n, line) for n, line in enumerate(names)]
    y = top + TEXT + LINE * len(names)
    drawn += [
        draw.text(0, y + LINE * n, line, kind="chart-note", fill=draw.SOFT, font_size=SMALL)
        for n, line in enumerate(notes)
    ]
    drawn += [_pip(pip, _column(n), top + TEXT - 5) for n, pip in enumerate(mark.pips)]
    return LINE * (len(names) + len(notes)) + 9, drawn


def _column(place: int) -> float:
    return WIDTH - STEP * (MOST_PIPS - place) + STEP / 2


def _pip(pip: Pip, x: float, y: float) -> str:
    if pip == "held":
        return draw.shape(
            "circle", "chart-dot", cx=x, cy=y, r=RADIUS, fill=draw.PRIMARY, stroke=draw.PRIMARY,
            stroke_width=2,
        )  # fmt: skip
    if pip == "unknown":
        return draw.shape(
            "circle", "chart-dot-unknown", cx=x, cy=y, r=RADIUS, fill=draw.SURFACE,
            stroke=draw.EDGE, stroke_width=2, stroke_dasharray="2 2",
        )  # fmt: skip
    reach = RADIUS * 0.8
    falling = f"M{draw.point(x - reach, y - reach)}L{draw.point(x + reach, y + reach)}"
    rising = f"M{draw.point(x - reach, y + reach)}L{draw.point(x + reach, y - reach)}"
    return draw.path(
        [falling, rising], "chart-range", fill="none", stroke=draw.INK, stroke_width=2.2,
        stroke_linecap="round",
    )  # fmt: skip


def _key(key: Key, top: float) -> tuple[float, list[str]]:
    """The signs, then the columns by number, and the height they take."""
    drawn = []
    y = top + TEXT
    for pip, words in key.signs:
        drawn += [_pip(pip, RADIUS + 2, y - 5), _small(STEP + 4, y, words)]
        y += LINE
    y += LINE / 2
    for number, words in enumerate(key.columns, start=1):
        drawn += [_small(RADIUS - 2, y, str(number)), _small(STEP + 4, y, words)]
        y += LINE
    return y - top - LINE + 8, drawn


def _small(x: float, y: float, words: str) -> str:
    return draw.text(x, y, words, kind="chart-note", fill=draw.SOFT, font_size=SMALL)
