"""The facets as the pages read them, and what can be searched."""

from collections.abc import Iterator
from functools import lru_cache

from virage.core.facets import Facet, FacetCatalogue
from virage.core.funding import Programme
from virage.core.questionnaire import Question
from virage.core.searching import Findable, Index, index_of
from virage.core.text import Language, LocalText
from virage.library import Library
from virage.web.organisations.bridge import catalogues, current_questionnaire

FACET, PROGRAMME = "facet", "programme"
TITLE, NAMED, SUMMARY, BODY = 8, 5, 3, 1  # how much a word counts where it stands


def facets() -> FacetCatalogue:
    """The facets of this installation."""
    return catalogues().facets


def questions_of(facet: Facet) -> tuple[Question, ...]:
    """The questions that it prepares for, which the current questionnaire asks."""
    known = current_questionnaire().by_id
    return tuple(known[each] for each in facet.questions if each in known)


def needs_of(facet: Facet, language: Language) -> tuple[str, ...]:
    """The names of the needs that it explains."""
    known = catalogues().needs(current_questionnaire()).needs
    return tuple(each.title.in_(language) for each in known if each.id in facet.needs)


def index() -> Index:
    """Everything that a visitor may look for, in both languages."""
    return _index(catalogues(), current_questionnaire().id)


def programmes(ids: tuple[str, ...]) -> tuple[Programme, ...]:
    """Funding programmes by their ids."""
    return tuple(catalogues().funding.by_id[each] for each in ids)


@lru_cache(1)
def _index(library: Library, _questionnaire: str) -> Index:
    things = (
        *(Findable(f"{FACET}:{each.id}", tuple(_said_by(each))) for each in library.facets.facets),
        *(
            Findable(f"{PROGRAMME}:{each.id}", tuple(_said_of(each)))
            for each in library.funding.programmes
        ),
    )
    return index_of(things)


def _said_by(facet: Facet) -> Iterator[tuple[int, str]]:
    needs = catalogues().needs(current_questionnaire()).needs
    named = tuple(each.title for each in needs if each.id in facet.needs)
    asked = tuple(each.title for each in questions_of(facet))
    yield from _both(TITLE, facet.title)
    yield from _both(NAMED, facet.also, *named)
    yield from _both(SUMMARY, facet.summary, facet.hook, *asked)
    yield from _both(BODY, facet.minute, facet.article, facet.example, *facet.moves)


def _said_of(programme: Programme) -> Iterator[tuple[int, str]]:
    yield from _both(TITLE, programme.name)
    yield from _both(NAMED, programme.funder)
    yield from _both(SUMMARY, programme.purpose)


def _both(weight: int, *texts: LocalText) -> Iterator[tuple[int, str]]:
    for text in texts:
        yield weight, text.fr
        yield weight, text.en
