"""What is wrong with a plan, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import floor

from virage.core.roadmap import Fault, Reason
from virage.core.roadmap.naming import Family
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import listed, number, quoted, words
from virage.documents.roadmap.drawn import Drawn
from virage.documents.roadmap.telling import Telling
from virage.documents.roadmap.wording import Wording

Named = Callable[[int], str]


@dataclass(frozen=True)
class Faults:
    """The faults of one plan in one language; `quarter` names a quarter of the plan."""

    drawn: Drawn
    language: Language
    quarter: Named

    def __call__(self, fault: Fault) -> str:
        """One fault: what, where, and the numbers that show it."""
        match fault.reason:
            case Reason.PREREQUISITE | Reason.COMPANION | Reason.EXCLUSIVE | Reason.LOCK:
                return self._between(fault)
            case Reason.PEOPLE | Reason.AT_ONCE | Reason.YEAR_BUDGET:
                return self._too_much(fault)
            case Reason.STAGE_NOT_REACHED:
                return self._stage(fault)
            case Reason.TARGET | Reason.FLAG_TARGET:
                return self._missed(fault)
            case _:
                return self._place(fault)

    def _place(self, fault: Fault) -> str:
        _ = words(self.language).gettext
        at = "" if fault.when is None else self.quarter(fault.when)
        names = listed([self._tell.named(each) for each in fault.about], self.language)
        said = {
            Reason.CLOSED_QUARTER: _("%(steps)s begins in a quarter that is closed: %(quarter)s."),
            Reason.OUTSIDE_HORIZON: _("%(steps)s ends after the plan and the year that follows."),
        }
        other = _("The plan cannot be checked: %(steps)s (%(rule)s).")
        sentence = said.get(fault.reason, other)
        return sentence % {"steps": names, "quarter": at, "rule": fault.reason.value}

    def _between(self, fault: Fault) -> str:
        _ = words(self.language).gettext
        names = [self._tell.named(each) for each in fault.about]
        if fault.reason is Reason.EXCLUSIVE:
            return _("Only one of these may be done: %(steps)s.") % {
                "steps": listed(names, self.language)
            }
        if fault.reason is Reason.LOCK:
            return _("%(step)s is not where it is held.") % {"step": names[0]}
        if fault.reason is Reason.COMPANION:
            said = _("%(step)s touches people: %(other)s must begin before it ends.")
        elif fault.allowed is None:
            said = _("%(step)s needs this first, which is not in the plan: %(other)s.")
        else:
            said = _("%(step)s begins too early: %(other)s must be over; at best, %(quarter)s.")
        at = "" if fault.allowed is None else self.quarter(fault.allowed)
        return said % {"step": names[0], "other": names[1], "quarter": at}

    def _too_much(self, fault: Fault) -> str:
        _ = words(self.language).gettext
        when, found, allowed = fault.when or 0, fault.found or 0, fault.allowed or 0
        if fault.reason is Reason.YEAR_BUDGET:
            said = _("Fiscal year %(year)s costs %(found)s at most, for a budget of %(allowed)s.")
            return said % {
                "year": when + 1,
                "found": in_dollars(found, self.language),
                "allowed": in_dollars(allowed, self.language),
            }
        numbers = {"found": found, "allowed": allowed, "quarter": self.quarter(when)}
        if fault.reason is Reason.AT_ONCE:
            return _("%(quarter)s: %(found)s steps at once, for %(allowed)s at most.") % numbers
        said = _("%(quarter)s: days asked of %(role)s: %(found)s; that can be given: %(allowed)s.")
        return said % {**numbers, "role": self._tell.role(fault.about[0])}

    def _stage(self, fault: Fault) -> str:
        _ = words(self.language).gettext
        question = self.drawn.portrait.questionnaire.by_id[fault.about[1].partition(".")[0]]
        said = _("%(step)s begins before this is well enough in place: %(question)s.")
        return said % {
            "step": self._tell.named(fault.about[0]),
            "question": question.title.in_(self.language),
        }

    def _missed(self, fault: Fault) -> str:
        _ = words(self.language).gettext
        telling = Telling(self.drawn.names, self.language)
        told = {"quarter": self.quarter(fault.when or 0)}
        if fault.reason is Reason.FLAG_TARGET:
            flag = quoted(telling.of(Family.FLAG, fault.about[0]), self.language)
            said = _(
                "A target is missed: the red flag %(flag)s is not cleared in time (%(quarter)s)."
            )
            return said % {**told, "flag": flag}
        name = fault.about[0]
        whole = self.drawn.problem.yardstick[name].whole
        said = _(
            "A target is missed (%(score)s): %(found)s instead of %(wanted)s in time (%(quarter)s)."
        )
        return said % {
            **told,
            "score": telling.score(name),
            "found": number(floor(1000 * (fault.found or 0) / whole) / 10, self.language, 1),
            "wanted": number(100 * (fault.allowed or 0) / whole, self.language, 1),
        }

    @cached_property
    def _tell(self) -> Wording:
        return Wording(self.drawn, self.language)
