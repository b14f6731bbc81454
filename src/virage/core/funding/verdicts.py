"""Every programme judged for one organisation on one day, and the facts worth asking for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from virage.core.funding.facts import Case, Fact, FactName, Facts, Step
from virage.core.funding.matches import Match
from virage.core.funding.programmes import Catalogue, Programme
from virage.core.funding.reasons import Judged
from virage.core.funding.trees import Tree
from virage.core.funding.values import Verdict
from virage.core.logic import Truth


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact to ask for: how many verdicts depend on it, and how many on it alone."""

    fact: Fact
    programmes: tuple[str, ...]
    alone: int


@dataclass(frozen=True)
class Matches:
    """Every programme judged for one case, in the order of the catalogue."""

    case: Case
    results: tuple[Match, ...]

    def __iter__(self) -> Iterator[Match]:
        """One after the other."""
        return iter(self.results)

    def __len__(self) -> int:
        """How many programmes were judged."""
        return len(self.results)

    def of(self, programme_id: str) -> Match:
        """What was found of one programme; KeyError when it is not in the catalogue."""
        return {match.programme.id: match for match in self.results}[programme_id]

    def that_are(self, verdict: Verdict) -> tuple[Match, ...]:
        """Those of one verdict among the programmes that are not closed."""
        return tuple(each for each in self.results if not each.closed and each.verdict is verdict)

    @property
    def closed(self) -> tuple[Match, ...]:
        """Those that nobody may apply to."""
        return tuple(each for each in self.results if each.closed)

    @cached_property
    def missing(self) -> tuple[MissingFact, ...]:
        """The facts to ask for, the one that most verdicts depend on first."""
        asked: dict[Fact, list[str]] = {}
        alone: Counter[Fact] = Counter()
        for match in self.that_are(Verdict.UNKNOWN):
            facts = match.missing
            for fact in facts:
                asked.setdefault(fact, []).append(match.programme.id)
            if len(facts) == 1 and match.availability.truth and () not in match.open_facts:
                alone[facts[0]] += 1
        found = [MissingFact(fact, tuple(ids), alone[fact]) for fact, ids in asked.items()]
        return tuple(sorted(found, key=_most_useful))


PLACES = {name: place for place, name in enumerate(FactName)}


def _most_useful(missing: MissingFact) -> tuple[int, int, int, str]:
    fact = missing.fact
    return -len(missing.programmes), -missing.alone, PLACES[fact.name], fact.subject


def match(
    catalogue: Catalogue,
    facts: Facts,
    *,
    on: date,
    step: Step | None = None,
    opened: date | None = None,
) -> Matches:
    """Judge every programme for one organisation, on a day that the caller gives.

    `opened` is the day a case was opened: its terms are those of that day (of `on` by default),
    while status, freshness and the age of what is held are those of `on`.
    """
    case = Case(facts, on, step)
    judging = _Judging(catalogue, case, [leaf.truth(case) for leaf in catalogue.leaves])
    return Matches(case, tuple(judging.of(each, opened or on) for each in catalogue.programmes))


@dataclass(frozen=True, slots=True)
class _Judging:
    """A case, and what every rule of the catalogue says of it: equal rules are asked once."""

    catalogue: Catalogue
    case: Case
    told: list[Truth]

    def of(self, programme: Programme, opened: date) -> Match:
        version = programme.version_on(opened)
        return Match(
            programme=programme,
            version=version,
            case=self.case,
            availability=programme.availability_on(self.case.on),
            applicant=None if version is None else self.asked(version.terms.applicant),
            step=self.asked(version.terms.step) if version and self.case.step else None,
        )

    def asked(self, tree: Tree) -> Judged:
        truths = list(map(self.told.__getitem__, self.catalogue.places[id(tree)]))
        return Judged(tree, truths, tree.truth(truths))
