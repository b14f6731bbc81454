"""Shapes and text of a drawing, each already escaped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

WIDTH = 360
TEXT = 15
FONT = "Source Sans 3, sans-serif"
CHARACTER = 0.5  # mean width of a character, in parts of the size
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

INK, SOFT, EDGE, LINE = "#1d2b2a", "#55605c", "#857a68", "#dfd5c3"
SURFACE, SUNKEN, PRIMARY, ACCENT = "#ffffff", "#f2ebdd", "#0d5650", "#c07a12"

Value = str | float


@dataclass(frozen=True, slots=True)
class Words:
    """What stands for a drawing when it is not seen; `id` is unique in its page."""

    id: str
    title: str
    description: str


def drawing(words: Words, height: float, shapes: Iterable[str], *, width: float = WIDTH) -> str:
    """A whole drawing, as wide as its frame, with its title and description."""
    names = f"{words.id}-title {words.id}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'viewBox="0 0 {_short(width)} {_short(height)}" '
        f'width="{_short(width)}" height="{_short(height)}" '
        f'font-family="{FONT}" font-size="{TEXT}" aria-labelledby={_quoted(names)}>'
        f"<title id={_quoted(words.id + '-title')}>{plain(words.title)}</title>"
        f"<desc id={_quoted(words.id + '-desc')}>{plain(words.description)}</desc>"
        f"{''.join(shapes)}</svg>"
    )


def shape(name: str, kind: str = "", **attributes: Value) -> str:
    """One empty element; `kind` is its class and `_` in a name stands for a hyphen."""
    return f"<{name}{_attributes(kind, attributes)}/>"


def text(x: float, y: float, words: str, *, kind: str = "", **attributes: Value) -> str:
    """One line of text on a baseline."""
    ink: dict[str, Value] = {"x": x, "y": y, "fill": INK}
    return f"<text{_attributes(kind, ink | attributes)}>{plain(words)}</text>"


def polygon(points: Iterable[tuple[float, float]], kind: str, **attributes: Value) -> str:
    """A closed shape."""
    joined = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
    return shape("polygon", kind, points=joined, **attributes)


def path(moves: Iterable[str], kind: str, **attributes: Value) -> str:
    """An open path."""
    return shape("path", kind, d=" ".join(moves), **attributes)


def point(x: float, y: float) -> str:
    """A point, as a path writes it."""
    return f"{_short(x)} {_short(y)}"


def wrapped(words: str, width: float, size: float = TEXT, *, most: int = 4) -> tuple[str, ...]:
    """The words on lines that fit a width, roughly; what is past the last line is cut."""
    room = max(1, int(width / (size * CHARACTER)))
    lines: list[str] = []
    for word in _pieces(words, room):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines) or ("",)
    return (*lines[: most - 1], lines[most - 1][: room - 1].rstrip() + "…")


def _pieces(words: str, room: int) -> Iterable[str]:
    for word in words.split(" "):
        yield from (word[start : start + room] for start in range(0, max(1, len(word)), room))


def plain(words: str) -> str:
    """Text that any XML reader takes."""
    return escape(NOT_XML.sub("\ufffd", words), quote=False)


def _attributes(kind: str, attributes: dict[str, Value]) -> str:
    named = {"class": kind, **attributes} if kind else attributes
    return "".join(
        f" {name.replace('_', '-')}={_quoted(value if isinstance(value, str) else _short(value))}"
        for name, value in named.items()
    )


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
