"""The safe subset of Markdown: paragraphs, second-level headings, lists, emphasis and links."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from virage.core.text import LocalText
from virage.library.reading import CatalogueError, Entry, gettext_noop

READ = MarkdownIt("commonmark")
ALLOWED = frozenset(
    (
        "inline text softbreak paragraph_open paragraph_close heading_open heading_close"
        " bullet_list_open bullet_list_close ordered_list_open ordered_list_close"
        " list_item_open list_item_close em_open em_close strong_open strong_close"
        " link_open link_close"
    ).split()
)
HEADING, LINK = "heading_open", "link_open"


def read_markdown(entry: Entry) -> LocalText:
    """A text in both languages, each in the safe subset; CatalogueError at the line of the rest."""
    text = entry.text
    for language in ("fr", "en"):
        _refuse_unsafe(entry[language])
    return text


def _refuse_unsafe(entry: Entry) -> None:
    for token, line in _tokens(entry.name):
        problem = _problem(token)
        if problem:
            # A literal block begins on the line after its key.
            place = entry.line + (1 + line if "\n" in entry.name else 0)
            raise CatalogueError(entry.file, place, problem, facts={"what": token.type})


def _tokens(text: str) -> Iterator[tuple[Token, int]]:
    """Every token with the line of its block, counted from 0."""
    line = 0
    for token in READ.parse(text):
        line = token.map[0] if token.map else line
        yield token, line
        yield from ((child, line) for child in token.children or ())


def _problem(token: Token) -> str:
    if token.type not in ALLOWED:
        return gettext_noop(
            "only paragraphs, headings, lists, emphasis and links are written here, not %(what)s"
        )
    if token.type == HEADING and token.tag != "h2":
        return gettext_noop("a heading is written with two signs: ## (the title is the first)")
    if token.type == LINK and not str(token.attrGet("href")).startswith("https://"):
        return gettext_noop("a link begins with https://")
    return ""
