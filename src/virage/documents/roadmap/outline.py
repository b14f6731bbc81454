"""The plan of a planning problem as plain text, for a terminal."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from virage.core.funding.values import Cents
from virage.core.roadmap import Plan, Problem, cleared_after
from virage.core.roadmap.checking.limits import paid_in
from virage.core.roadmap.naming import Family, Names
from virage.core.roadmap.plan import Placed, Timetable, timetable
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.roadmap.sums import spending
from virage.core.solver import Result
from virage.core.text import Language
from virage.documents.language import listed, number
from virage.documents.roadmap.lines import named, titled, wrapped
from virage.documents.roadmap.proof import proof_in_words
from virage.documents.roadmap.sentences import cost_in_words, flag_in_words, stages_in_words
from virage.documents.roadmap.telling import Telling


@dataclass(frozen=True)
class Outline:
    """A plan beside the problem that it answers, and what its ids are called."""

    names: Names
    problem: Problem
    result: Result
    plan: Plan

    @cached_property
    def table(self) -> Timetable:
        """The steps with their modes."""
        return timetable(self.problem, self.plan)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The steps by quarter, then in the order of the problem."""
        order = list(self.problem.by_id)
        found = self.table.placed
        return tuple(sorted(found, key=lambda each: (each.start, order.index(each.id))))

    def score(self, yardstick: str, quarter: int) -> float:
        """A score out of 100 at the start of a quarter, not known as 0."""
        whole = self.problem.yardstick[yardstick].whole
        return float(Fraction(100 * self.table.numerator(yardstick, quarter), whole))

    @cached_property
    def net(self) -> tuple[Cents, ...]:
        """What each fiscal year costs at the high cost, less the aid received in it."""
        years: Counter[int] = Counter()
        budget = self.problem.budget
        for each in self.placed:
            for quarter, cents in spending(self.problem, each.mode, each.start).items():
                years[budget.year(quarter)] += cents
        for aid in self.plan.aids:
            arrives = paid_in(self.table, aid.initiative, aid.programme)
            if arrives < self.problem.horizon:
                years[budget.year(arrives)] -= aid.cents
        return tuple(years[year] for year in range(budget.year(self.problem.horizon - 1) + 1))

    @cached_property
    def flags(self) -> dict[str, int | None]:
        """After how many quarters each red flag is cleared; None: it stays up."""
        return {each.id: cleared_after(self.table, each) for each in self.problem.flags}

    @cached_property
    def needs_left(self) -> tuple[str, ...]:
        """The needs that no step answers."""
        met = {need for each in self.placed for need in self.problem.by_id[each.id].needs}
        return tuple(each.id for each in self.problem.needs if each.id not in met)


def outline_parts(outline: Outline, language: Language) -> Iterator[list[str]]:
    """The roadmap by quarter, what it costs each year, what it clears, how far it is proved."""
    text = _Text(outline, Telling(outline.names, language))
    _ = text.say
    yield text.head()
    yield text.promise()
    for quarter in range(outline.problem.horizon):
        steps = [each for each in outline.placed if each.start == quarter]
        if steps:
            yield titled(_("Quarter %(quarter)s") % {"quarter": quarter + 1})
            yield from (text.step(each) for each in steps)
    yield text.money()
    yield text.flags()
    yield text.left()
    yield text.proof()


class _Text:
    """The parts of the text in one language."""

    def __init__(self, outline: Outline, telling: Telling) -> None:
        self.outline, self.tell = outline, telling
        self.language, self.say = telling.language, telling.say

    def head(self) -> list[str]:
        _, problem = self.say, self.outline.problem
        title = _("Plan over %(quarters)s quarters") % {"quarters": problem.horizon}
        return [
            *titled(" · ".join(filter(None, (self.outline.names.title, title))), "="),
            *wrapped(_("The best we found for your constraints.")),
        ]

    def promise(self) -> list[str]:
        _, outline = self.say, self.outline
        lines = []
        for score in (TOTAL, AUTONOMY):
            if score in outline.problem.yardstick:
                said = _("%(before)s today, %(after)s expected, out of 100") % {
                    "before": number(outline.score(score, 0), self.language),
                    "after": number(outline.score(score, outline.problem.horizon), self.language),
                }
                lines += self._named(self.tell.score(score), said, "- ")
        return [*titled(_("If everything is done and adopted")), *lines] if lines else []

    def step(self, step: Placed) -> list[str]:
        _, problem = self.say, self.outline.problem
        name = self.tell.of(Family.INITIATIVE, step.id)
        needs = [self.tell.of(Family.NEED, each) for each in problem.by_id[step.id].needs]
        last = str(step.end) if step.mode.quarters > 1 else ""
        return [
            *wrapped(f"{name} · {self.tell.mode(step.id, step.mode.id)}", "* "),
            *self._named(_("Until the end of quarter"), last),
            *self._named(_("Cost"), cost_in_words(step.mode, self.language)),
            *self._named(_("Aid"), self._aid(step)),
            *self._named(_("Days"), self._days(step)),
            *self._named(_("To answer"), listed(needs, self.language)),
            *self._named(_("Lifts"), self._lifts(step)),
        ]

    def _aid(self, step: Placed) -> str:
        paid = (each for each in self.outline.plan.aids if each.initiative == step.id)
        return "; ".join(
            f"{self.tell.of(Family.PROGRAMME, each.programme)} {self.tell.money(each.cents)}"
            for each in paid
        )

    def _days(self, step: Placed) -> str:
        return ", ".join(
            f"{self.tell.of(Family.ROLE, role)} {days}" for role, days in step.mode.days if days
        )

    def _lifts(self, step: Placed) -> str:
        said = []
        for rung in step.mode.lifts:
            today = self.outline.problem.gauge[rung.question].stage
            if today is None or today < rung.stage:
                before = None if today is None else today + 1
                title = self.tell.question(rung.question)
                said.append(stages_in_words(title, before, rung.stage + 1, language=self.language))
        return "; ".join(said)

    def money(self) -> list[str]:
        _, money = self.say, self.tell.money
        years, lines = self.outline.problem.budget.years, []
        for year, cents in enumerate(self.outline.net):
            said = money(cents)
            most = years[year] if year < len(years) else None
            if most is not None:
                said = _("%(cost)s of %(budget)s") % {"cost": said, "budget": money(most)}
            lines += self._named(_("Year %(year)s") % {"year": year + 1}, said, "- ")
        return [*titled(_("Money, at the high cost, less the aid that comes in")), *lines]

    def flags(self) -> list[str]:
        lines = []
        for flag, when in self.outline.flags.items():
            name = self.tell.of(Family.FLAG, flag)
            lines += wrapped(flag_in_words(name, when, self.language), "! ")
        return lines

    def left(self) -> list[str]:
        _ = self.say
        needs = (self.tell.of(Family.NEED, each) for each in self.outline.needs_left)
        return self._named(_("Needs left without an answer"), "; ".join(needs), "")

    def proof(self) -> list[str]:
        said = proof_in_words(self.outline.result, self.language)
        return [line for each in said for line in wrapped(each)]

    def _named(self, name: str, said: str, mark: str = "    ") -> list[str]:
        return named(name, said, self.language, mark=mark)
