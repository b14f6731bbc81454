"""Facets: short articles that make one side of the digital transition plain to a co-op.

Texts that say Markdown hold its safe subset: paragraphs, second-level headings, lists, emphasis
and links.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from virage.core.funding.values import Dated
from virage.core.text import LocalText

ARTICLE_WORDS = (400, 700)
MINUTE_WORDS = (30, 150)  # what is read aloud in a minute
MOVES = 3
LINK_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure or a fact was read; `on` is the date of the page, None where it has none."""

    id: str
    title: LocalText
    address: str
    on: Dated | None

    @property
    def url(self) -> str:
        """The page; empty where the address leads to no single one."""
        single = not any(sign in self.address for sign in " …;")
        return f"https://{self.address}" if single else ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One article; `minute` and `article` are Markdown, `example` is an invented co-op's story."""

    id: str
    rank: int
    address: LocalText  # the last part of its address, in each language
    title: LocalText
    hook: LocalText  # what a director would say who lives with it
    summary: LocalText
    minute: LocalText
    article: LocalText
    example: LocalText
    moves: tuple[LocalText, ...]  # free, within the month
    questions: tuple[str, ...]
    needs: tuple[str, ...]
    dimensions: tuple[str, ...]
    also: LocalText  # other words that people look for
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class FacetCatalogue:
    """The facets, in the order in which they are read."""

    facets: tuple[Facet, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Facet]:
        """Each facet by its id."""
        return {each.id: each for each in self.facets}

    @cached_property
    def by_address(self) -> dict[str, Facet]:
        """Each facet by its address, in either language."""
        return {
            address: each for each in self.facets for address in (each.address.fr, each.address.en)
        }

    def about_questions(self, *questions: str) -> tuple[Facet, ...]:
        """Those that prepare for at least one of the questions."""
        return tuple(each for each in self.facets if set(questions) & set(each.questions))

    def about_need(self, need: str) -> tuple[Facet, ...]:
        """Those that explain a need."""
        return tuple(each for each in self.facets if need in each.needs)

    def about_dimension(self, dimension: str) -> tuple[Facet, ...]:
        """Those that explain a dimension."""
        return tuple(each for each in self.facets if dimension in each.dimensions)

    def around(self, facet: Facet) -> tuple[Facet | None, Facet | None]:
        """The facet before and the one after, by its id; None at either end and around no facet."""
        ids = [each.id for each in self.facets]
        if facet.id not in ids:
            return None, None
        place = ids.index(facet.id)
        before = self.facets[place - 1] if place else None
        return before, next(iter(self.facets[place + 1 :]), None)


def word_count(markdown: str) -> int:
    """How many words a reader meets; signs and the targets of links are not words."""
    shown = LINK_TARGET.sub("]", markdown)
    return sum(any(sign.isalnum() for sign in word) for word in shown.split())
