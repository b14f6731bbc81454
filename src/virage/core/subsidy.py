"""The programme's own subsidy: its terms by date, and the money that follows from hours.

Hours are whole quarter-hours, money is whole cents, a share is in hundredths of a percent. There
are two roundings and no others: the cost of some hours goes to the nearest cent, half a cent up;
the subsidy goes down to the cent. The programme never pays more than its share, the co-op pays the
rest, and the two always add up to the cost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise

from virage.core.funding.criteria import Between, Is, OneOf
from virage.core.funding.facts import FactName, Facts
from virage.core.funding.matches import Match
from virage.core.funding.programmes import (
    Catalogue,
    DeclaredFact,
    Programme,
    State,
    Status,
    Version,
    Vocabulary,
)
from virage.core.funding.trees import All, Any, Criterion, Tree
from virage.core.funding.values import Cents, LegalForm, on_day
from virage.core.funding.verdicts import match
from virage.core.initiatives import SizeBand, band_of
from virage.core.text import LocalText

Quarters = int
IN_AN_HOUR = 4
WHOLE = 10_000
DIAGNOSIS = "finished_diagnosis"
BANDS = (  # the least and the most that are employed
    (SizeBand.NO_STAFF, 0, 0),
    (SizeBand.SMALL, 1, 9),
    (SizeBand.MEDIUM, 10, 49),
    (SizeBand.LARGE, 50, None),
)
FINISHED = DeclaredFact(
    id=DIAGNOSIS,
    statement=LocalText("Un autodiagnostic est terminé.", "A self-diagnosis is finished."),
    contrary=LocalText("Aucun autodiagnostic n’est terminé.", "No self-diagnosis is finished."),
    question=LocalText("Un autodiagnostic est-il terminé?", "Is a self-diagnosis finished?"),
    why=LocalText("Le portrait vient avant le plan.", "The portrait comes before the plan."),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the programme's director sets, from a day on.

    `hours` says how many quarter-hours each size is granted, 0 for none; `rate` is the price of an
    hour of advice. The programme year begins with the month `year_begins`.
    """

    in_force_from: date
    forms: frozenset[LegalForm]
    hours: Mapping[SizeBand, Quarters]
    share: int
    rate: Cents
    year_begins: int

    def granted(self, employees: int) -> Quarters:
        """The quarter-hours of an organisation that employs so many people."""
        return self.hours[band_of(employees)]


@dataclass(frozen=True, slots=True)
class Price:
    """What some hours cost, and what the programme pays of it."""

    cost: Cents
    subsidy: Cents

    @property
    def own(self) -> Cents:
        """What is left to the co-op."""
        return self.cost - self.subsidy


def price(quarters: Quarters, *, rate: Cents, share: int) -> Price:
    """The price of so many quarter-hours."""
    cost = (2 * quarters * rate + IN_AN_HOUR) // (2 * IN_AN_HOUR)
    return Price(cost, cost * share // WHOLE)


def split(parts: Sequence[Quarters], *, rate: Cents, share: int) -> tuple[Price, ...]:
    """The price of each part, so that the parts add up, to the cent, to the price of the whole.

    Each is what the hours up to it cost beyond those before it.
    """
    sums = [price(each, rate=rate, share=share) for each in accumulate(parts, initial=0)]
    return tuple(
        Price(after.cost - before.cost, after.subsidy - before.subsidy)
        for before, after in pairwise(sums)
    )


def programme_year(day: date, begins: int) -> int:
    """The calendar year in which the programme year of a day began."""
    return day.year if day.month >= begins else day.year - 1


def in_force(written: Iterable[Terms], day: date) -> Terms | None:
    """The terms of a day: of those that hold by then, what was written last; None before any."""
    return next((each for each in reversed([*written]) if each.in_force_from <= day), None)


def with_terms(programme: Programme, terms: Terms) -> Programme:
    """The entry of the catalogue, once the programme has set its terms."""
    since = on_day(terms.in_force_from)
    shipped = programme.versions[-1].terms
    rules = replace(shipped, applicant=Tree(All(tuple(_criteria(terms)))))
    return replace(
        programme,
        statuses=(Status(State.OPEN, since=since),),
        verified_on=since,
        versions=(Version(since, since, rules),),
    )


def _criteria(terms: Terms) -> Iterator[Criterion | Any]:
    forms = frozenset(form.value for form in terms.forms)
    yield Criterion(OneOf(FactName.LEGAL_FORM, forms))
    yield Criterion(Is(FactName.DECLARED, wanted=True, subject=DIAGNOSIS))
    sizes = tuple(Criterion(Between(FactName.EMPLOYEES, *ends)) for ends in _sizes(terms))
    yield sizes[0] if len(sizes) == 1 else Any(sizes)


def _sizes(terms: Terms) -> list[tuple[int, int | None]]:
    """The sizes that are granted hours, neighbours together."""
    found: list[tuple[int, int | None]] = []
    for band, least, most in BANDS:
        if not terms.hours[band]:
            continue
        joins = bool(found) and found[-1][1] == least - 1
        found = [*found[:-1], (found[-1][0], most)] if joins else [*found, (least, most)]
    return found


def judge(
    programme: Programme, terms: Terms | None, facts: Facts, *, diagnosed: bool, on: date
) -> tuple[Match, Catalogue]:
    """The subsidy judged for an organisation, and the catalogue whose words say the rules.

    Without terms it is what the shipped entry says: not known.
    """
    entry = programme if terms is None else with_terms(programme, terms)
    catalogue = Catalogue((entry,), Vocabulary(declared={DIAGNOSIS: FINISHED}))
    told = replace(facts, declared={**facts.declared, DIAGNOSIS: diagnosed})
    return match(catalogue, told, on=on).of(entry.id), catalogue
