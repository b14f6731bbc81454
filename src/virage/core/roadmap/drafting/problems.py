"""The planning problem of a co-op: its needs, what answers them, and what that waits for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from virage.core.answers import Amount
from virage.core.funding.values import Cents
from virage.core.initiatives import (
    Effect,
    Initiative,
    InitiativeCatalogue,
    SizeBand,
    Way,
    band_of,
)
from virage.core.initiatives import Mode as Known
from virage.core.needs import Verdict
from virage.core.portrait import Portrait
from virage.core.roadmap.drafting.ground import Ground
from virage.core.roadmap.problem import (
    CHOSEN_BY_DEFAULT,
    Budget,
    Lock,
    Mode,
    Need,
    Objective,
    Outlay,
    Prerequisite,
    Problem,
    Rung,
    Team,
)
from virage.core.roadmap.problem import Initiative as Planned

TRAINING = frozenset({"skills_plan", "change_support"})
YEAR = 4
FREEDOM = {Effect.MORE: 0, Effect.NEUTRAL: -1, Effect.LESS: -2}


class UnknownSizeError(ValueError):
    """Costs follow the number of employees, and the profile does not tell it."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the co-op can give.

    `budget` is the most for each fiscal year, in cents, the last one for every year after it;
    empty, or None for a year: not stated. `days` are those that each role has in every quarter; a
    role that is not there has none. Quarter 0 is the quarter `first` (0 to 3) of its fiscal year.
    `ways` are those it accepts: not every co-op has others to share with. `wanted` are initiatives
    that somebody chose: they are planned whatever they answer, and wait for no red flag. `band` is
    the size whose costs count; None: what the profile tells.
    """

    quarters: int
    budget: tuple[Cents | None, ...] = ()
    days: Mapping[str, int] = field(default_factory=dict)
    at_once: int | None = None
    closed: frozenset[int] = frozenset()
    locks: tuple[Lock, ...] = ()
    first: int = 0
    ways: frozenset[Way] = frozenset(Way)
    order: tuple[Objective, ...] = CHOSEN_BY_DEFAULT
    wanted: frozenset[str] = frozenset()
    band: SizeBand | None = None

    @property
    def horizon(self) -> int:
        """The quarters of the plan and the year after, in which only recurring costs fall."""
        return self.quarters + YEAR

    @property
    def years(self) -> tuple[Cents | None, ...]:
        """The budget of each fiscal year that the plan touches, the year after it included."""
        years = range((self.horizon + self.first + 3) // 4 if self.budget else 0)
        return tuple(self.budget[min(year, len(self.budget) - 1)] for year in years)


def draft(portrait: Portrait, catalogue: InitiativeCatalogue, within: Constraints) -> Problem:
    """What a co-op may do about its proposed needs and its red flags, ready for the solver.

    Left out: what would lift nothing any more. Steps that only money can buy wait until the red
    flags that something clears are cleared. Recurring costs are the high ones, like the budget's,
    and must fit it for one more year, in which nobody gives days: none escapes past the end.
    UnknownSizeError when the profile does not tell how many people are employed.
    """
    band = within.band or band_in(portrait)
    if band is None:
        raise UnknownSizeError
    return _Drafting(Ground(portrait), catalogue, within, band).problem()


def band_in(portrait: Portrait) -> SizeBand | None:
    """The size that the profile tells; None when it does not."""
    employees = portrait.scorecard.answer("employees")
    return band_of(int(employees.value)) if isinstance(employees, Amount) else None


@dataclass(frozen=True)
class _Drafting:
    """One portrait held against one catalogue."""

    ground: Ground
    catalogue: InitiativeCatalogue
    within: Constraints
    band: SizeBand

    def problem(self) -> Problem:
        within, needs = self.within, self._needs()
        chosen = self._candidates(needs)
        hurried = self._urgent(chosen) | within.wanted
        alarms = tuple(self._alarms(chosen))
        return Problem(
            horizon=within.horizon,
            initiatives=tuple(
                self._planned(each, needs, () if each.id in hurried or self._free(each) else alarms)
                for each in chosen
            ),
            gauges=self.ground.gauges,
            yardsticks=self.ground.yardsticks,
            needs=tuple(Need(need, strength) for need, strength in needs.items()),
            flags=self.ground.flags,
            exclusive=self._exclusive(chosen),
            locks=within.locks,
            closed=within.closed,
            at_once=within.at_once,
            budget=Budget(within.years, first=within.first),
            teams=tuple(
                Team(role, (days,) * within.quarters) for role, days in within.days.items()
            ),
            order=within.order,
        )

    def _needs(self) -> dict[str, int]:
        """The needs to answer with their strength, at least 1: the proposed and the flags' own."""
        portrait = self.ground.portrait
        proposed = portrait.needs_that_are(Verdict.PROPOSED)
        urgent = (each.need for each in portrait.flags if each.need is not None)
        return {each.need.id: max(1, round(each.strength or 0)) for each in (*proposed, *urgent)}

    def _open(self, initiative: Initiative) -> bool:
        return not initiative.already_there(self.ground.reached)

    def _candidates(self, needs: Iterable[str]) -> tuple[Initiative, ...]:
        """What is wanted, what answers a need and still lifts something; all that they wait for."""
        answering = (each for need in needs for each in self.catalogue.answering(need))
        useful = (each.id for each in answering if self._open(each))
        found = self._with_those_before((*useful, *sorted(self.within.wanted)))
        if any(self.catalogue.by_id[each].touches_staff for each in found):
            found |= {each.id for each in self._training()}
        return tuple(each for each in self.catalogue.initiatives if each.id in found)

    def _with_those_before(self, initiatives: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(initiatives)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._before(self.catalogue.by_id[name])
        return found

    def _before(self, initiative: Initiative) -> list[str]:
        """What must be over before, and what may lift to a stage that must be reached."""
        stages = self._stages(initiative)
        able = (each for each in self.catalogue.initiatives if self._leads(each, stages))
        return [*(each.initiative for each in self._after(initiative)), *(each.id for each in able)]

    def _after(self, initiative: Initiative) -> tuple[Prerequisite, ...]:
        return tuple(
            Prerequisite(each.initiative, each.lag)
            for each in initiative.after
            if self._open(self.catalogue.by_id[each.initiative])
        )

    def _stages(self, initiative: Initiative) -> tuple[Rung, ...]:
        return tuple(
            self.ground.rung(each.question, each.stage)
            for each in initiative.reached
            if not self.ground.reached(each)
        )

    def _leads(self, initiative: Initiative, rungs: Iterable[Rung]) -> bool:
        """Whether it lifts some question to one of these stages or higher."""
        lifts = self.ground.lifts(initiative.lifts)
        return any(
            lift.question == rung.question and lift.stage >= rung.stage
            for lift in lifts
            for rung in rungs
        )

    def _alarms(self, chosen: Iterable[Initiative]) -> list[Rung]:
        """The stages that end the red flags and that something chosen leads to."""
        rungs = dict.fromkeys(rung for flag in self.ground.flags for rung in flag.clears)
        return [rung for rung in rungs if any(self._leads(each, (rung,)) for each in chosen)]

    def _urgent(self, chosen: Iterable[Initiative]) -> set[str]:
        """What clears a red flag, and all that it waits for."""
        rungs = [rung for flag in self.ground.flags for rung in flag.clears]
        return self._with_those_before(each.id for each in chosen if self._leads(each, rungs))

    def _training(self) -> tuple[Initiative, ...]:
        """What keeps people informed and trained, first of its kind; none where nobody is employed.

        None either where people are informed and trained already.
        """
        found = (each for each in self.catalogue.initiatives if set(each.needs) >= TRAINING)
        wanted = [each for each in found if self._open(each)]
        return () if self.band is SizeBand.NO_STAFF else tuple(wanted[:1])

    def _planned(
        self, initiative: Initiative, needs: Mapping[str, int], alarms: tuple[Rung, ...]
    ) -> Planned:
        answered = tuple(each for each in initiative.needs if each in needs)
        lifts = self.ground.lifts(initiative.lifts)
        training = (each.id for each in self._training() if initiative.touches_staff)
        return Planned(
            id=initiative.id,
            modes=tuple(_mode(each, lifts, self.band) for each in self._modes(initiative)),
            needs=answered,
            strength=max((needs[each] for each in answered), default=1),
            prerequisites=self._after(initiative),
            stages=tuple(dict.fromkeys((*self._stages(initiative), *alarms))),
            companions=tuple(each for each in training if each != initiative.id),
        )

    def _modes(self, initiative: Initiative) -> tuple[Known, ...]:
        return tuple(each for each in initiative.modes if each.way in self.within.ways)

    def _free(self, initiative: Initiative) -> bool:
        return any(each.free for each in self._modes(initiative))

    def _exclusive(self, chosen: tuple[Initiative, ...]) -> tuple[frozenset[str], ...]:
        ids = [each.id for each in chosen]
        pairs = (
            frozenset({each, other})
            for each in ids
            for other in ids
            if other in self.catalogue.excluded_by(each)
        )
        return tuple(dict.fromkeys(pairs))


def _mode(mode: Known, lifts: tuple[Rung, ...], band: SizeBand) -> Mode:
    guesses = ((line.expense, line.at(band)) for line in mode.costs)
    return Mode(
        id=mode.way.value,
        quarters=mode.quarters,
        outlays=tuple(Outlay(kind, each.low, each.mid, each.high) for kind, each in guesses),
        days=tuple((each.role, each.days) for each in mode.effort),
        recurring=mode.yearly(band).high,
        lifts=lifts,
        independence=FREEDOM[mode.autonomy],
    )
