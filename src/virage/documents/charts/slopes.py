"""The same score then and now: a hollow dot and a full one, on a line from 0 to 100."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import TEXT, WIDTH, Words

LINE = 19
TALL = 12
GAP = 18
RADIUS = 6.5
EDGE_ROOM = RADIUS + 1
VALUE_ROOM = 110


@dataclass(frozen=True, slots=True)
class Slope:
    """One score; None where nothing was measured both times, `shown` is the change in words."""

    label: str
    before: float | None
    after: float | None
    shown: str


def slopes(words: Words, rows: Sequence[Slope]) -> str:
    """Lines one under the other: label, change in words, then (hollow) and now (full)."""
    shapes: list[str] = []
    y = 4.0
    for row in rows:
        lines = draw.wrapped(row.label, WIDTH - VALUE_ROOM, most=3)
        shapes += [draw.text(0, y + TEXT + LINE * place, line) for place, line in enumerate(lines)]
        shapes.append(_value(row, y + TEXT + LINE * (len(lines) - 1)))
        middle = y + LINE * len(lines) + TALL
        shapes += _line(row, middle)
        y = middle + GAP
    return draw.drawing(words, y, shapes)


def _value(row: Slope, baseline: float) -> str:
    return draw.text(
        WIDTH, baseline, row.shown, kind="chart-value", text_anchor="end", font_weight=700
    )


def _line(row: Slope, y: float) -> Iterable[str]:
    yield draw.shape(
        "line", "chart-axis", x1=EDGE_ROOM, x2=WIDTH - EDGE_ROOM, y1=y, y2=y, stroke=draw.EDGE
    )
    if row.before is None or row.after is None:
        return
    then, now = _x(row.before), _x(row.after)
    yield draw.path(
        [f"M{draw.point(then, y)}", f"H{now:.1f}"], "chart-range", fill="none", stroke=draw.INK,
        stroke_width=2,
    )  # fmt: skip
    # The one of now is drawn last: where both stand at one place, it lies inside the other.
    yield draw.shape(
        "circle", "chart-dot-unknown", cx=then, cy=y, r=RADIUS, fill=draw.SURFACE,
        stroke=draw.EDGE, stroke_width=2,
    )  # fmt: skip
    yield draw.shape(
        "circle", "chart-dot", cx=now, cy=y, r=RADIUS - 1, fill=draw.PRIMARY, stroke=draw.SURFACE,
        stroke_width=1.5,
    )  # fmt: skip


def _x(value: float) -> float:
    return EDGE_ROOM + (WIDTH - 2 * EDGE_ROOM) * min(100.0, max(0.0, value)) / 100
