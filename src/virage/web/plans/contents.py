"""What a plan holds, as values and as JSON: what the co-op can give, the steps, what it wants."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from hashlib import sha256
from typing import Any

from virage.core.funding.values import Cents
from virage.core.initiatives import SizeBand, Way
from virage.core.roadmap import Lock, Objective
from virage.core.roadmap.drafting import Constraints
from virage.core.roadmap.past import Past
from virage.core.roadmap.problem import CHOSEN_BY_DEFAULT, FlagTarget, Target
from virage.core.roadmap.purpose import Purpose
from virage.web.plans.pasts import past_data, past_from
from virage.web.plans.purposes import purpose_data, purpose_from

YEAR = 4
Data = dict[str, Any]
Aimed = Target | FlagTarget


@dataclass(frozen=True, slots=True)
class Means:
    """What the co-op can give.

    `begins` is a year and its quarter, from 0, in which the plan begins; `fiscal` the quarter of
    the calendar in which the fiscal year begins. `budget` is the most for the fiscal year in which
    the plan begins, then for each one after; None: not stated. `closed` are the quarters of the
    calendar in which nothing is done. `size` is given where the profile does not tell it.
    """

    quarters: int
    begins: tuple[int, int]
    fiscal: int = 0
    budget: tuple[Cents | None, Cents | None] = (None, None)
    days: Mapping[str, int] = field(default_factory=dict)
    at_once: int = 2
    closed: frozenset[int] = frozenset()
    shared: bool = False
    order: tuple[Objective, ...] = CHOSEN_BY_DEFAULT
    size: SizeBand | None = None

    def calendar(self, quarter: int) -> tuple[int, int]:
        """The year, and its quarter from 0, of a quarter of the plan."""
        years, at = divmod(self.begins[1] + quarter, YEAR)
        return self.begins[0] + years, at

    def constraints(self) -> Constraints:
        """The same, as planning counts: quarters from that in which the plan begins."""
        within = Constraints(
            quarters=self.quarters,
            budget=self.budget if any(each is not None for each in self.budget) else (),
            days=self.days,
            at_once=self.at_once,
            first=(self.begins[1] - self.fiscal) % YEAR,
            ways=frozenset(Way) if self.shared else frozenset(Way) - {Way.SHARED},
            order=self.order,
            band=self.size,
        )
        closed = (at for at in range(within.horizon) if self.calendar(at)[1] in self.closed)
        return replace(within, closed=frozenset(closed))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step: an initiative in a mode from a quarter on; held, it stays there in a new proposal."""

    initiative: str
    mode: str
    start: int
    held: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """A step of the co-op's own, in one mode; `cost` in cents, `days` of each role."""

    id: str
    name: str
    why: str = ""
    done: str = ""
    way: Way = Way.IN_HOUSE
    quarters: int = 1
    cost: Cents = 0
    days: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole plan; `added` were chosen by hand in the catalogue, `dropped` are not wanted.

    `past` is what had become of it when it was last planned again, None before. `targets` are what
    the co-op wants to have reached by the end of a quarter. `purpose` is what it is for, in the
    co-op's own words.
    """

    means: Means
    steps: tuple[Chosen, ...] = ()
    added: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    own: tuple[Own, ...] = ()
    past: Past | None = None
    targets: tuple[Aimed, ...] = ()
    purpose: Purpose = field(default_factory=Purpose)

    def step(self, initiative: str) -> Chosen | None:
        """The step of an initiative."""
        return next((each for each in self.steps if each.initiative == initiative), None)

    def placing(self, step: Chosen) -> "Content":
        """The same with a step put in place, or added; what is put elsewhere by hand is held."""
        old = self.step(step.initiative)
        moved = old is not None and (old.mode, old.start) != (step.mode, step.start)
        placed = replace(step, held=step.held or old is None or moved)
        others = tuple(each for each in self.steps if each.initiative != step.initiative)
        added = self.added | ({step.initiative} if old is None else set())
        dropped = self.dropped - {step.initiative}
        return replace(self, steps=(*others, placed), added=added, dropped=dropped)

    def dropping(self, initiative: str) -> "Content":
        """The same without a step, which no proposal brings back; one's own is forgotten."""
        return replace(
            self,
            steps=tuple(each for each in self.steps if each.initiative != initiative),
            own=tuple(each for each in self.own if each.id != initiative),
            added=self.added - {initiative},
            dropped=self.dropped | ({initiative} - {each.id for each in self.own}),
        )

    def letting_back(self, initiative: str) -> "Content":
        """The same, in which an initiative may be proposed again."""
        return replace(self, dropped=self.dropped - {initiative})

    def inventing(self, own: Own, start: int) -> "Content":
        """The same with a step of one's own."""
        step = Chosen(own.id, own.way.value, start, held=True)
        return replace(self, own=(*self.own, own), steps=(*self.steps, step))

    def proposed(self, steps: tuple[Chosen, ...]) -> "Content":
        """The same with the steps of a proposal; what was held still is."""
        held = {each.initiative for each in self.steps if each.held}
        kept = tuple(replace(each, held=each.initiative in held) for each in steps)
        return replace(self, steps=kept)

    @property
    def asked(self) -> str:
        """A digest of all that a search is asked: the same for steps that nothing holds."""
        held = tuple(each for each in self.steps if each.held)
        data = as_data(replace(self, steps=tuple(sorted(held, key=lambda each: each.initiative))))
        return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()

    @property
    def locks(self) -> tuple[Lock, ...]:
        """What a proposal must keep: the steps that are held, and those that are not wanted."""
        held = tuple(
            Lock(each.initiative, at=each.start, mode=each.mode) for each in self.steps if each.held
        )
        return (*held, *(Lock(each, inside=False) for each in sorted(self.dropped)))

    @property
    def wanted(self) -> frozenset[str]:
        """What somebody chose by hand."""
        held = (each.initiative for each in self.steps if each.held)
        return frozenset({*held, *self.added, *(each.id for each in self.own)})


def as_data(content: Content) -> Data:
    """A plan as JSON."""
    means = content.means
    return {
        "means": {
            "quarters": means.quarters,
            "begins": list(means.begins),
            "fiscal": means.fiscal,
            "budget": list(means.budget),
            "days": dict(means.days),
            "at_once": means.at_once,
            "closed": sorted(means.closed),
            "shared": means.shared,
            "order": [each.value for each in means.order],
            "size": means.size.value if means.size else None,
        },
        "steps": [
            {
                "initiative": each.initiative,
                "mode": each.mode,
                "start": each.start,
                "held": each.held,
            }
            for each in content.steps
        ],
        "added": sorted(content.added),
        "dropped": sorted(content.dropped),
        "own": [_own_data(each) for each in content.own],
        **({"past": past_data(content.past)} if content.past else {}),
        "targets": [_target_data(each) for each in content.targets],
        "purpose": purpose_data(content.purpose),
    }


def _target_data(target: Aimed) -> Data:
    if isinstance(target, FlagTarget):
        return {"flag": target.flag, "by": target.by}
    return {"score": target.yardstick, "at_least": int(target.at_least), "by": target.by}


def _own_data(own: Own) -> Data:
    names = ("id", "name", "why", "done", "quarters", "cost")
    return {
        **{name: getattr(own, name) for name in names},
        "way": own.way.value,
        "days": dict(own.days),
    }


def from_data(data: Data) -> Content:
    """The plan that was kept as JSON."""
    return Content(
        means=_means(data["means"]),
        steps=tuple(Chosen(**each) for each in data["steps"]),
        added=frozenset(data["added"]),
        dropped=frozenset(data["dropped"]),
        own=tuple(Own(**{**each, "way": Way(each["way"])}) for each in data["own"]),
        past=past_from(data["past"]) if "past" in data else None,
        targets=tuple(_target(each) for each in data.get("targets", ())),
        purpose=purpose_from(data.get("purpose")),
    )


def _target(data: Data) -> Aimed:
    if "flag" in data:
        return FlagTarget(data["flag"], data["by"])
    return Target(data["score"], Fraction(data["at_least"]), data["by"])


def _means(data: Data) -> Means:
    year, quarter = data["begins"]
    first, after = data["budget"]
    return Means(
        quarters=data["quarters"],
        begins=(year, quarter),
        fiscal=data["fiscal"],
        budget=(first, after),
        days=data["days"],
        at_once=data["at_once"],
        closed=frozenset(data["closed"]),
        shared=data["shared"],
        order=tuple(Objective(each) for each in data["order"]),
        size=SizeBand(data["size"]) if data["size"] else None,
    )
