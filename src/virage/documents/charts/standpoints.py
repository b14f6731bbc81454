"""Where groups stand on scales of stages: one line a question, a letter for each group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import TEXT, WIDTH, Words

LINE = 19.0
SMALL = 14.0
RADIUS = 6.5
MARGIN = 16.0
GAP = 14.0


@dataclass(frozen=True, slots=True)
class Stand:
    """The letters of the groups that stand at one place; `at` counts stages from 1."""

    letters: str
    at: float


@dataclass(frozen=True, slots=True)
class Scale:
    """One question: its name, how many stages it has, and who stands where."""

    label: str
    stages: int
    stands: tuple[Stand, ...]


def standpoints(words: Words, scales: Sequence[Scale], key: Sequence[tuple[str, str]]) -> str:
    """Scales one under the other; `key` gives each letter its group and closes the drawing."""
    shapes: list[str] = []
    y = 4.0
    for scale in scales:
        lines = draw.wrapped(scale.label, WIDTH, most=3)
        shapes += [draw.text(0, y + TEXT + LINE * place, line) for place, line in enumerate(lines)]
        y += LINE * (len(lines) + 1) + 12
        shapes += _scale(scale, y)
        y += LINE + GAP
    height, drawn = _key(key, y)
    return draw.drawing(words, y + height, [*shapes, *drawn])


def _scale(scale: Scale, y: float) -> Iterable[str]:
    """The line with its stages, then the dots with their letters above."""
    yield draw.shape(
        "line", "chart-axis", x1=MARGIN, x2=WIDTH - MARGIN, y1=y, y2=y, stroke=draw.EDGE
    )
    for stage in range(1, scale.stages + 1):
        x = _x(scale, stage)
        yield draw.shape("line", "chart-axis", x1=x, x2=x, y1=y - 4, y2=y + 4, stroke=draw.EDGE)
        yield draw.text(
            x, y + LINE + 2, str(stage), kind="chart-note", fill=draw.SOFT, font_size=SMALL,
            text_anchor="middle",
        )  # fmt: skip
    for stand in scale.stands:
        x = _x(scale, stand.at)
        yield draw.shape(
            "circle", "chart-dot", cx=x, cy=y, r=RADIUS, fill=draw.PRIMARY, stroke=draw.SURFACE,
            stroke_width=2,
        )  # fmt: skip
        yield draw.text(
            x, y - 12, stand.letters, kind="chart-value", font_weight=700, text_anchor="middle",
            translate="no",
        )  # fmt: skip


def _x(scale: Scale, stage: float) -> float:
    return MARGIN + (WIDTH - 2 * MARGIN) * (stage - 1) / max(1, scale.stages - 1)


def _key(key: Sequence[tuple[str, str]], top: float) -> tuple[float, list[str]]:
    """Each letter with its group, and the height they take."""
    drawn: list[str] = []
    y = top + TEXT
    for letter, group in key:
        drawn.append(draw.text(0, y, letter, kind="chart-value", font_weight=700, translate="no"))
        for line in draw.wrapped(group, WIDTH - 24, SMALL, most=2):
            drawn.append(draw.text(24, y, line, kind="chart-note", fill=draw.SOFT, font_size=SMALL))
            y += LINE
    return y - top - LINE + 10, drawn
