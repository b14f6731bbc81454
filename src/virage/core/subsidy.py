"""The programme's own subsidy: its terms by date, and the money that follows from hours.

Hours are whole quarter-hours, money is whole cents, a share is in hundredths of a percent. There
are two roundings and no others: the cost of some hours goes to the nearest cent, half a cent up;
the subsidy goes down to the cent. The programme never pays more than its share, the co-op pays the
rest, and the two always add up to the cost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
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
from virage.core.funding.terms import Advice, Amounts, Bracket, Caps, FlatRate, Gate
from virage.core.funding.terms import Terms as FundingTerms
from virage.core.funding.trees import All, Any, Criterion, Tree
from virage.core.funding.values import Absent, Cents, LegalForm, on_day
from virage.core.funding.verdicts import match
from virage.core.initiatives import SizeBand, band_of
from virage.core.text import LocalText

Quarters = int
IN_AN_HOUR = 4
WHOLE = 10_000
NEVER_STALE = 366 * 100  # who set the terms keeps them right
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
class Setting:
    """Terms as they were written: on which day, and what the programme adds in its own words."""

    terms: Terms
    on: date
    words: LocalText | None = None


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


def standing(written: Iterable[Setting]) -> tuple[Setting, ...]:
    """Those that hold or will hold, by the day they begin: a later one takes the place of all that
    begin with it or after it.
    """
    kept: list[Setting] = []
    for each in reversed([*written]):
        if not kept or each.terms.in_force_from < kept[0].terms.in_force_from:
            kept.insert(0, each)
    return tuple(kept)


def with_terms(programme: Programme, written: Iterable[Setting]) -> Programme:
    """The entry of the catalogue, once the programme has set its terms: what is shipped, until the
    first of them begin.
    """
    set_ = standing(written)
    shipped = programme.versions[-1].terms
    opens = Status(State.OPEN, since=on_day(set_[0].terms.in_force_from))
    return replace(
        programme,
        statuses=(*programme.statuses, opens),
        verified_on=on_day(max(each.on for each in set_)),
        stale_after_days=NEVER_STALE,
        versions=(*programme.versions, *(_version(each, shipped) for each in set_)),
    )


def with_words(vocabulary: Vocabulary) -> Vocabulary:
    """A vocabulary that can say the rules of the subsidy."""
    return replace(vocabulary, declared={**vocabulary.declared, DIAGNOSIS: FINISHED})


def _version(setting: Setting, shipped: FundingTerms) -> Version:
    terms, share = setting.terms, Fraction(setting.terms.share, WHOLE)
    advice = tuple(_advice(terms))
    rules = replace(
        shipped,
        applicant=Tree(All(tuple(_criteria(terms)))),
        amounts=Amounts(
            rate=FlatRate(share, share),
            floor=Absent.NONE,
            caps=Caps(project=max(each.paid for each in advice)),
            own_contribution=(Bracket(None, 1 - share),),
        ),
        advice=advice,
        timing=replace(shipped.timing, spend_only_after=Gate.AUTHORISATION),
        warnings=(*shipped.warnings, *([setting.words] if setting.words else [])),
    )
    return Version(on_day(terms.in_force_from), on_day(setting.on), rules)


def _advice(terms: Terms) -> Iterator[Advice]:
    for band, least, most in BANDS:
        quarters = terms.hours[band]
        if quarters:
            sums = price(quarters, rate=terms.rate, share=terms.share)
            hours = Fraction(quarters, IN_AN_HOUR)
            yield Advice(least, most, hours, sums.cost, sums.subsidy)


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


def diagnosed(facts: Facts, *, finished: bool) -> Facts:
    """The same facts, once it is known whether a self-diagnosis is finished."""
    return replace(facts, declared={**facts.declared, DIAGNOSIS: finished})


def judge(
    programme: Programme, terms: Terms | None, facts: Facts, *, finished: bool, on: date
) -> tuple[Match, Catalogue]:
    """The subsidy judged for an organisation, and the catalogue whose words say the rules.

    Without terms it is what the shipped entry says: not known.
    """
    entry = programme if terms is None else with_terms(programme, [Setting(terms, on)])
    catalogue = Catalogue((entry,), with_words(Vocabulary()))
    told = diagnosed(facts, finished=finished)
    return match(catalogue, told, on=on).of(entry.id), catalogue
