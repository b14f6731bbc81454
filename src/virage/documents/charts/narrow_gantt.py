"""A roadmap for a narrow page: each step's name above its bar, over the quarters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from virage.documents.charts import drawing as draw
from virage.documents.charts.drawing import TEXT, WIDTH, Words

LINE = 19
THICK = 12
GAP = 14
HEAD = 22
SMALL = 13


@dataclass(frozen=True, slots=True)
class Span:
    """A step from a quarter until the one after its last."""

    label: str
    start: int
    end: int


def narrow_gantt(
    words: Words, heads: Sequence[str], spans: Sequence[Span], *, closed: Iterable[int] = ()
) -> str:
    """The spans one under the other; `heads` names the quarters, the closed ones are dug in."""
    shapes: list[str] = []
    y = float(HEAD)
    for span in spans:
        lines = draw.wrapped(span.label, WIDTH, most=2)
        shapes += [draw.text(0, y + TEXT + LINE * at, line) for at, line in enumerate(lines)]
        top = y + LINE * len(lines) + 4
        shapes.append(_bar(span, top, len(heads)))
        y = top + THICK + GAP
    return draw.drawing(words, y, [*_ground(heads, closed, y - GAP / 2), *shapes])


def _ground(heads: Sequence[str], closed: Iterable[int], bottom: float) -> Iterable[str]:
    width = WIDTH / len(heads)
    for at in closed:
        if at < len(heads):
            yield draw.shape(
                "rect", "chart-track", x=at * width, y=HEAD, width=width, height=bottom - HEAD,
                fill=draw.SUNKEN,
            )  # fmt: skip
    for at, head in enumerate(heads):
        x = at * width
        yield draw.text(
            x + width / 2, HEAD - 7, head, kind="chart-note", text_anchor="middle", font_size=SMALL
        )
        yield draw.shape("line", "chart-grid", x1=x, x2=x, y1=HEAD, y2=bottom, stroke=draw.LINE)


def _bar(span: Span, top: float, columns: int) -> str:
    width = WIDTH / columns
    return draw.shape(
        "rect", "chart-bar", x=span.start * width + 1, y=top,
        width=max(2.0, (span.end - span.start) * width - 2), height=THICK, rx=3,
        fill=draw.PRIMARY,
    )  # fmt: skip
