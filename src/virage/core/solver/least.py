"""The least by which a demand must give way so that something fits."""

from dataclasses import dataclass

from virage.core.roadmap.checking import check
from virage.core.roadmap.demanding import (
    GROWING,
    OF_MONEY,
    Ask,
    Demand,
    How,
    Loosened,
    loosen,
    most,
)
from virage.core.roadmap.faults import excess
from virage.core.roadmap.plan import Plan
from virage.core.roadmap.problem import Problem
from virage.core.solver.engines import Outcome
from virage.core.solver.fitting import Fit, Fitting
from virage.core.solver.slack import leanest


@dataclass(frozen=True, slots=True)
class Least:
    """An amount that is enough, the plan that shows it, and whether less is proved not to be."""

    loosened: Loosened
    plan: Plan
    proved: bool


@dataclass(frozen=True)
class Giving:
    """A problem in which some demands have given way already, and one more is to."""

    problem: Problem
    others: tuple[Loosened, ...]
    fitting: Fitting
    unit: int

    def least(self, demand: Demand, how: How) -> Least | None:
        """The least that is enough in one way; None when that way leads nowhere."""
        if how is How.DROPPED:
            return _enough(Loosened(demand, how), self._fit(Loosened(demand, how)))
        if demand.ask is Ask.LOCK:
            return self._moved(demand, how)
        if demand.ask in GROWING:
            free = self._fit(Loosened(demand, How.DROPPED))
            top = None if free.plan is None else self._shown(demand, free.plan)
        else:
            wide = Loosened(demand, how, most(self.problem, demand, how))
            top = _enough(wide, self._fit(wide)) if wide.amount else None
        return None if top is None else self._between(top)

    def _fit(self, loosened: Loosened) -> Fit:
        return self.fitting.fit(loosen(self.problem, (*self.others, loosened)))

    def _unit(self, demand: Demand) -> int:
        return self.unit if demand.ask in OF_MONEY else 1

    def _shown(self, demand: Demand, plan: Plan) -> Least:
        """What a plan needs of the one demand that it does not keep, in whole units."""
        faults = check(loosen(self.problem, self.others), plan)
        over = max((excess(each) for each in faults), default=0)
        unit = self._unit(demand)
        return Least(Loosened(demand, How.MORE, -(-over // unit) * unit), plan, proved=True)

    def _lowered(self, enough: Least) -> tuple[Least, int] | None:
        """As little as one engine finds, and the amount below which it says that nothing fits.

        None when it cannot be asked.
        """
        demand, how = enough.loosened.demand, enough.loosened.how
        if demand.ask not in GROWING:
            return None

        def at(given: int) -> Problem:
            return loosen(self.problem, (*self.others, Loosened(demand, how, given)))

        unit, limits = self._unit(demand), self.fitting.limits
        found = leanest(at, enough.loosened.amount, unit=unit, limits=limits)
        if found is None:
            return None
        shown = self._shown(demand, found.plan)
        fits = not check(at(shown.loosened.amount), found.plan)
        return (shown, found.below) if fits else None

    def _between(self, enough: Least) -> Least:
        """The least that one engine finds, if the other denies any less; else halve."""
        least, below = self._lowered(enough) or (enough, 0)
        demand, how, amount = least.loosened.demand, least.loosened.how, least.loosened.amount
        if amount != below:
            return self._halved(least)
        less = amount - self._unit(demand)
        proved = less <= 0 or self._denied(Loosened(demand, how, less))
        return Least(least.loosened, least.plan, proved)

    def _denied(self, loosened: Loosened) -> bool:
        return self.fitting.denied(loosen(self.problem, (*self.others, loosened)))

    def _halved(self, enough: Least) -> Least:
        """Halve what is left between too little and enough."""
        demand, how = enough.loosened.demand, enough.loosened.how
        unit, low, proved = self._unit(demand), 0, True
        while enough.loosened.amount - low > unit:
            tried = (low + enough.loosened.amount) // (2 * unit) * unit
            fit = self._fit(Loosened(demand, how, tried))
            if fit.plan is None:
                proved = proved and fit.outcome is Outcome.IMPOSSIBLE
                low = tried
            elif demand.ask in GROWING:
                enough = self._shown(demand, fit.plan)
            else:
                enough = Least(Loosened(demand, how, tried), fit.plan, proved=True)
        return Least(enough.loosened, enough.plan, proved)

    def _moved(self, demand: Demand, how: How) -> Least | None:
        """A lock at another quarter: the nearest at which something fits."""
        proved = True
        for amount in range(1, most(self.problem, demand, how) + 1):
            fit = self._fit(Loosened(demand, how, amount))
            if fit.plan is not None:
                return Least(Loosened(demand, how, amount), fit.plan, proved)
            proved = proved and fit.outcome is Outcome.IMPOSSIBLE
        return None


def _enough(loosened: Loosened, fit: Fit) -> Least | None:
    return None if fit.plan is None else Least(loosened, fit.plan, proved=True)
