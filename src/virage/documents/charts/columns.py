"""Upright bars, one a quarter or a year, each with what it may be at most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import Words

WIDE, TALL, FOOT, HEAD = 720, 150, 24, 22
SIZE = 12.5
WIDEST = 90
WIDTH_OF_BOLD = 0.55  # of a character, in parts of the size


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: its value in words, and the most that was allowed; None: nothing was stated."""

    label: str
    value: float
    shown: str
    most: float | None = None


def columns(words: Words, bars: Sequence[Column], *, width: float = WIDE) -> str:
    """The bars side by side from 0; a mark across each shows the most that was allowed."""
    top = max((max(each.value, each.most or 0) for each in bars), default=0) or 1
    each_width = width / max(1, len(bars))
    longest = max((len(each.shown) for each in bars), default=0) or 1
    size = min(SIZE, (each_width - 3) / (longest * WIDTH_OF_BOLD))
    base = HEAD + TALL
    shapes = [
        draw.shape("line", "chart-axis", x1=0, x2=width, y1=base, y2=base, stroke=draw.EDGE),
    ]
    for place, bar in enumerate(bars):
        shapes += _column(bar, (place + 0.5) * each_width, room=each_width, top=top, size=size)
    return draw.drawing(words, base + FOOT, shapes, width=width)


def _column(bar: Column, middle: float, *, room: float, top: float, size: float) -> Iterable[str]:
    base, width = HEAD + TALL, min(WIDEST, room * 0.62)
    height = TALL * bar.value / top
    if bar.value:
        yield draw.shape(
            "rect", "chart-bar", x=middle - width / 2, y=base - height, width=width, height=height,
            rx=2, fill=draw.PRIMARY,
        )  # fmt: skip
    mark = float(base)
    if bar.most is not None:
        mark = base - TALL * bar.most / top
        yield draw.shape(
            "line", "chart-threshold", x1=middle - width * 0.75, x2=middle + width * 0.75, y1=mark,
            y2=mark, stroke=draw.ACCENT, stroke_width=2.5,
        )  # fmt: skip
    yield draw.text(
        middle, _above(base - height, mark), bar.shown, font_size=size, text_anchor="middle",
        font_weight=700 if bar.value else 400,
    )  # fmt: skip
    yield draw.text(
        middle, base + 17, bar.label, font_size=SIZE, text_anchor="middle", fill=draw.SOFT
    )


def _above(top: float, mark: float) -> float:
    """Where the value is written: over its bar, and over the mark when that stands in the way."""
    clear = SIZE + 8
    return (mark if top - clear < mark <= top else top) - 6
