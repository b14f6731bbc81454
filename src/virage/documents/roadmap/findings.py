"""What the quality check finds, in words: what is missing, and why a board needs it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from virage.core.roadmap.quality import Finding, Lack
from virage.core.text import Language
from virage.documents.language import words
from virage.documents.roadmap.faults import Faults

Named = Callable[[str], str]


@dataclass(frozen=True)
class Findings:
    """The findings about one plan in one language; `name` names a step, `flag` a red flag."""

    faults: Faults
    goals: dict[str, str]
    name: Named
    flag: Named

    @property
    def language(self) -> Language:
        """The language that it speaks."""
        return self.faults.language

    def __call__(self, finding: Finding) -> str:
        """One finding, as a sentence."""
        if finding.fault is not None:
            return self.faults(finding.fault)
        return self._sentences[finding.lack] % {
            "goal": self.goals.get(finding.id, ""),
            "step": self.name(finding.id) if finding.part in ("step", "plan") else "",
            "flag": self.flag(finding.id) if finding.part == "flag" else "",
            "name": finding.name,
            "where": self._where(finding),
            "why": finding.why,
        }

    def _where(self, finding: Finding) -> str:
        """The part that a finding is about, as the plan calls it."""
        if finding.part == "step":
            return self.name(finding.id)
        return self.goals.get(finding.id, words(self.language).gettext("The vision"))

    @cached_property
    def _sentences(self) -> dict[Lack, str]:
        _ = words(self.language).gettext
        return {
            Lack.PORTRAIT: _("The portrait that the plan starts from is not closed."),
            Lack.VISION: _(
                "Your vision is not written: a board adopts a direction before a list of steps."
            ),
            Lack.GOAL: _("No objective is written: nobody could tell later whether it worked."),
            Lack.STEP: _("The plan has no step yet: there is nothing to adopt."),
            Lack.BUDGET: _(
                "No budget is stated: give an amount, or say beside your vision that it is not"
                " known yet."
            ),
            Lack.DAYS: _("No days are given: steps ask for the time of your people."),
            Lack.INDICATOR: _("“%(goal)s” has no indicator: how will you see that it is reached?"),
            Lack.ANSWERS_FOR: _("Nobody answers for “%(goal)s”."),
            Lack.VENDOR: _(
                "“%(name)s” is the name of a vendor or a product (%(where)s): say what the thing"
                " must do, so that you may still choose."
            ),
            Lack.VENDOR_ALLOWED: _("“%(name)s” was let pass by who leads the office: %(why)s"),
            Lack.UNCOUNTED: _("%(step)s can no longer be done in this way, and is in no sum."),
            Lack.FLAG: _("A red flag stays up: %(flag)s"),
            Lack.LAW: _("The law asks for this, and it is not in the plan: %(step)s."),
            Lack.DOER: _("Nobody is named for %(step)s."),
        }
