"""A plan to be financed: its steps with their costs, and the aid that is asked, granted, paid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from virage.core.funding.facts import Facts, Step
from virage.core.funding.values import Cents


class AidState(Enum):
    """How far an aid has come; a budget counts what is granted or received, and nothing else."""

    POSSIBLE = "possible"
    APPLIED = "applied"
    GRANTED = "granted"
    RECEIVED = "received"
    REFUSED = "refused"


# What is settled: its amount is a fact, whatever the rules say.
SETTLED = frozenset({AidState.GRANTED, AidState.RECEIVED})


@dataclass(frozen=True, slots=True)
class Aid:
    """An aid for a step; `amount` is what was asked or granted, None while nothing was asked."""

    step: str
    programme: str
    state: AidState
    amount: Cents | None = None

    @property
    def settled(self) -> bool:
        """Whether a budget may count it."""
        return self.state in SETTLED


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of a plan, which is one project for those who fund it.

    `decide_by` is the day of its go or no-go, `fallback` what is done without the money; None and
    "" where the plan does not say.
    """

    id: str
    work: Step
    name: str = ""
    decide_by: date | None = None
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that a programme paid for a project before this plan."""

    on: date
    amount: Cents


@dataclass(frozen=True)
class Plan:
    """The steps in their order, with ids of their own, and what is known around them.

    `received` lists, for each programme that the organisation was asked about, everything that it
    ever paid before this plan; a programme that is absent is not known, unless `facts` say that it
    paid no project.
    """

    steps: tuple[PlanStep, ...]
    facts: Facts
    aids: tuple[Aid, ...] = ()
    received: Mapping[str, tuple[Receipt, ...]] = field(default_factory=dict)

    def aids_of(self, step: str, programme: str) -> tuple[Aid, ...]:
        """The aids of one programme for one step."""
        return tuple(each for each in self.aids if (each.step, each.programme) == (step, programme))

    def refused(self, step: str, programme: str) -> bool:
        """Whether a programme said no to a step, and gave it nothing otherwise."""
        told = self.aids_of(step, programme)
        return any(each.state is AidState.REFUSED for each in told) and not any(
            each.settled or each.state is AidState.APPLIED for each in told
        )

    def settled(self, step: str, programme: str) -> Cents:
        """What one programme granted or paid for one step."""
        told = self.aids_of(step, programme)
        return sum(each.amount or 0 for each in told if each.settled)

    def before(self, programme: str, since: date | None = None) -> Cents | None:
        """What a programme paid before this plan, after a day if one is given; None: not known."""
        told = self.received.get(programme)
        if told is not None:
            return sum(each.amount for each in told if since is None or each.on > since)
        return 0 if self.facts.projects_before.get(programme) == 0 else None
