"""A radar out of 100: one axis a dimension, the range as a band, a gap where nothing is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import WIDTH, Words

RADIUS = 84.0
CENTRE_X = WIDTH / 2
SIDE_ROOM = 92.0
SIZE = 14.5
LINE = 17.0
LABEL_GAP = 12.0
UPRIGHT = 0.2  # an axis whose cosine is smaller has its label above or below it


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis; `value` is None when too little is measured, `shown` is the value in words.

    `firm` is false where the value stands on too few answers to be read alone. `before` is the
    value at another moment, drawn under it; once every axis has one, no range is drawn.
    """

    label: str
    value: float | None
    low: float
    high: float
    shown: str
    firm: bool = True
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Spoke:
    """Where an axis lies."""

    axis: Axis
    angle: float

    def at(self, value: float, centre_y: float) -> tuple[float, float]:
        """The place of a value on the axis."""
        reach = RADIUS * min(100.0, max(0.0, value)) / 100
        return CENTRE_X + reach * cos(self.angle), centre_y + reach * sin(self.angle)


def radar(words: Words, axes: Sequence[Axis], rings: Sequence[float] = (25, 50, 75)) -> str:
    """A radar of at least three axes, the first one upright, clockwise."""
    spokes = [Spoke(axis, -pi / 2 + 2 * pi * n / len(axes)) for n, axis in enumerate(axes)]
    top = _above(spokes)
    centre = top + RADIUS
    shapes = [
        *_web(spokes, centre, rings),
        *_under(spokes, centre),
        *_area(spokes, centre),
        *(_dot(spoke, centre) for spoke in spokes),
        *(line for spoke in spokes for line in _label(spoke, centre)),
    ]
    return draw.drawing(words, centre + RADIUS + _below(spokes), shapes)


def _web(spokes: Sequence[Spoke], centre: float, rings: Sequence[float]) -> Iterable[str]:
    for ring in (*rings, 100):
        corners = [spoke.at(ring, centre) for spoke in spokes]
        yield draw.polygon(corners, "chart-grid", fill="none", stroke=draw.LINE)
    for spoke in spokes:
        x, y = spoke.at(100, centre)
        yield draw.shape(
            "line", "chart-axis", x1=CENTRE_X, y1=centre, x2=x, y2=y, stroke=draw.EDGE,
            stroke_width=0.8,
        )  # fmt: skip


def _under(spokes: Sequence[Spoke], centre: float) -> Iterable[str]:
    """The other moment, dashed and hollow; without one, the range."""
    before = [each.axis.before for each in spokes]
    known = [each for each in before if each is not None]
    if len(known) < len(before):
        yield _band(spokes, centre)
        return
    corners = [spoke.at(value, centre) for spoke, value in zip(spokes, known, strict=True)]
    yield draw.polygon(
        corners, "chart-second", fill="none", stroke=draw.ACCENT, stroke_width=2.5,
        stroke_dasharray="7 4",
    )  # fmt: skip


def _band(spokes: Sequence[Spoke], centre: float) -> str:
    """Everything between the lowest and the highest each axis could be."""
    outer = _ring([spoke.at(spoke.axis.high, centre) for spoke in spokes])
    inner = _ring([spoke.at(spoke.axis.low, centre) for spoke in spokes][::-1])
    return draw.path(
        [outer, inner], "chart-range-area", fill=draw.PRIMARY, fill_opacity=0.12,
        fill_rule="evenodd", stroke=draw.PRIMARY, stroke_width=1, stroke_dasharray="4 4",
    )  # fmt: skip


def _ring(corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(draw.point(x, y) for x, y in corners) + "Z"


def _area(spokes: Sequence[Spoke], centre: float) -> Iterable[str]:
    """A closed shape when every axis has a value, else only the sides between known ones."""
    ends = [
        None if spoke.axis.value is None else spoke.at(spoke.axis.value, centre) for spoke in spokes
    ]
    known = [end for end in ends if end is not None]
    look: dict[str, str | float] = {
        "stroke": draw.PRIMARY, "stroke_width": 2.5, "stroke_linejoin": "round"
    }  # fmt: skip
    if len(known) == len(ends):
        yield draw.polygon(known, "chart-area", fill=draw.PRIMARY, fill_opacity=0.22, **look)
        return
    for here, after in zip(ends, [*ends[1:], ends[0]], strict=True):
        if here is not None and after is not None:
            yield draw.path([f"M{draw.point(*here)}L{draw.point(*after)}"], "chart-area",
                            fill="none", **look)  # fmt: skip


def _dot(spoke: Spoke, centre: float) -> str:
    axis = spoke.axis
    if axis.value is None:
        return ""
    x, y = spoke.at(axis.value, centre)
    if axis.firm:
        return draw.shape(
            "circle", "chart-dot", cx=x, cy=y, r=5, fill=draw.PRIMARY, stroke=draw.SURFACE,
            stroke_width=2,
        )  # fmt: skip
    return draw.shape(
        "circle", "chart-dot-unknown", cx=x, cy=y, r=5, fill=draw.SURFACE, stroke=draw.EDGE,
        stroke_width=2, stroke_dasharray="2 2",
    )  # fmt: skip


def _label(spoke: Spoke, centre: float) -> Iterable[str]:
    """The name on a few lines and the value under it, outside the web."""
    lines = _lines(spoke)
    x = CENTRE_X + (RADIUS + LABEL_GAP) * cos(spoke.angle)
    y = centre + (RADIUS + LABEL_GAP) * sin(spoke.angle)
    anchor, first = _stand(spoke, y, len(lines))
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        look: dict[str, str | float] = {"text_anchor": anchor, "font_size": SIZE}
        if last:
            look["font_weight"] = 700
        yield draw.text(x, first + LINE * place, line, kind="chart-value" if last else "", **look)


def _stand(spoke: Spoke, y: float, count: int) -> tuple[str, float]:
    """How a label is anchored, and the baseline of its first line."""
    across, down = cos(spoke.angle), sin(spoke.angle)
    if abs(across) < UPRIGHT:
        anchor = "middle"
        first = y - LINE * (count - 1) if down < 0 else y + SIZE * 0.8
    else:
        anchor = "start" if across > 0 else "end"
        first = y - LINE * (count - 1) / 2 + SIZE * 0.35
        first += LINE * (count - 1) / 2 * down
    return anchor, first


def _lines(spoke: Spoke) -> tuple[str, ...]:
    across = abs(cos(spoke.angle))
    reach = (RADIUS + LABEL_GAP) * across
    room = WIDTH if across < UPRIGHT else CENTRE_X - reach
    return (*draw.wrapped(spoke.axis.label, room, SIZE, most=4), spoke.axis.shown)


def _above(spokes: Sequence[Spoke]) -> float:
    return max(
        LINE, *(_first_line(spoke) for spoke in spokes)
    ) + 4  # fmt: skip


def _first_line(spoke: Spoke) -> float:
    """How far above the top of the web the label's first line begins."""
    y = (RADIUS + LABEL_GAP) * sin(spoke.angle)
    _, first = _stand(spoke, y, len(_lines(spoke)))
    return -RADIUS - first + SIZE


def _below(spokes: Sequence[Spoke]) -> float:
    """How far below the bottom of the web the lowest label ends."""
    ends = []
    for spoke in spokes:
        count = len(_lines(spoke))
        _, first = _stand(spoke, (RADIUS + LABEL_GAP) * sin(spoke.angle), count)
        ends.append(first + LINE * (count - 1) - RADIUS + 6)
    return max(6.0, *ends)
