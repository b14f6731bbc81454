"""The words of a plan: its steps, needs, gains, costs and people, each as part of a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from virage.core.initiatives import Way
from virage.core.roadmap.plan import Placed
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import listed, words
from virage.documents.roadmap.drawn import Drawn, Gain


@dataclass(frozen=True)
class Wording:
    """What a plan speaks of, in one language."""

    drawn: Drawn
    language: Language

    def step(self, step: Placed) -> str:
        """The name of a step."""
        return self.drawn.initiative(step).name.in_(self.language)

    def named(self, initiative: str) -> str:
        """The name of any initiative of the catalogue."""
        return self.drawn.catalogue.by_id[initiative].name.in_(self.language)

    def way(self, step: Placed) -> str:
        """Who does the work."""
        return way_in_words(Way(step.mode.id), self.language)

    def cost(self, step: Placed) -> str:
        """What a step costs, once and each year after: "no money" when it costs nothing."""
        return "; ".join(self._costs(step)) or words(self.language).gettext("no money")

    def days(self, step: Placed) -> str:
        """The days that it takes of each role."""
        return ", ".join(f"{self.role(role)} {days}" for role, days in step.mode.days)

    def role(self, role: str) -> str:
        """The name of a role."""
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
        _ = words(self.language).gettext
        for raised, when in self.drawn.flags:
            said = (
                _("stays up within these constraints")
                if when is None
                else _("cleared by the end of quarter %(quarter)s") % {"quarter": when}
            )
            yield f"{raised.flag.text.in_(self.language)} → {said}"

    def _costs(self, step: Placed) -> Iterator[str]:
        _ = words(self.language).gettext
        if high_cost(step.mode):
            yield _("%(middle)s, at most %(high)s") % {
                "middle": self.money(mid_cost(step.mode)),
                "high": self.money(high_cost(step.mode)),
            }
        if step.mode.recurring:
            yield _("then at most %(cost)s a year") % {"cost": self.money(step.mode.recurring)}

    def _gain(self, gain: Gain) -> str:
        asked = self.drawn.portrait.questionnaire.by_id[gain.question]
        title = asked.title.in_(self.language)
        if gain.boxes:
            return f"{title} (+{gain.boxes})"
        unknown = words(self.language).gettext("not known")
        return f"{title} ({unknown if gain.before is None else gain.before} → {gain.after})"

    @cached_property
    def _roles(self) -> dict[str, str]:
        roles = self.drawn.portrait.questionnaire.roles
        return {each.id: each.title.in_(self.language) for each in roles}

    @cached_property
    def _needs(self) -> dict[str, str]:
        needs = self.drawn.portrait.needs
        return {each.need.id: each.need.title.in_(self.language) for each in needs}


def way_in_words(way: Way, language: Language) -> str:
    """Who does the work."""
    _ = words(language).gettext
    return {
        Way.IN_HOUSE: _("in-house"),
        Way.SHARED: _("shared with other co-ops"),
        Way.SUPPLIER: _("with a supplier"),
    }[way]
