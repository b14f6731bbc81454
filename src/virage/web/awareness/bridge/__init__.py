"""The facets as the pages read them, and what can be searched."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from logging import getLogger

from virage.core.articles import Article, ArticleShelf
from virage.core.editing import State
from virage.core.facets import Facet, FacetCatalogue
from virage.core.funding import Programme
from virage.core.questionnaire import Question
from virage.core.searching import Findable, Index, index_of
from virage.core.text import Language, LocalText
from virage.library import CatalogueError, Library
from virage.web.awareness.bridge.contents import value_of
from virage.web.awareness.models import ARTICLE, FACET, Edition
from virage.web.awareness.queries import Public, edition_by_id, public_editions
from virage.web.organisations.bridge import catalogues, current_questionnaire

log = getLogger(__name__)
PROGRAMME = "programme"
TITLE, NAMED, SUMMARY, BODY = 8, 5, 3, 1  # how much a word counts where it stands


@dataclass(frozen=True, eq=False)
class PublicTexts:
    """What the public reads: shipped files, and the rows that win over them."""

    facets: FacetCatalogue
    articles: ArticleShelf
    french_only: frozenset[tuple[str, str]]


def facets() -> FacetCatalogue:
    """The facets that are public today."""
    return public_texts().facets


def articles() -> ArticleShelf:
    """The articles that are public today."""
    return public_texts().articles


def is_french_only(kind: str, name: str) -> bool:
    """Whether a text was published without English."""
    return (kind, name) in public_texts().french_only


def public_texts() -> PublicTexts:
    """Everything that is public today."""
    return _public_texts(catalogues(), public_editions())


@lru_cache(4)
def _public_texts(library: Library, editions: tuple[Public, ...]) -> PublicTexts:
    published = [each for each in editions if each.state is State.PUBLISHED]
    rows = [edition_by_id(each.edition) for each in sorted(published, key=lambda each: each.on)]
    read = {(row.text.kind, row.text.name): _read(row) for row in rows}
    facets = {each.id: each for each in library.facets.facets}
    facets |= {each.id: each for each in read.values() if isinstance(each, Facet)}
    ordered = sorted(facets.values(), key=lambda each: (each.rank, each.id))
    return PublicTexts(
        facets=FacetCatalogue(tuple(ordered)),
        articles=ArticleShelf(
            tuple(each for each in reversed(read.values()) if isinstance(each, Article))
        ),
        french_only=frozenset((row.text.kind, row.text.name) for row in rows if row.french_only),
    )


def _read(row: Edition) -> Facet | Article | None:
    """What a published row says; None, and a line in the log, when an upgrade made it unreadable.

    The shipped file stands in for it then, and its editor is told on the desk.
    """
    try:
        return value_of(row.text.kind, row.text.name, row.content, french_only=row.french_only)
    except CatalogueError as problem:
        log.warning("edition %s cannot be read: %s", row.id, problem.sentence)
        return None


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
    return _index(public_texts(), catalogues(), current_questionnaire().id)


def programmes(ids: tuple[str, ...]) -> tuple[Programme, ...]:
    """Funding programmes by their ids."""
    return tuple(catalogues().funding.by_id[each] for each in ids)


@lru_cache(4)
def _index(texts: PublicTexts, library: Library, _questionnaire: str) -> Index:
    things = (
        *(Findable(f"{FACET}:{each.id}", tuple(_said_by(each))) for each in texts.facets.facets),
        *(
            Findable(f"{ARTICLE}:{each.id}", tuple(_said_in(each)))
            for each in texts.articles.articles
        ),
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


def _said_in(article: Article) -> Iterator[tuple[int, str]]:
    yield from _both(TITLE, article.title)
    yield from _both(SUMMARY, article.summary)
    yield from _both(BODY, article.body)


def _said_of(programme: Programme) -> Iterator[tuple[int, str]]:
    yield from _both(TITLE, programme.name)
    yield from _both(NAMED, programme.funder)
    yield from _both(SUMMARY, programme.purpose)


def _both(weight: int, *texts: LocalText) -> Iterator[tuple[int, str]]:
    for text in texts:
        yield weight, text.fr
        yield weight, text.en
