"""A plan with its financing: what every document of a plan is made from."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from virage.core.roadmap import check
from virage.core.roadmap.explaining import LeftOut, left_out
from virage.core.roadmap.financing import Financed
from virage.core.roadmap.purpose import Purpose
from virage.core.text import Language
from virage.documents.funding.labels import Labels
from virage.documents.language import day_in_words, words
from virage.documents.roadmap.drawn import Drawn
from virage.documents.roadmap.faults import Faults
from virage.documents.roadmap.telling import Telling
from virage.documents.roadmap.wording import Wording


@dataclass(frozen=True, slots=True)
class Adopted:
    """By which resolution a board adopted which version, when, and its fingerprint."""

    number: int
    resolution: str
    day: date
    digest: str


@dataclass(frozen=True)
class Dossier:
    """A plan that was drawn and its financing, in the language of `labels`, as known on `day`.

    `vision` is in the co-op's own words; "" leaves room to write it. `uncounted` names the steps
    that are in no sum, because they can no longer be done as they were chosen. `purpose` holds the
    objectives and who does each step. One that is not `adopted` is a draft.
    """

    drawn: Drawn
    financed: Financed
    labels: Labels
    day: date
    vision: str = ""
    purpose: Purpose = field(default_factory=Purpose)
    uncounted: tuple[str, ...] = ()
    adopted: Adopted | None = None

    @property
    def language(self) -> Language:
        """The language that it speaks."""
        return self.labels.language

    @property
    def name(self) -> str:
        """The organisation's name; "" when the sheet does not tell it."""
        return self.drawn.portrait.sheet.name

    @cached_property
    def say(self) -> Callable[[str], str]:
        """The interface's words in its language."""
        return words(self.language).gettext

    @cached_property
    def wording(self) -> Wording:
        """The words of its steps."""
        return Wording(self.drawn, self.language)

    @cached_property
    def telling(self) -> Telling:
        """The words of its problem."""
        return Telling(self.drawn.names, self.language)

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """What does not hold together, each said once; what is held may always be moved by hand."""
        said = Faults(self.drawn, self.language, self.quarter_and_day)
        gone = self.say("%(step)s can no longer be done in this way, and is in no sum.")
        found = check(replace(self.drawn.problem, locks=()), self.drawn.plan)
        told = (*map(said, found), *(gone % {"step": each} for each in self.uncounted))
        return tuple(dict.fromkeys(told))

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was not chosen, and why."""
        return left_out(self.drawn.problem, self.drawn.plan)

    @property
    def decides(self) -> str:
        """Who decides, or has decided."""
        _ = self.say
        if self.adopted is None:
            return _(
                "A person decides: this draft binds nobody until your board adopts it by "
                "resolution."
            )
        return _("Your board decided. What it adopted no longer changes: it is amended.")

    @property
    def resolved(self) -> str:
        """The resolution by which it was adopted; "" for a draft."""
        if self.adopted is None:
            return ""
        _ = self.say
        return _("Adopted by resolution %(number)s on %(day)s") % {
            "number": self.adopted.resolution,
            "day": self.in_words(self.adopted.day),
        }

    def in_words(self, day: date) -> str:
        """A day in its language."""
        return day_in_words(day, self.language)

    def quarter(self, quarter: int) -> str:
        """The number of a quarter as people say it, from 1: "Q1", « T1 »."""
        _ = self.say
        return _("Q%(quarter)s") % {"quarter": quarter + 1}

    def quarter_and_day(self, quarter: int) -> str:
        """The same with the day on which it begins: "Q3 (July 1, 2027)"."""
        begins = self.in_words(self.financed.quarters.first_day(quarter))
        return f"{self.quarter(quarter)} ({begins})"
