"""The planning problem of a co-op: its needs, what answers them, and what that waits for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from virage.core.answers import Amount
from virage.core.initiatives import (
    Effect,
    Initiative,
    InitiativeCatalogue,
    SizeBand,
    band_of,
)
from virage.core.initiatives import Mode as Known
from virage.core.portrait import Portrait
from virage.core.roadmap.drafting.answers import Answers
from virage.core.roadmap.drafting.constraints import Constraints
from virage.core.roadmap.drafting.ground import Ground
from virage.core.roadmap.problem import (
    Budget,
    Mode,
    Need,
    Outlay,
    Prerequisite,
    Problem,
    Rung,
    Team,
)
from virage.core.roadmap.problem import Initiative as Planned

TRAINING = frozenset({"skills_plan", "change_support"})
FREEDOM = {Effect.MORE: 0, Effect.NEUTRAL: -1, Effect.LESS: -2}
AT_ONCE = {band: 3 if band is SizeBand.LARGE else 2 for band in SizeBand}
ALARM, DUTY = 1000, 500  # a red flag and the law come before any need: its strength is 100 at most


class UnknownSizeError(ValueError):
    """Costs follow the number of employees, and the profile does not tell it."""


def draft(portrait: Portrait, catalogue: InitiativeCatalogue, within: Constraints) -> Problem:
    """What a co-op may do about its proposed needs, its red flags and its legal duties.

    A need is answered by what lifts its main question; nothing else is put forward, besides what
    clears a red flag, what the law asks for, and what these wait for. Red flags and the law come
    before any need. Steps that only money can buy wait until the red flags that something clears
    are cleared. Recurring costs are the high ones, like the budget's, and must fit it for one more
    year, in which nobody gives days: none escapes past the end.
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
        within, chosen = self.within, self._candidates()
        hurried, strengths = self._urgent(chosen) | within.wanted, self._strengths(chosen)
        alarms = self._clearable(chosen)
        return Problem(
            horizon=within.horizon,
            initiatives=tuple(
                self._planned(
                    each,
                    () if each.id in hurried or self._free(each) else alarms,
                    strength=strengths[each.id],
                )
                for each in chosen
            ),
            gauges=self.ground.gauges,
            yardsticks=self.ground.yardsticks,
            needs=tuple(Need(*each) for each in self.answers.strengths.items()),
            flags=self.ground.flags,
            exclusive=self._exclusive(chosen),
            locks=within.locks,
            closed=within.closed,
            at_once=within.at_once or AT_ONCE[self.band],
            budget=Budget(within.years, first=within.first),
            teams=tuple(
                Team(role, (days,) * within.quarters) for role, days in within.days.items()
            ),
            order=within.order,
        )

    @cached_property
    def answers(self) -> Answers:
        """Who answers what."""
        return Answers(self.ground, self.catalogue)

    def _candidates(self) -> tuple[Initiative, ...]:
        """What is wanted, helps with a need, clears a red flag or is a duty; all before these."""
        useful = (each.id for each in self.catalogue.initiatives if self._useful(each))
        found = self._with_those_before((*useful, *sorted(self.within.wanted)))
        if any(self.catalogue.by_id[each].touches_staff for each in found):
            found |= {each.id for each in self._training()}
        return tuple(each for each in self.catalogue.initiatives if each.id in found)

    def _useful(self, initiative: Initiative) -> bool:
        """Whether a need, a red flag that it may answer, or the law calls for it."""
        answers = self.answers
        alarmed = answers.strengths.keys() & initiative.needs and self._leads(
            initiative, self._alarms
        )
        return bool(answers.raised(initiative) or alarmed or initiative in answers.duties)

    @cached_property
    def _alarms(self) -> tuple[Rung, ...]:
        """The stages that end the red flags."""
        return tuple(dict.fromkeys(rung for flag in self.ground.flags for rung in flag.clears))

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
        """What must be over before, and what first lifts to a stage that must be reached."""
        able = (each.id for rung in self._stages(initiative) for each in self._first_to(rung))
        return [*(each.initiative for each in self._after(initiative)), *able]

    def _after(self, initiative: Initiative) -> tuple[Prerequisite, ...]:
        return tuple(
            Prerequisite(each.initiative, each.lag)
            for each in initiative.after
            if self.answers.open(self.catalogue.by_id[each.initiative])
        )

    def _stages(self, initiative: Initiative) -> tuple[Rung, ...]:
        return tuple(
            self.ground.rung(each.question, each.stage)
            for each in initiative.reached
            if not self.ground.reached(each)
        )

    @cached_property
    def _lifted(self) -> Mapping[str, Mapping[str, int]]:
        """How far each initiative of the catalogue leads, question by question."""
        return {
            each.id: _farthest(self.ground.lifts(each.lifts)) for each in self.catalogue.initiatives
        }

    def _leads(self, initiative: Initiative, rungs: Iterable[Rung]) -> bool:
        """Whether it lifts some question to one of these stages or higher."""
        lifted = self._lifted[initiative.id]
        return any(lifted.get(rung.question, -1) >= rung.stage for rung in rungs)

    def _first_to(self, rung: Rung) -> list[Initiative]:
        """What leads to a stage and waits for nothing that does."""
        able = {each.id: each for each in self.catalogue.initiatives if self._leads(each, (rung,))}
        later = {
            each.id
            for each in able.values()
            if able.keys() & {wait.initiative for wait in each.after}
            or any(self._is_past(place, rung) for place in self._stages(each))
        }
        return [each for name, each in able.items() if name not in later]

    def _is_past(self, place: Rung, rung: Rung) -> bool:
        return place.question == rung.question and place.stage >= rung.stage

    def _clearable(self, chosen: tuple[Initiative, ...]) -> tuple[Rung, ...]:
        """The stages that end the red flags and that something chosen leads to."""
        return tuple(
            rung for rung in self._alarms if any(self._leads(each, (rung,)) for each in chosen)
        )

    def _urgent(self, chosen: Iterable[Initiative]) -> set[str]:
        """What clears a red flag, and all that it waits for."""
        return self._with_those_before(e.id for e in chosen if self._leads(e, self._alarms))

    def _training(self) -> tuple[Initiative, ...]:
        """What keeps people informed and trained, first of its kind; none where nobody is employed.

        None either where people are informed and trained already.
        """
        found = (each for each in self.catalogue.initiatives if set(each.needs) >= TRAINING)
        wanted = [each for each in found if self.answers.open(each)]
        return () if self.band is SizeBand.NO_STAFF else tuple(wanted[:1])

    def _strengths(self, chosen: tuple[Initiative, ...]) -> dict[str, int]:
        """How early each is worth doing: as what waits for it; red flags and the law first."""
        own = {each.id: self._own_strength(each) for each in chosen}
        opened = {each.id: self._with_those_before([each.id]) for each in chosen}
        return {
            each.id: self._hurry(each) + max(own[it] for it in own if each.id in opened[it])
            for each in chosen
        }

    def _own_strength(self, initiative: Initiative) -> int:
        raised = self.answers.raised(initiative)
        return max((self.answers.strengths[each] for each in raised), default=1)

    def _hurry(self, initiative: Initiative) -> int:
        if any(initiative in self._first_to(rung) for rung in self._alarms):
            return ALARM
        return DUTY if initiative in self.answers.duties else 0

    def _planned(
        self, initiative: Initiative, alarms: tuple[Rung, ...], *, strength: int
    ) -> Planned:
        lifts = self.ground.lifts(initiative.lifts)
        training = (each.id for each in self._training() if initiative.touches_staff)
        return Planned(
            id=initiative.id,
            modes=tuple(_mode(each, lifts, self.band) for each in self._modes(initiative)),
            needs=self.answers.covered(initiative),
            strength=strength,
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


def _farthest(rungs: Iterable[Rung]) -> Mapping[str, int]:
    """The highest stage on each ladder."""
    return {each.question: each.stage for each in sorted(rungs, key=lambda rung: rung.stage)}


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
