"""A facet as a card and as a page; what a search found."""

from dataclasses import dataclass

from virage.core.facets import Facet, Source
from virage.core.searching import search
from virage.core.text import Language
from virage.documents.funding.labels import date_in_words
from virage.web.awareness import bridge


@dataclass(frozen=True, slots=True)
class Card:
    """A facet in a list."""

    id: str
    title: str
    hook: str
    summary: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a fact was read; `url` is empty where the address leads to no single page."""

    id: str
    title: str
    address: str
    url: str
    on: str


@dataclass(frozen=True, slots=True)
class FacetPage:
    """One facet; `minute` and `article` are Markdown."""

    card: Card
    minute: str
    article: str
    example: str
    moves: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    before: Card | None
    after: Card | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """The facets that answer, or all of them; `words` is empty when nothing was looked for."""

    words: str
    cards: tuple[Card, ...]
    programmes: tuple[tuple[str, str], ...]
    others: tuple[Card, ...]
    whole: bool
    instead: str

    @property
    def found(self) -> int:
        """How many things answer."""
        return len(self.cards) + len(self.programmes)


def card_of(facet: Facet, language: Language) -> Card:
    """A facet in a list."""
    return Card(
        id=facet.id,
        title=facet.title.in_(language),
        hook=facet.hook.in_(language),
        summary=facet.summary.in_(language),
    )


def facet_page(facet: Facet, language: Language) -> FacetPage:
    """Build the page of a facet."""
    before, after = bridge.facets().around(facet)
    return FacetPage(
        card=card_of(facet, language),
        minute=facet.minute.in_(language),
        article=facet.article.in_(language),
        example=facet.example.in_(language),
        moves=tuple(each.in_(language) for each in facet.moves),
        questions=tuple(
            (each.title.in_(language), each.text.in_(language))
            for each in bridge.questions_of(facet)
        ),
        needs=bridge.needs_of(facet, language),
        sources=tuple(_source(each, language) for each in facet.sources),
        before=card_of(before, language) if before else None,
        after=card_of(after, language) if after else None,
    )


def list_page(words: str, language: Language) -> ListPage:
    """Build the list: everything, or what answers the words and then the rest."""
    catalogue, found = bridge.facets(), search(bridge.index(), words)
    ids = {kind: _ids(found.keys, kind) for kind in (bridge.FACET, bridge.PROGRAMME)}
    answering = [catalogue.by_id[each] for each in ids[bridge.FACET]]
    rest = [each for each in catalogue.facets if each not in answering]
    return ListPage(
        words=words,
        cards=tuple(card_of(each, language) for each in answering),
        programmes=tuple(
            (each.id, each.name.in_(language)) for each in bridge.programmes(ids[bridge.PROGRAMME])
        ),
        others=tuple(card_of(each, language) for each in rest),
        whole=found.whole,
        instead=found.instead,
    )


def _ids(keys: tuple[str, ...], kind: str) -> tuple[str, ...]:
    parted = (key.split(":", 1) for key in keys)
    return tuple(name for each, name in parted if each == kind)


def _source(source: Source, language: Language) -> SourceLine:
    on = date_in_words(source.on, language)
    return SourceLine(source.id, source.title.in_(language), source.address, source.url, on)
