"""What a portrait asks for, and which initiatives bring it: needs, red flags, legal duties."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from virage.core.answers import Rated
from virage.core.initiatives import Initiative, InitiativeCatalogue
from virage.core.needs import AnswerReason, Assessment, Lift, Verdict
from virage.core.roadmap.drafting.ground import Ground

Place = tuple[str, str | None]  # a question, and the row of a grid


@dataclass(frozen=True)
class Answers:
    """One portrait held against one catalogue: who answers what."""

    ground: Ground
    catalogue: InitiativeCatalogue

    def open(self, initiative: Initiative) -> bool:
        """Whether it still lifts something."""
        return not initiative.already_there(self.ground.reached)

    @cached_property
    def strengths(self) -> Mapping[str, int]:
        """The needs to answer with their strength, at least 1.

        The proposed, those of the red flags, and the first of each legal duty not yet done.
        """
        portrait = self.ground.portrait
        lawful = {each.needs[0] for each in self.duties}
        proposed = portrait.needs_that_are(Verdict.PROPOSED)
        urgent = (each.need for each in portrait.flags if each.need is not None)
        owed = (each for each in portrait.needs if each.need.id in lawful)
        wanted = (*proposed, *urgent, *owed)
        return {each.need.id: max(1, round(each.strength or 0)) for each in wanted}

    @cached_property
    def duties(self) -> tuple[Initiative, ...]:
        """What the law asks for and is known not to be done."""
        return tuple(each for each in self.catalogue.initiatives if each.duty and self._due(each))

    def _due(self, initiative: Initiative) -> bool:
        lifts = (each for each in initiative.lifts if not self.ground.reached(each))
        return any(self.ground.known(each.question) for each in lifts)

    def raised(self, initiative: Initiative) -> tuple[str, ...]:
        """The needs to answer of which it lifts the main question."""
        lifts = [each for each in initiative.lifts if not self.ground.reached(each)]
        return tuple(
            need
            for need in initiative.needs
            if need in self._mains and any(_raises(lift, self._mains[need]) for lift in lifts)
        )

    def covered(self, initiative: Initiative) -> tuple[str, ...]:
        """The same, less what the law asks more for: the last of its duties covers a need."""
        before = {wait.initiative for each in self.duties for wait in each.after}
        owed = initiative.needs[:1] if initiative.duty and initiative.id in before else ()
        return tuple(each for each in self.raised(initiative) if each not in owed)

    @cached_property
    def _mains(self) -> Mapping[str, Place | None]:
        needs = (each for each in self.ground.portrait.needs if each.need.id in self.strengths)
        return {each.need.id: self._main(each) for each in needs}

    def _main(self, assessed: Assessment) -> Place | None:
        """The first place that a need asks for and that is not reached; None: it names none."""
        for each in assessed.need.lifts:
            if not self.ground.reached(each):
                return each.question, each.row or _row(each, assessed)
        return None


def _row(lift: Lift, assessed: Assessment) -> str | None:
    """The row of a grid that speaks loudest for a need; None: no row does."""
    said = (each for each in assessed.reasons if isinstance(each, AnswerReason))
    loud = (each.answer for each in said if each.question == lift.question)
    return next((each.rows[0][0] for each in loud if isinstance(each, Rated)), None)


def _raises(lift: Lift, main: Place | None) -> bool:
    """Whether a lift leads to a place, or the whole of its grid; to any, when none is named."""
    if main is None:
        return True
    question, row = main
    return lift.question == question and (row is None or lift.row in (None, row))
