"""The names of vendors and products, which no initiative may say: `vendors.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from virage.library.reading import Entry, gettext_noop, read_yaml

FILE = "vendors.yaml"
KEYS = ("names", "homonyms")
WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Vendors:
    """Names in one word: those refused however written, and those that are also common words.

    The latter are refused only with the capital that the list gives them.
    """

    names: frozenset[str] = frozenset()
    homonyms: frozenset[str] = frozenset()

    def named_in(self, text: str) -> str:
        """The first name that a text says; empty when it says none."""
        said = WORDS.findall(text)
        return next(
            (each for each in said if each.casefold() in self.names or each in self.homonyms), ""
        )

    def refuse_in(self, entry: Entry) -> None:
        """Refuse a name anywhere under an entry, on the line where it stands."""
        for text in _texts(entry):
            name = self.named_in(text.name)
            if name:
                raise text.error(
                    gettext_noop("no vendor is named here: say what the thing does, not %(name)s"),
                    name=name,
                )


def read_vendors(root: Path) -> Vendors:
    """The list under a root; without the file, no name is refused."""
    path = root / FILE
    if not path.exists():
        return Vendors()
    entry = read_yaml(path, root).only(*KEYS)
    names = frozenset(each.casefold() for each in entry["names"].names)
    return Vendors(names, frozenset(entry["homonyms"].names))


def _texts(entry: Entry) -> Iterator[Entry]:
    match entry.value:
        case dict(table):
            for each in table.values():
                yield from _texts(each)
        case list(items):
            for each in items:
                yield from _texts(each)
        case str(text) if text.strip():
            yield entry
        case _:
            return
