"""What an organisation tells for funding alone, beside its profile; the profile is not asked twice.

Each is the answer to a question whose id is `funding.` and the id of the fact.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from virage.core.answers import Amount, Answer, Picked, Written
from virage.core.funding.facts import YES_OR_NO, Artefact, Fact, FactName, Facts
from virage.core.funding.values import Cents, Dated, LegalForm, Zone

Word = TypeVar("Word", bound=Enum)
Value = TypeVar("Value")
PREFIX = "funding."
NONE, OTHER = "none", "other"  # nothing is held; issued under no programme that is listed
DATE_OF = ".on"  # after the id of an artefact: when it was issued
YEARS_BACK = 2  # before the last financial year


def told_id(fact: Fact) -> str:
    """The id of the question that asks for a fact."""
    return PREFIX + fact.id


def revenue_id(years_back: int) -> str:
    """The id of the question that asks for the revenue of an earlier year."""
    return told_id(Fact(FactName.REVENUE, str(years_back)))


def with_told(facts: Facts, answers: Mapping[str, Answer]) -> Facts:
    """The same facts and those told for funding; what is not known adds nothing."""
    told = _Told(answers)
    return replace(
        facts,
        legal_form=told.word(FactName.LEGAL_FORM, LegalForm) or facts.legal_form,
        revenues=told.revenues(facts.revenues),
        zone=told.word(FactName.ZONE, Zone),
        gst_recovered=told.part(FactName.GST_RECOVERED),
        qst_recovered=told.part(FactName.QST_RECOVERED),
        has_french_site=told.flag(Fact(FactName.HAS_FRENCH_SITE)),
        francization_duties_met=told.flag(Fact(FactName.FRANCIZATION_DUTIES_MET)),
        in_rena=told.flag(Fact(FactName.IN_RENA)),
        artefacts=told.of_each(FactName.ARTEFACT, told.artefacts),
        declared=told.of_each(FactName.DECLARED, told.flag),
        projects_before=told.of_each(FactName.PROJECTS_BEFORE, told.count),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    answers: Mapping[str, Answer]

    def choice(self, fact: Fact) -> str:
        answer = self.answers.get(told_id(fact))
        return answer.choice if isinstance(answer, Picked) else ""

    def number(self, question: str) -> Fraction | None:
        answer = self.answers.get(question)
        return Fraction(repr(answer.value)) if isinstance(answer, Amount) else None

    def word(self, name: FactName, words: type[Word]) -> Word | None:
        choice = self.choice(Fact(name))
        return words(choice) if choice else None

    def flag(self, fact: Fact) -> bool | None:
        return YES_OR_NO.get(self.choice(fact))

    def part(self, name: FactName) -> Fraction | None:
        share = self.number(told_id(Fact(name)))
        return None if share is None else share / 100

    def count(self, fact: Fact) -> int | None:
        number = self.number(told_id(fact))
        return None if number is None else int(number)

    def revenues(self, last: tuple[Cents | None, ...]) -> tuple[Cents | None, ...]:
        before = [self.number(revenue_id(back + 1)) for back in range(YEARS_BACK)]
        if not any(each is not None for each in before):
            return last
        earlier = [None if each is None else round(each * 100) for each in before]
        return (*(last or (None,)), *earlier)

    def artefacts(self, fact: Fact) -> tuple[Artefact, ...] | None:
        issuer = self.choice(fact)
        if not issuer:
            return None
        if issuer == NONE:
            return ()
        written = self.answers.get(told_id(fact) + DATE_OF)
        on = parse_date(written.words) if isinstance(written, Written) else None
        return (Artefact(issuer, on),)

    def of_each(self, name: FactName, read: Callable[[Fact], Value | None]) -> Mapping[str, Value]:
        """What was told of each subject of that name."""
        start = told_id(Fact(name, " "))[:-1]
        subjects = (key.removeprefix(start) for key in self.answers if key.startswith(start))
        found = ((subject, read(Fact(name, subject))) for subject in subjects)
        return {subject: value for subject, value in found if value is not None}


def parse_date(written: str) -> Dated | None:
    """A year, a month or a day, such as 2026-01; None when there is no such day."""
    parts = written.split("-")
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004
        return None
    try:
        found = Dated(*(int(part) for part in parts))
        found.first  # noqa: B018  # no such day: ValueError
    except ValueError:
        return None
    return found
