"""Steps on a calendar of quarters: one bar each, told apart by who does the work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import Words

WIDE, LABELS = 720, 268
SMALL, TINY = 13.5, 12
LINE, GAP, HEAD, THICK = 16, 8, 44, 14
KEY_ROOM = 30
DASH, LIGHT = "4 3", "#9cc4bb"


@dataclass(frozen=True, slots=True)
class Bar:
    """A step: its label, first quarter from 0, how many, and its kind, a place in the key."""

    label: str
    start: int
    quarters: int
    kind: int


@dataclass(frozen=True, slots=True)
class Span:
    """Quarters that stand under one title, such as a year."""

    label: str
    quarters: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The titles of the quarters, and of the years above them, in order."""

    quarters: tuple[str, ...]
    years: tuple[Span, ...]


def gantt(words: Words, bars: Sequence[Bar], *, calendar: Calendar, key: Sequence[str]) -> str:
    """The steps one under the other; `key` names three kinds: full, light and hollow bars."""
    heights = [_height(each) for each in bars]
    bottom = HEAD + sum(heights)
    shapes = [*_grid(calendar, bottom)]
    y = float(HEAD)
    for bar, height in zip(bars, heights, strict=True):
        shapes += _row(bar, y, height=height, quarters=len(calendar.quarters))
        y += height
    shapes += _key(key, bottom + KEY_ROOM - 4)
    return draw.drawing(words, bottom + KEY_ROOM + 8, shapes, width=WIDE)


def _lines(label: str) -> tuple[str, ...]:
    return draw.wrapped(label, LABELS - 10, SMALL, most=2)


def _height(bar: Bar) -> float:
    return LINE * len(_lines(bar.label)) + GAP


def _x(quarter: float, quarters: int) -> float:
    return LABELS + (WIDE - LABELS - 1) * quarter / quarters


def _grid(calendar: Calendar, bottom: float) -> Iterable[str]:
    count, first = len(calendar.quarters), 0
    for place, year in enumerate(calendar.years):
        left, right = _x(first, count), _x(first + year.quarters, count)
        if place % 2 == 0:
            yield draw.shape(
                "rect", "chart-band", x=left, y=0, width=right - left, height=bottom,
                fill=draw.SUNKEN,
            )  # fmt: skip
        if year.quarters > 1:
            yield draw.text(
                (left + right) / 2, 16, year.label, font_size=SMALL, font_weight=700,
                text_anchor="middle",
            )  # fmt: skip
        first += year.quarters
    for place, label in enumerate(calendar.quarters):
        x = _x(place, count)
        yield draw.shape(
            "line", "chart-axis", x1=x, x2=x, y1=24, y2=bottom, stroke=draw.LINE, stroke_width=1
        )
        yield draw.text(
            (x + _x(place + 1, count)) / 2, 37, label, font_size=TINY, text_anchor="middle",
            fill=draw.SOFT,
        )  # fmt: skip


def _row(bar: Bar, y: float, *, height: float, quarters: int) -> Iterable[str]:
    lines = _lines(bar.label)
    for place, line in enumerate(lines):
        yield draw.text(0, y + LINE * (place + 1) - 1, line, font_size=SMALL)
    yield draw.shape(
        "line", "chart-axis", x1=0, x2=WIDE, y1=y + height - 2, y2=y + height - 2, stroke=draw.LINE
    )
    left, right = _x(bar.start, quarters), _x(bar.start + bar.quarters, quarters)
    top = y + (height - GAP - THICK) / 2 + 2
    yield _block(left + 2, top, right - left - 4, kind=bar.kind)


def _block(x: float, y: float, width: float, *, kind: int) -> str:
    fill = (draw.PRIMARY, LIGHT, draw.SURFACE)[kind]
    dashed: dict[str, str | float] = {"stroke_dasharray": DASH} if kind == 2 else {}  # noqa: PLR2004
    return draw.shape(
        "rect", "chart-bar", x=x, y=y, width=width, height=THICK, rx=3, fill=fill,
        stroke=draw.PRIMARY, stroke_width=1.5, **dashed,
    )  # fmt: skip


def _key(key: Sequence[str], baseline: float) -> Iterable[str]:
    x = 0.0
    for kind, label in enumerate(key):
        yield _block(x + 1, baseline - THICK + 3, 26, kind=kind)
        yield draw.text(x + 34, baseline, label, font_size=SMALL)
        x += 34 + len(label) * SMALL * draw.CHARACTER + 30
