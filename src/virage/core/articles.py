"""Articles: pages that the programme writes itself, beside the facets.

`body` is Markdown in the safe subset of `virage.core.facets`.
"""

from dataclasses import dataclass
from functools import cached_property

from virage.core.facets import Source
from virage.core.text import LocalText

BODY_WORDS = (50, 2000)


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `facets` are the ids of those that it goes with."""

    id: str
    address: LocalText  # the last part of its address, in each language
    title: LocalText
    summary: LocalText
    body: LocalText
    facets: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class ArticleShelf:
    """The articles that are published, the newest first."""

    articles: tuple[Article, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Article]:
        """Each article by its id."""
        return {each.id: each for each in self.articles}

    @cached_property
    def by_address(self) -> dict[str, Article]:
        """Each article by its address, in either language."""
        return {
            address: each
            for each in self.articles
            for address in (each.address.fr, each.address.en)
        }

    def about(self, facet: str) -> tuple[Article, ...]:
        """Those that go with a facet."""
        return tuple(each for each in self.articles if facet in each.facets)
