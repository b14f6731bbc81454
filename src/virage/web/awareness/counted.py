"""What the figures call the facets and the articles, also those that the public reads no more."""

from collections.abc import Set as AbstractSet
from typing import Any

from virage.core.access import Actor
from virage.core.reach import Kind
from virage.core.text import LocalText
from virage.web.awareness.bridge import is_french_only, public_texts
from virage.web.awareness.queries import last_editions
from virage.web.reach.joining import Key, Title, reads_titles
from virage.web.ui.page import language


@reads_titles
def titles(actor: Actor, things: AbstractSet[Key]) -> dict[Key, Title]:
    """The titles of the public ones, and of the last version of the others."""
    texts = public_texts()
    known = {
        (Kind.FACET, each.id): _public(Kind.FACET, each.id, each.title)
        for each in texts.facets.facets
    }
    known |= {
        (Kind.ARTICLE, each.id): _public(Kind.ARTICLE, each.id, each.title)
        for each in texts.articles.articles
    }
    if things - known.keys():
        last = {(Kind(row.text.kind), row.text.name): row.content for row in last_editions(actor)}
        known |= {key: _written(said) for key, said in last.items() if key not in known}
    return known


def _public(kind: Kind, name: str, title: LocalText) -> Title:
    foreign = language() != "fr" and is_french_only(kind.value, name)
    return Title(title.in_(language()), foreign)


def _written(content: dict[str, Any]) -> Title:
    said = content["title"]
    own = said.get(language(), "")
    return Title(own or said["fr"], foreign=not own)
