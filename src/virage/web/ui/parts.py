"""The values that components show: a page fills them, a template only prints them."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
THEME_COOKIE = "theme"


@dataclass(frozen=True)
class Option:
    """One tappable choice; `aside` sets apart "I don't know" and "not applicable"."""

    value: str
    text: str
    checked: bool = False
    exclusive: bool = False
    aside: bool = False
    hint: str = ""


@dataclass(frozen=True)
class GridRow:
    """One row of a grid question: `None` stands where the row does not offer the column."""

    name: str
    text: str
    options: tuple[Option | None, ...]


@dataclass(frozen=True)
class Step:
    """One stop on the road: `detail` says in words what `state` says by its shape."""

    text: str
    url: str
    state: Literal["todo", "started", "done"]
    detail: str
    current: bool = False


@dataclass(frozen=True)
class Problem:
    """What is wrong with a form, and the id of the place to mend it."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Section:
    """A part of a long page, and the id where it starts."""

    anchor: str
    text: str


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, named in that language."""

    code: str
    name: str
    url: str
