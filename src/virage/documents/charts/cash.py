"""Money over the quarters: what goes out hangs, what comes in stands, a line shows what is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import Words

TALL, HEAD, FOOT = 190, 12, 44  # the foot holds the lowest amount, then the quarters
SIZE = 12.5
BOLD = 0.56  # width of a character, in parts of the size
STEPS = (1, 2, 5)
MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Quarter:
    """What goes out and comes in, and where one stands at its end; `hoped` is the same at best."""

    label: str
    out: float
    back: float
    stands: float
    hoped: float


@dataclass(frozen=True, slots=True)
class Mark:
    """The quarter that is pointed at, by its place, and what is written there."""

    place: int
    shown: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the drawing lies in: places from values."""

    width: float
    room: float  # kept at the left for the amounts
    count: int
    low: float
    high: float

    def x(self, place: float) -> float:
        """The middle of a quarter."""
        return self.room + (self.width - self.room) * (place + 0.5) / self.count

    def y(self, value: float) -> float:
        """The height of an amount."""
        return HEAD + TALL * (self.high - value) / (self.high - self.low)

    @property
    def bar(self) -> float:
        """How wide a bar is."""
        return (self.width - self.room) / self.count * 0.5


def cash(
    words: Words,
    quarters: Sequence[Quarter],
    amounts: Sequence[tuple[float, str]],
    *,
    mark: Mark | None = None,
    width: float = draw.WIDTH,
) -> str:
    """The quarters side by side; `amounts` are written at the left, with a line across.

    The line of what may come is dashed, and only drawn where it parts from the other.
    """
    values = [0.0, *(value for value, _shown in amounts)]
    for each in quarters:
        values += (-each.out, each.back, each.stands, each.hoped)
    longest = max((len(shown) for _value, shown in amounts), default=0)
    frame = Frame(
        width, longest * SIZE * draw.CHARACTER + 8, max(1, len(quarters)),
        min(values), max(values) if max(values) > min(values) else min(values) + 1,
    )  # fmt: skip
    shapes = [
        *_scale(frame, amounts),
        *(shape for place, each in enumerate(quarters) for shape in _quarter(frame, place, each)),
        *_labels(frame, quarters),
        *_lines(frame, quarters),
        *(_mark(frame, quarters, mark) if mark else ()),
    ]
    return draw.drawing(words, HEAD + TALL + FOOT, shapes, width=width)


def scale(low: float, high: float) -> tuple[float, ...]:
    """Round amounts from one to the other, 0 among them, five of them at most."""
    reach = max(high, 0) - min(low, 0)
    if reach <= 0:
        return (0.0,)
    step = 1.0
    while not any(reach / (step * each) <= MOST_STEPS for each in STEPS):
        step *= 10
    step *= next(each for each in STEPS if reach / (step * each) <= MOST_STEPS)
    first, last = int(min(low, 0) / step), int(max(high, 0) / step)
    return tuple(step * place for place in range(first, last + 1))


def _scale(frame: Frame, amounts: Sequence[tuple[float, str]]) -> Iterable[str]:
    for value, shown in amounts:
        y = frame.y(value)
        kind, stroke = ("chart-axis", draw.EDGE) if value == 0 else ("chart-grid", draw.LINE)
        yield draw.shape("line", kind, x1=frame.room, x2=frame.width, y1=y, y2=y, stroke=stroke)
        yield draw.text(
            frame.room - 6, y + 4, shown, kind="chart-note", font_size=SIZE, text_anchor="end",
            fill=draw.SOFT,
        )  # fmt: skip


def _quarter(frame: Frame, place: int, each: Quarter) -> Iterable[str]:
    zero, left = frame.y(0), frame.x(place) - frame.bar / 2
    if each.out:
        yield draw.shape(
            "rect", "chart-bar", x=left, y=zero, width=frame.bar, height=frame.y(-each.out) - zero,
            rx=2, fill=draw.PRIMARY,
        )  # fmt: skip
    if each.back:
        top = frame.y(each.back)
        yield draw.shape(
            "rect", "chart-bar-low", x=left, y=top, width=frame.bar, height=zero - top, rx=2,
            fill=draw.ACCENT,
        )  # fmt: skip


def _labels(frame: Frame, quarters: Sequence[Quarter]) -> Iterable[str]:
    """The names of the quarters: all of them, or one in so many where they would touch."""
    longest = max((len(each.label) for each in quarters), default=0) * SIZE * BOLD
    every = max(1, ceil(longest * frame.count / (frame.width - frame.room)))
    for place, each in enumerate(quarters):
        if place % every == 0:
            yield draw.text(
                frame.x(place), HEAD + TALL + 36, each.label, kind="chart-note", font_size=SIZE,
                text_anchor="middle", fill=draw.SOFT,
            )  # fmt: skip


def _lines(frame: Frame, quarters: Sequence[Quarter]) -> Iterable[str]:
    stands = [(frame.x(place), frame.y(each.stands)) for place, each in enumerate(quarters)]
    hoped = [(frame.x(place), frame.y(each.hoped)) for place, each in enumerate(quarters)]
    if hoped != stands:
        yield draw.path(
            [_line(hoped)], "chart-second", fill="none", stroke=draw.ACCENT, stroke_width=2.5,
            stroke_dasharray="7 4",
        )  # fmt: skip
    if stands:
        yield draw.path(
            [_line(stands)], "chart-range", fill="none", stroke=draw.INK, stroke_width=2
        )


def _line(corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(draw.point(x, y) for x, y in corners)


def _mark(frame: Frame, quarters: Sequence[Quarter], mark: Mark) -> Iterable[str]:
    x, y = frame.x(mark.place), frame.y(quarters[mark.place].stands)
    yield draw.shape(
        "circle", "chart-dot", cx=x, cy=y, r=5, fill=draw.PRIMARY, stroke=draw.SURFACE,
        stroke_width=2,
    )  # fmt: skip
    half = len(mark.shown) * SIZE * BOLD / 2
    middle = min(max(x, frame.room + half), frame.width - half)
    yield draw.text(
        middle, y + 18, mark.shown, kind="chart-value", font_size=SIZE, text_anchor="middle",
        font_weight=700,
    )  # fmt: skip
