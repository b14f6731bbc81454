"""Reading YAML with the line of everything, and refusing what is not expected where it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import yaml

from virage.core.text import LocalText

Value = TypeVar("Value")
Default = TypeVar("Default")
HEAVIEST = 100
LARGEST_NUMBER = 2**53


class CatalogueError(ValueError):
    """A file that cannot be read as it should: which file, which line, and what is wrong.

    `sentence` is what is wrong before its facts are put in: it can be said in another language.
    """

    def __init__(
        self, file: str, line: int, sentence: str, *, facts: Mapping[str, object] | None = None
    ) -> None:
        """`line` counts from 1; `facts` are the named values of the sentence."""
        self.problem = sentence % facts if facts else sentence
        super().__init__(f"{file}:{line}: {self.problem}")
        self.file, self.line, self.sentence, self.facts = file, line, sentence, facts


def gettext_noop(sentence: str) -> str:
    """Mark a sentence that those who show it will translate."""
    return sentence


UNREADABLE = gettext_noop("this is not readable YAML: %(reason)s")


@dataclass(frozen=True)
class Entry:
    """A scalar, a dict or a list of entries of a YAML file, with where it stands."""

    value: object
    file: str
    line: int

    def error(self, sentence: str, **facts: object) -> CatalogueError:
        """An error at this place, to be raised; `facts` are the named values of the sentence."""
        return CatalogueError(self.file, self.line, sentence, facts=facts)

    @property
    def table(self) -> Mapping[str, "Entry"]:
        """The entries of a mapping, by key."""
        if not isinstance(self.value, dict):
            raise self.error(gettext_noop("expected a mapping (key: value)"))
        return self.value

    @property
    def items(self) -> tuple["Entry", ...]:
        """The entries of a list."""
        if not isinstance(self.value, list):
            raise self.error(gettext_noop("expected a list"))
        return tuple(self.value)

    def only(self, *keys: str) -> "Entry":
        """Refuse any key but these; return the entry itself."""
        for key, entry in self.table.items():
            if key not in keys:
                raise entry.error(
                    gettext_noop("unknown key '%(key)s' (expected: %(keys)s)"),
                    key=key,
                    keys=", ".join(keys),
                )
        return self

    def has(self, key: str) -> bool:
        """Whether the key is there and not null."""
        entry = self.table.get(key)
        return entry is not None and entry.value is not None

    def __getitem__(self, key: str) -> "Entry":
        """The entry of a key; refused when it is missing."""
        if key not in self.table:
            raise self.error(gettext_noop("'%(key)s' is missing"), key=key)
        return self.table[key]

    def each(self, key: str) -> tuple["Entry", ...]:
        """The entries of the list under a key; none when the key is absent."""
        return self[key].items if self.has(key) else ()

    def plain(self) -> object:
        """The same value as ordinary Python objects."""
        if isinstance(self.value, dict):
            return {key: entry.plain() for key, entry in self.value.items()}
        if isinstance(self.value, list):
            return [entry.plain() for entry in self.value]
        return self.value

    @property
    def name(self) -> str:
        """An id or a word; a bare `yes` or `no`, which YAML takes for a truth value, included."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error(
                gettext_noop("expected a word in quotes, not %(value)s"), value=repr(self.plain())
            )
        return self.value

    @property
    def names(self) -> tuple[str, ...]:
        """A list of ids, each once."""
        found = tuple(entry.name for entry in self.items)
        if len(set(found)) < len(found):
            raise self.error(gettext_noop("the same id stands twice"))
        return found

    @property
    def text(self) -> LocalText:
        """A text in French and in English, neither empty."""
        self.only("fr", "en")
        return LocalText(fr=self["fr"].name.strip(), en=self["en"].name.strip())

    @property
    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.error(gettext_noop("expected true or false"))
        return self.value

    @property
    def whole(self) -> int:
        """A whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.error(
                gettext_noop("expected a whole number, not %(value)s"), value=repr(self.plain())
            )
        return self.value

    @property
    def weight(self) -> int:
        """A weight: a whole number from 1 to 100."""
        if not 1 <= self.whole <= HEAVIEST:
            raise self.error(
                gettext_noop("a weight is a whole number from 1 to %(most)s"), most=HEAVIEST
            )
        return self.whole

    @property
    def ends(self) -> tuple["Entry", "Entry"]:
        """The two ends of a range, null for an open one."""
        match self.items:
            case (low, high):
                return low, high
            case _:
                raise self.error(gettext_noop("'between' takes two ends, null for an open one"))

    @property
    def number(self) -> float:
        """A number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.error(
                gettext_noop("expected a number, not %(value)s"), value=repr(self.value)
            )
        if not -LARGEST_NUMBER < self.value < LARGEST_NUMBER:
            raise self.error(gettext_noop("expected a number that can be counted to"))
        return float(self.value)

    @property
    def fraction(self) -> Fraction:
        """An exact number, zero or more: 1, 0.25 or 1/3."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float | str):
            raise self.error(
                gettext_noop("expected a number such as 1, 0.25 or 1/3, not %(value)s"),
                value=repr(self.value),
            )
        try:
            exact = Fraction(str(self.value))
        except (ValueError, ZeroDivisionError):
            raise self.error(
                gettext_noop("expected a number such as 1, 0.25 or 1/3, not %(value)s"),
                value=repr(self.value),
            ) from None
        if exact < 0:
            raise self.error(gettext_noop("a number of points cannot be negative"))
        return exact

    def optional(
        self, key: str, read: Callable[["Entry"], Value], default: Default
    ) -> Value | Default:
        """The value under a key read with `read`, or a default when it is absent."""
        return read(self[key]) if self.has(key) else default


def read_yaml(path: Path, root: Path) -> Entry:
    """Read one file; errors name it relative to `root`."""
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        loader = yaml.CSafeLoader(path.read_text("utf-8"))
        node = loader.get_single_node()
        if node is None:
            raise CatalogueError(file, 1, gettext_noop("the file is empty"))
        return _Nodes(loader, file).entry(node)
    except FileNotFoundError:
        raise CatalogueError(file, 1, gettext_noop("the file does not exist")) from None
    except UnicodeDecodeError:
        problem = gettext_noop("the file is not written in UTF-8")
        raise CatalogueError(file, 1, problem) from None
    except RecursionError:
        problem = gettext_noop("the file is nested too deeply")
        raise CatalogueError(file, 1, problem) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError(file, line, UNREADABLE, facts={"reason": error.problem}) from None
    except yaml.YAMLError as error:
        raise CatalogueError(file, 1, UNREADABLE, facts={"reason": error}) from None


def read_cell(text: str, file: str, line: int) -> Entry:
    """A value that stands by itself at a line of a file, such as a cell of a table, as YAML."""
    try:
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        return _Nodes(loader, file, line - 1).entry(node) if node else Entry(None, file, line)
    except yaml.YAMLError as error:
        reason = getattr(error, "problem", error)
        raise CatalogueError(file, line, UNREADABLE, facts={"reason": reason}) from None


def entry_at(value: object, place: str = "") -> Entry:
    """Plain values that no file holds, as entries; errors name the place in them: `title.fr`.

    The line of an error counts the lines of one text.
    """
    if isinstance(value, dict):
        inner = {key: entry_at(each, f"{place}.{key}".lstrip(".")) for key, each in value.items()}
        return Entry(inner, place, 0)
    if isinstance(value, list):
        return Entry([entry_at(each, f"{place}.{n}") for n, each in enumerate(value)], place, 0)
    return Entry(value, place, 0)


class _Nodes:
    """Turns the nodes of one file into entries; a list or a mapping stands in one place only."""

    def __init__(self, loader: yaml.CSafeLoader, file: str, above: int = 0) -> None:
        self.loader, self.file, self.above = loader, file, above
        self.seen: set[int] = set()

    def entry(self, node: yaml.Node) -> Entry:
        line = self.above + node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return Entry(self.scalar(node), self.file, line)
        if id(node) in self.seen:
            raise CatalogueError(
                self.file,
                line,
                gettext_noop("write it out where it is used, without '&' or '*'"),
            )
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Entry(dict(self.pairs(node)), self.file, line)
        return Entry([self.entry(child) for child in node.value], self.file, line)

    def scalar(self, node: yaml.Node) -> object:
        try:
            return self.loader.construct_object(node)
        except ValueError as error:  # such as a 13th month
            line = self.above + node.start_mark.line + 1
            problem = gettext_noop("this value cannot be read: %(reason)s")
            raise CatalogueError(self.file, line, problem, facts={"reason": error}) from None

    def pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Entry]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = self.entry(key_node)
            if key.name in seen:
                raise key.error(
                    gettext_noop("'%(key)s' stands twice in the same mapping"), key=key.name
                )
            seen.add(key.name)
            yield key.name, self.entry(value_node)
