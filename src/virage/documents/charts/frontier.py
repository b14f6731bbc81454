"""What more money brings: each plan a dot, its cost to the right and its score upwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import WIDTH, Words

LEFT, RIGHT, TOP, BASE = 40.0, 14.0, 30.0, 218.0
SMALL = 13.5
RADIUS = 6.0
CLEAR = 15.0  # between a number and the one written before


@dataclass(frozen=True, slots=True)
class Dot:
    """One plan: its mark, its net cost in dollars, its score out of 100."""

    mark: str
    cost: float
    score: float


@dataclass(frozen=True, slots=True)
class Axes:
    """What is written along both axes; `costs` are the two ends of the lower one, in words."""

    cost: str
    score: str
    costs: tuple[str, str]


def frontier(words: Words, axes: Axes, dots: Sequence[Dot], *, today: Dot | None = None) -> str:
    """The dots joined from the cheapest to the dearest; `today` is a hollow one beside them."""
    every = [*dots, *([today] if today else [])]
    scale = _Scale(
        max((each.cost for each in every), default=0) or 1,
        min((each.score for each in every), default=0),
        max((each.score for each in every), default=0),
    )
    ordered = sorted(dots, key=lambda each: (each.cost, each.score))
    ring = () if today is None else (_ring(*scale.at(today)),)
    shapes = [*_axes(axes, scale), *_line(ordered, scale), *ring, *_dots(ordered, scale)]
    return draw.drawing(words, BASE + 46, shapes)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From dollars and points to the page; scores end at whole tens."""

    dearest: float
    lowest: float
    highest: float

    @property
    def ends(self) -> tuple[int, int]:
        """The tens between which the scores stand."""
        low = int(self.lowest // 10 * 10)
        return low, max(low + 10, int(-(-self.highest // 10) * 10))

    def at(self, dot: Dot) -> tuple[float, float]:
        """Where a dot stands."""
        return LEFT + RADIUS + (WIDTH - LEFT - RIGHT - RADIUS) * dot.cost / self.dearest, self.y(
            dot.score
        )

    def y(self, score: float) -> float:
        """How high a score stands."""
        low, high = self.ends
        return BASE - (BASE - TOP) * (score - low) / (high - low)


def _axes(axes: Axes, scale: _Scale) -> Iterable[str]:
    low, high = scale.ends
    for score in range(low, high + 1, 10 if high - low <= 50 else 20):  # noqa: PLR2004
        y = scale.y(score)
        kind = "chart-axis" if score == low else "chart-grid"
        yield draw.shape(
            "line", kind, x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y,
            stroke=draw.EDGE if score == low else draw.LINE,
        )  # fmt: skip
        yield _note(LEFT - 6, y + 5, str(score), anchor="end")
    yield _note(0, 14, axes.score, anchor="start")
    yield _note(LEFT, BASE + 18, axes.costs[0], anchor="start")
    yield _note(WIDTH, BASE + 18, axes.costs[1], anchor="end")
    yield _note((LEFT + WIDTH) / 2, BASE + 38, axes.cost, anchor="middle")


def _ring(x: float, y: float) -> str:
    """Drawn before the dots: one at the same place lies inside it."""
    return draw.shape(
        "circle", "chart-dot-unknown", cx=x, cy=y, r=RADIUS + 4, fill=draw.SURFACE,
        stroke=draw.EDGE, stroke_width=2,
    )  # fmt: skip


def _note(x: float, y: float, words: str, *, anchor: str) -> str:
    return draw.text(
        x, y, words, kind="chart-note", fill=draw.SOFT, font_size=SMALL, text_anchor=anchor
    )


def _line(dots: Sequence[Dot], scale: _Scale) -> Iterable[str]:
    if len(dots) > 1:
        places = [draw.point(*scale.at(each)) for each in dots]
        moves = [f"M{places[0]}", *(f"L{each}" for each in places[1:])]
        yield draw.path(moves, "chart-grid", fill="none", stroke=draw.LINE, stroke_width=2)


def _dots(dots: Sequence[Dot], scale: _Scale) -> Iterable[str]:
    """Each dot, with its mark above it where the one before leaves room for it."""
    last: tuple[float, float] | None = None
    for each in dots:
        x, y = scale.at(each)
        yield draw.shape(
            "circle", "chart-dot", cx=x, cy=y, r=RADIUS, fill=draw.PRIMARY, stroke=draw.SURFACE,
            stroke_width=2,
        )  # fmt: skip
        if last is None or abs(x - last[0]) > CLEAR or abs(y - last[1]) > CLEAR:
            yield draw.text(
                x, y - 11, each.mark, kind="chart-value", font_weight=700, font_size=SMALL,
                text_anchor="middle",
            )  # fmt: skip
            last = (x, y)
