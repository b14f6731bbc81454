"""Horizontal bars out of 100, each with the range of what it could be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import TEXT, WIDTH, Words

LINE = 19
THICK = 14
GAP = 16
VALUE_ROOM = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `value` is None when it is not measured, `shown` is the value in words."""

    label: str
    value: float | None
    low: float
    high: float
    shown: str


def bars(words: Words, rows: Sequence[Bar], thresholds: Sequence[float] = ()) -> str:
    """Bars one under the other: label, value in words, bar, whisker from low to high."""
    shapes: list[str] = []
    y = 4.0
    for row in rows:
        lines = draw.wrapped(row.label, WIDTH - VALUE_ROOM, most=3)
        shapes += [draw.text(0, y + TEXT + LINE * place, line) for place, line in enumerate(lines)]
        shapes.append(_value(row, y + TEXT + LINE * (len(lines) - 1)))
        top = y + LINE * len(lines) + 5
        shapes += _bar(row, top, thresholds)
        y = top + THICK + GAP
    return draw.drawing(words, y - GAP + 6, shapes)


def _value(row: Bar, baseline: float) -> str:
    return draw.text(
        WIDTH, baseline, row.shown, kind="chart-value", text_anchor="end", font_weight=700
    )


def _bar(row: Bar, top: float, thresholds: Sequence[float]) -> Iterable[str]:
    yield draw.shape(
        "rect", "chart-track", x=0.5, y=top, width=WIDTH - 1, height=THICK, rx=3,
        fill=draw.SUNKEN, stroke=draw.EDGE,
    )  # fmt: skip
    if row.value is not None:
        yield draw.shape(
            "rect", "chart-bar", x=0.5, y=top, width=max(2.0, _x(row.value)), height=THICK, rx=3,
            fill=draw.PRIMARY,
        )  # fmt: skip
    for threshold in thresholds:
        x = _x(threshold)
        yield draw.shape(
            "line", "chart-threshold", x1=x, x2=x, y1=top - 3, y2=top + THICK + 3,
            stroke=draw.EDGE, stroke_dasharray="2 3",
        )  # fmt: skip
    if row.high - row.low >= 1:
        yield _whisker(row.low, row.high, top + THICK + 5)


def _whisker(low: float, high: float, y: float) -> str:
    left, right = _x(low), _x(high)
    return draw.path(
        [
            f"M{draw.point(left, y - 3)}V{y + 3:g}",
            f"M{draw.point(left, y)}H{right:.1f}",
            f"M{draw.point(right, y - 3)}V{y + 3:g}",
        ],
        "chart-range",
        fill="none",
        stroke=draw.INK,
        stroke_width=1.5,
    )


def _x(value: float) -> float:
    return 0.5 + (WIDTH - 1) * min(100.0, max(0.0, value)) / 100
