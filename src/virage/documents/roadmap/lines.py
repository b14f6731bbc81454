"""Lines of plain text for a terminal: titles with their rule, paragraphs, named facts."""

import textwrap
from collections.abc import Iterable, Sequence

from virage.core.text import Language
from virage.documents.language import words

WIDTH = 80


def titled(title: str, rule: str = "-") -> list[str]:
    """A title and the rule under it."""
    return [title, rule * min(WIDTH, len(title))]


def wrapped(said: str, mark: str = "") -> list[str]:
    """A paragraph; `mark` begins its first line, the others stand under it."""
    return textwrap.wrap(
        said,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def named(name: str, said: str, language: Language, *, mark: str = "- ") -> list[str]:
    """A fact with its name; nothing when there is nothing to say."""
    _ = words(language).gettext
    told = _("%(name)s: %(answer)s") % {"name": name, "answer": said}
    return wrapped(told, mark) if said else []


def joined(parts: Iterable[Sequence[str]]) -> str:
    """The parts that have lines, an empty line between them."""
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"
