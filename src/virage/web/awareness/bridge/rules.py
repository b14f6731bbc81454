"""What keeps a text from being published: what the reader refuses, and an address that is taken."""

from collections.abc import Iterator

from virage.core.text import LANGUAGES
from virage.library import CatalogueError
from virage.library.reading import gettext_noop
from virage.web.awareness.bridge import articles, facets
from virage.web.awareness.bridge.contents import Content, faults_of
from virage.web.awareness.models import FACET, Edition

TAKEN = gettext_noop("another page has this address")


def problems_of(
    kind: str, name: str, content: Content, *, french_only: bool
) -> Iterator[CatalogueError]:
    """Each problem with the place of its field: `minute.fr`."""
    yield from faults_of(kind, name, content, french_only=french_only)
    shelf = facets().by_address if kind == FACET else articles().by_address
    for language in LANGUAGES:
        other = shelf.get(content["address"][language])
        if other is not None and other.id != name:
            yield CatalogueError(f"address.{language}", 0, TAKEN)


def problems_in(edition: Edition) -> tuple[CatalogueError, ...]:
    """The same for a version."""
    text, only = edition.text, edition.french_only
    return tuple(problems_of(text.kind, text.name, edition.content, french_only=only))
