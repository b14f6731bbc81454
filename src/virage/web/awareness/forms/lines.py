"""The fields of each kind of text: where each stands in the content, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from virage.core.text import Language
from virage.web.awareness.models import ARTICLE, FACET

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

MARKDOWN = gettext_lazy(
    "Paragraphs apart by a blank line. ## for a heading, - for a list, **bold**, "
    "[words](https://address) for a link."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A text to write in both languages: the place in the content, its label, how many lines."""

    path: str
    label: "Words"
    hint: "Words | str" = ""
    rows: int = 1

    def name(self, language: Language) -> str:
        """The name of its field."""
        return f"{self.path.replace('.', '_')}_{language}"


TITLE = Line("title", gettext_lazy("Title"))
SUMMARY = Line("summary", gettext_lazy("Summary, for the list"), rows=3)
ADDRESS = Line(
    "address",
    gettext_lazy("Last part of its address"),
    hint=gettext_lazy("Small letters without accents, and hyphens: selling-online"),
)
LINES: Mapping[str, tuple[Line, ...]] = {
    FACET: (
        TITLE,
        Line("hook", gettext_lazy("What a director would say who lives with it"), rows=2),
        SUMMARY,
        Line("minute", gettext_lazy("In 60 seconds (30 to 150 words)"), MARKDOWN, rows=8),
        Line("article", gettext_lazy("Article (400 to 700 words)"), MARKDOWN, rows=22),
        Line(
            "example.story",
            gettext_lazy("A co-op’s story, invented"),
            hint=gettext_lazy("The page says that the example is invented."),
            rows=7,
        ),
        Line("moves.0", gettext_lazy("First thing to do this month, for free"), rows=3),
        Line("moves.1", gettext_lazy("Second thing to do this month, for free"), rows=3),
        Line("moves.2", gettext_lazy("Third thing to do this month, for free"), rows=3),
        Line(
            "also",
            gettext_lazy("Other words that people look for"),
            hint=gettext_lazy("The search finds the facet by them; the page does not show them."),
            rows=2,
        ),
        ADDRESS,
    ),
    ARTICLE: (
        TITLE,
        SUMMARY,
        Line("body", gettext_lazy("Article (50 to 2000 words)"), MARKDOWN, rows=22),
        ADDRESS,
    ),
}
LIST_LABELS = {
    "questions": gettext_lazy("Questions of the self-diagnosis that it prepares for"),
    "needs": gettext_lazy("Needs that it explains"),
    "dimensions": gettext_lazy("Dimensions that it explains"),
    "facets": gettext_lazy("Facets that it goes with"),
}
SOURCES = gettext_lazy("Where it was read")


def put(content: dict[str, Any], path: str, value: Any) -> None:
    """Put a value at a place of a content: `moves.0`."""
    *above, last = path.split(".")
    place: Any = content
    for key in above:
        place = place[key]
    place[int(last) if isinstance(place, list) else last] = value


def at(content: Mapping[str, Any], path: str) -> Any:
    """What stands at a place of a content."""
    place: Any = content
    for key in path.split("."):
        place = place[int(key) if isinstance(place, list) else key]
    return place
