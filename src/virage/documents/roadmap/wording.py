"""The words of a plan: its steps, needs, gains, costs and people, each as part of a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from virage.core.initiatives import Way
from virage.core.roadmap.plan import Placed
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import listed
from virage.documents.roadmap.drawn import Drawn, Gain
from virage.documents.roadmap.sentences import (
    cost_in_words,
    flag_in_words,
    stages_in_words,
    way_in_words,
)


@dataclass(frozen=True)
class Wording:
    """What a plan speaks of, in one language."""

    drawn: Drawn
    language: Language

    def step(self, step: Placed) -> str:
        """The name of a step."""
        return self.drawn.initiative(step).name.in_(self.language)

    def named(self, initiative: str) -> str:
        """The name of any initiative of the catalogue; its id when it is not there."""
        known = self.drawn.catalogue.by_id.get(initiative)
        return initiative if known is None else known.name.in_(self.language)

    def way(self, step: Placed) -> str:
        """Who does the work."""
        return way_in_words(Way(step.mode.id), self.language)

    def cost(self, step: Placed) -> str:
        """What a step costs, once and each year after: "no money" when it costs nothing."""
        return cost_in_words(step.mode, self.language)

    def days(self, step: Placed) -> str:
        """The days that it takes of each role."""
        return ", ".join(f"{self.role(role)} {days}" for role, days in step.mode.days)

    def role(self, role: str) -> str:
        """The name of a role; its id when the questionnaire has no such role."""
        return self._roles.get(role, role)

    def lead(self, step: Placed) -> str:
        """The role that leads a step."""
        return self.role(self.drawn.initiative(step).lead)

    def gains(self, step: Placed) -> tuple[str, ...]:
        """What it lifts, from where to where."""
        return tuple(self._gain(each) for each in self.drawn.gains(step))

    def needs(self, step: Placed) -> str:
        """The needs that it answers, in one line."""
        return listed([self.need(each) for each in self.drawn.answers(step)], self.language)

    def law(self, step: Placed) -> str:
        """What the law asks for that it does; empty: nothing."""
        duty = self.drawn.initiative(step).duty
        return "" if duty is None else duty.in_(self.language)

    def need(self, need: str) -> str:
        """The name of a need."""
        return self._needs[need]

    def money(self, cents: int) -> str:
        """An amount."""
        return in_dollars(cents, self.language)

    def flags(self) -> Iterator[str]:
        """What becomes of each red flag that is up."""
        for raised, when in self.drawn.flags:
            yield flag_in_words(raised.flag.text.in_(self.language), when, self.language)

    def _gain(self, gain: Gain) -> str:
        asked = self.drawn.portrait.questionnaire.by_id[gain.question]
        title = asked.title.in_(self.language)
        if gain.boxes:
            return f"{title} (+{gain.boxes})"
        return stages_in_words(title, gain.before, gain.after, language=self.language)

    @cached_property
    def _roles(self) -> dict[str, str]:
        roles = self.drawn.portrait.questionnaire.roles
        return {each.id: each.title.in_(self.language) for each in roles}

    @cached_property
    def _needs(self) -> dict[str, str]:
        needs = self.drawn.portrait.needs
        return {each.need.id: each.need.title.in_(self.language) for each in needs}
