"""Who may pay for which step of a plan, at each rank, and how much alone: the sure and the best."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction

from virage.core.funding.amounts import (
    Bound,
    Question,
    amount_of,
    eligible_cost,
    limits,
    rate_range,
)
from virage.core.funding.facts import Facts
from virage.core.funding.matches import Match
from virage.core.funding.montage.plans import AidState, Plan
from virage.core.funding.programmes import Catalogue, Programme
from virage.core.funding.terms import Terms
from virage.core.funding.values import Cents, Range
from virage.core.funding.verdicts import match


class Side(Enum):
    """What may be counted on, or the best that may still come while something is not known."""

    SURE = "sure"
    BEST = "best"

    def of(self, between: Range) -> Cents:
        """The end of a range that this side counts."""
        return between.low if self is Side.SURE else between.high


@dataclass(frozen=True)
class Candidate:
    """One programme and one step.

    `matches` goes by the number of projects of the plan that the programme pays before. `settled`
    is what it granted or paid for the step; `asked` what was asked, None while nothing was.
    """

    step: int
    matches: tuple[Match, ...]
    settled: Cents
    asked: Cents | None

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.matches[0].programme

    @property
    def terms(self) -> Terms | None:
        """The terms that judged it."""
        return self.matches[0].terms

    @property
    def eligible(self) -> Range:
        """The part of the cost of the step that the rate applies to."""
        asked = self.matches[0].question
        return eligible_cost(asked.terms, asked.step, asked.facts) if asked else Range(0, 0)

    def match_after(self, projects: int) -> Match:
        """The verdict after so many projects of the plan."""
        return self.matches[min(projects, len(self.matches) - 1)]

    def most(self, side: Side, projects: int) -> Cents:
        """The most that the programme alone pays on a side after so many projects."""
        question = self.question(side, projects)
        found = self.match_after(projects)
        if question is None or not ((found.truth is None and side is Side.BEST) or found.truth):
            return 0
        paid = side.of(amount_of(question).paid)
        return paid if self.asked is None else min(paid, self.asked)

    def rate(self, side: Side, projects: int) -> Fraction:
        """The part of the eligible cost that it pays on a side after so many projects."""
        question = self.question(side, projects)
        if question is None:
            return Fraction(0)
        ends = rate_range(question.terms.amounts.rate, self.programme.id, question.facts)
        return ends[0] if side is Side.SURE else ends[1]

    def held(self, side: Side, projects: int) -> tuple[Bound, ...]:
        """What keeps the programme alone from paying more on a side."""
        question = self.question(side, projects)
        told = [
            (bound, side.of(limit))
            for bound, limit in (limits(question, self.eligible) if question else ())
        ]
        least = min((limit for _, limit in told), default=0)
        return tuple(bound for bound, limit in told if limit == least)

    def question(self, side: Side, projects: int) -> Question | None:
        """What the amount is asked of; the best side takes a rank not known for the first."""
        question = self.match_after(projects).question
        name = self.programme.id
        if question is None or side is Side.SURE or name in question.facts.projects_before:
            return question
        known = {**question.facts.projects_before, name: projects}
        return replace(question, facts=replace(question.facts, projects_before=known))


def candidates(
    catalogue: Catalogue, plan: Plan, *, on: date, opened: date | None
) -> tuple[Candidate, ...]:
    """Every programme for every step it did not refuse, in the order of the plan, then by id."""
    found: list[Candidate] = []
    for place, step in enumerate(plan.steps):
        told = [
            match(catalogue, after(plan.facts, rank), on=on, step=step.work, opened=opened)
            for rank in range(place + 1)
        ]
        for name in sorted(catalogue.by_id):
            if plan.refused(step.id, name):
                continue
            asked = [
                each.amount
                for each in plan.aids_of(step.id, name)
                if each.state is AidState.APPLIED and each.amount is not None
            ]
            found.append(
                Candidate(
                    place,
                    tuple(each.of(name) for each in told),
                    plan.settled(step.id, name),
                    max(asked, default=None),
                )
            )
    return tuple(found)


def after(facts: Facts, projects: int) -> Facts:
    """The same organisation once every programme has paid so many projects more."""
    before = {name: count + projects for name, count in facts.projects_before.items()}
    return replace(facts, projects_before=before)
