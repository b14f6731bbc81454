"""A facet as a card and as a page; what a search found."""

from dataclasses import dataclass

from virage.core.articles import Article
from virage.core.facets import Facet, Source
from virage.core.searching import search
from virage.core.text import Language
from virage.documents.funding.labels import date_in_words
from virage.web.awareness import bridge
from virage.web.awareness.models import ARTICLE, FACET


@dataclass(frozen=True, slots=True)
class Card:
    """A facet in a list; `foreign`: it is in French on an English page."""

    id: str
    title: str
    hook: str
    summary: str
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list."""

    id: str
    title: str
    summary: str
    foreign: bool = False


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
    articles: tuple[ArticleCard, ...]
    language: Language
    foreign: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article; `body` is Markdown."""

    card: ArticleCard
    body: str
    facets: tuple[Card, ...]
    sources: tuple[SourceLine, ...]
    language: Language
    foreign: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """The facets that answer, or all of them; `words` is empty when nothing was looked for."""

    words: str
    cards: tuple[Card, ...]
    programmes: tuple[tuple[str, str], ...]
    others: tuple[Card, ...]
    articles: tuple[ArticleCard, ...]
    found_articles: tuple[ArticleCard, ...]
    whole: bool
    instead: str

    @property
    def found(self) -> int:
        """How many things answer."""
        return len(self.cards) + len(self.programmes) + len(self.found_articles)


def card_of(facet: Facet, language: Language) -> Card:
    """A facet in a list."""
    return Card(
        id=facet.id,
        title=facet.title.in_(language),
        hook=facet.hook.in_(language),
        summary=facet.summary.in_(language),
        foreign=language != "fr" and bridge.is_french_only(FACET, facet.id),
    )


def article_card(article: Article, language: Language) -> ArticleCard:
    """An article in a list."""
    return ArticleCard(
        id=article.id,
        title=article.title.in_(language),
        summary=article.summary.in_(language),
        foreign=language != "fr" and bridge.is_french_only(ARTICLE, article.id),
    )


def article_page(article: Article, here: Language, *, french_only: bool) -> ArticlePage:
    """Build the page of an article; without English, all of it is in French."""
    language: Language = "fr" if french_only else here
    known = bridge.facets().by_id
    return ArticlePage(
        card=article_card(article, language),
        body=article.body.in_(language),
        facets=tuple(card_of(known[each], language) for each in article.facets if each in known),
        sources=tuple(_source(each, language) for each in article.sources),
        language=language,
        foreign=language != here,
    )


def facet_page(facet: Facet, here: Language, *, french_only: bool) -> FacetPage:
    """Build the page of a facet; without English, all of it is in French."""
    language: Language = "fr" if french_only else here
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
        articles=tuple(article_card(each, language) for each in bridge.articles().about(facet.id)),
        language=language,
        foreign=language != here,
    )


def list_page(words: str, language: Language) -> ListPage:
    """Build the list: everything, or what answers the words and then the rest."""
    catalogue, found = bridge.facets(), search(bridge.index(), words)
    ids = {kind: _ids(found.keys, kind) for kind in (FACET, ARTICLE, bridge.PROGRAMME)}
    answering = [catalogue.by_id[each] for each in ids[FACET]]
    shelf = bridge.articles()
    rest = [each for each in catalogue.facets if each not in answering]
    return ListPage(
        words=words,
        cards=tuple(card_of(each, language) for each in answering),
        programmes=tuple(
            (each.id, each.name.in_(language)) for each in bridge.programmes(ids[bridge.PROGRAMME])
        ),
        others=tuple(card_of(each, language) for each in rest),
        articles=tuple(
            article_card(each, language) for each in shelf.articles if each.id not in ids[ARTICLE]
        ),
        found_articles=tuple(article_card(shelf.by_id[each], language) for each in ids[ARTICLE]),
        whole=found.whole,
        instead=found.instead,
    )


def _ids(keys: tuple[str, ...], kind: str) -> tuple[str, ...]:
    parted = (key.split(":", 1) for key in keys)
    return tuple(name for each, name in parted if each == kind)


def _source(source: Source, language: Language) -> SourceLine:
    on = date_in_words(source.on, language)
    return SourceLine(source.id, source.title.in_(language), source.address, source.url, on)
