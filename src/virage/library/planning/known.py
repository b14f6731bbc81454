"""What a planning problem has named so far, so that whatever refers to it can be checked."""

from dataclasses import dataclass, field

from virage.core.roadmap.naming import Family
from virage.core.text import LocalText
from virage.library.funding.values import whole
from virage.library.reading import Entry, gettext_noop

LONGEST = 80  # quarters


@dataclass
class Known:
    """The quarters of the plan, the ids of each family, and their names."""

    quarters: int
    ids: dict[Family, dict[str, int]] = field(default_factory=dict)
    texts: dict[tuple[Family, str], LocalText] = field(default_factory=dict)

    def declared(self, entry: Entry, family: Family, size: int = 0) -> str:
        """The id of an entry, taken only once, and its name where it has one.

        `size` is how many stages a question has.
        """
        name = entry["id"].name
        held = self.ids.setdefault(family, {})
        if name in held:
            raise entry["id"].error(gettext_noop("%(id)s: this id is taken"), id=name)
        held[name] = size
        self.called(entry, family, name)
        return name

    def called(self, entry: Entry, family: Family, key: str) -> None:
        """Keep the name of an entry, if it has one."""
        if entry.has("name"):
            self.texts[family, key] = entry["name"].text

    def one(self, entry: Entry, family: Family) -> str:
        """An id that was declared."""
        if entry.name not in self.ids.get(family, {}):
            raise entry.error(gettext_noop("'%(name)s' is not declared here"), name=entry.name)
        return entry.name

    def each(self, entry: Entry, key: str, family: Family) -> tuple[str, ...]:
        """The ids under a key, each once; none when it is absent."""
        found = tuple(self.one(each, family) for each in entry.each(key))
        return found if len(set(found)) == len(found) else entry[key].names

    def quarter(self, entry: Entry) -> int:
        """A quarter of the plan: from 1 in the file, from 0 in what is returned."""
        if not 1 <= entry.whole <= self.quarters:
            raise entry.error(
                gettext_noop("expected a quarter from 1 to %(last)s, not %(value)s"),
                last=self.quarters,
                value=entry.whole,
            )
        return entry.whole - 1

    def quarters_of(self, entry: Entry) -> frozenset[int]:
        """Quarters of the plan."""
        return frozenset(self.quarter(each) for each in entry.items)

    def stage(self, entry: Entry, question: str) -> int:
        """A stage of a question: from 1 in the file, from 0 in what is returned."""
        stages = self.ids[Family.QUESTION][question]
        if not 1 <= entry.whole <= stages:
            raise entry.error(
                gettext_noop("expected a stage from 1 to %(last)s, not %(value)s"),
                last=stages,
                value=entry.whole,
            )
        return entry.whole - 1


def horizon(entry: Entry) -> int:
    """How many quarters a plan has."""
    if not 1 <= whole(entry) <= LONGEST:
        raise entry.error(
            gettext_noop("expected a whole number from 1 to %(most)s, not %(value)s"),
            most=LONGEST,
            value=entry.whole,
        )
    return entry.whole
