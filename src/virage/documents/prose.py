"""Markdown to HTML: the safe subset that the library lets through."""

from functools import lru_cache

from markdown_it import MarkdownIt

KEPT = 256  # texts; each is drawn the same for everybody
WRITE = MarkdownIt("commonmark", {"html": False})


@lru_cache(KEPT)
def prose_html(markdown: str) -> str:
    """The HTML of a text; a tag written in it is shown as text, never obeyed."""
    return str(WRITE.render(markdown))
