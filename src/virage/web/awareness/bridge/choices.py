"""What the lists of a text offer: questions, needs, dimensions and facets, by their titles."""

from collections.abc import Iterable, Iterator

from virage.web.awareness.bridge import facets
from virage.web.organisations.bridge import catalogues, current_questionnaire
from virage.web.ui.page import language


def choices_for(name: str, chosen: Iterable[str]) -> list[tuple[str, str]]:
    """The ids and titles of a list; one chosen already that is known no more keeps its id."""
    offered = dict(_OFFERED[name]())
    return [*offered.items(), *((each, each) for each in chosen if each not in offered)]


def _questions() -> Iterator[tuple[str, str]]:
    asked = current_questionnaire().questions()
    return ((each.id, each.title.in_(language())) for each in asked)


def _needs() -> Iterator[tuple[str, str]]:
    known = catalogues().needs(current_questionnaire()).needs
    return ((each.id, each.title.in_(language())) for each in known)


def _dimensions() -> Iterator[tuple[str, str]]:
    known = current_questionnaire().dimensions
    return ((each.id, each.title.in_(language())) for each in known)


def _facets() -> Iterator[tuple[str, str]]:
    return ((each.id, each.title.in_(language())) for each in facets().facets)


_OFFERED = {
    "questions": _questions,
    "needs": _needs,
    "dimensions": _dimensions,
    "facets": _facets,
}
