"""The words that stand for ids in sentences about funding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Generic, TypeVar

from virage.core.funding.criteria import Leaf
from virage.core.funding.facts import Fact, FactName
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import (
    Cents,
    Confidence,
    Dated,
    Expense,
    Form,
    LegalForm,
    Level,
    Nature,
    Range,
    Verdict,
    Zone,
)
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language, LocalText
from virage.documents.language import NO_BREAK, day_in_words, month_in_words, number, percent, words
from virage.library.reading import gettext_noop

Member = TypeVar("Member", bound=Enum)
CENTS = 100


@dataclass(frozen=True)
class Labels:
    """The texts of a questionnaire's profile and of a catalogue, in one language.

    `told` keeps the sentences of rules once they were written: hold on to one for many pages.
    """

    language: Language
    choices: Mapping[str, Mapping[str, LocalText]]
    catalogue: Catalogue
    told: dict[Leaf, str] = field(default_factory=dict, compare=False, repr=False)

    def choice(self, question: str, choice: str) -> str:
        """A choice of the profile; its id when the questionnaire does not have it."""
        text = self.choices.get(question, {}).get(choice)
        return choice if text is None else text.in_(self.language)

    def programme(self, programme_id: str) -> str:
        """The name of a programme."""
        programme = self.catalogue.by_id.get(programme_id)
        return programme_id if programme is None else programme.name.in_(self.language)

    def artefact(self, what: str) -> str:
        """A kind of thing held."""
        return self.catalogue.vocabulary.artefacts[what].in_(self.language)

    def statement(self, fact: str, *, wanted: bool) -> str:
        """A declared fact, or its contrary, as a statement."""
        declared = self.catalogue.vocabulary.declared[fact]
        return (declared.statement if wanted else declared.contrary).in_(self.language)


def labels_of(questionnaire: Questionnaire, catalogue: Catalogue, language: Language) -> Labels:
    """The words for a questionnaire's profile and a catalogue."""
    choices = {
        question.id: {choice.id: choice.text for choice in question.choices}
        for question in questionnaire.profile
    }
    return Labels(language, choices, catalogue)


def fact_title(fact: Fact, labels: Labels) -> str:
    """What a fact is called: "Annual revenue"."""
    match fact.name:
        case FactName.ARTEFACT:
            return labels.artefact(fact.subject)
        case FactName.DECLARED:
            return labels.statement(fact.subject, wanted=True).rstrip(".")
        case FactName.PROJECTS_BEFORE:
            said = words(labels.language).gettext("Projects already paid by %(programme)s")
            return said % {"programme": labels.programme(fact.subject)}
    return titles(labels.language)[fact.name]


def fact_asked(fact: Fact, labels: Labels) -> str:
    """What to ask for: the question of a declared fact, the name of any other."""
    if fact.name is FactName.DECLARED:
        return labels.catalogue.vocabulary.declared[fact.subject].question.in_(labels.language)
    return fact_title(fact, labels)


NAMES: Mapping[Enum, str] = {
    FactName.REVENUE: gettext_noop("Annual revenue"),
    FactName.EMPLOYEES: gettext_noop("People employed"),
    FactName.SELF_GENERATED_SHARE: gettext_noop("Self-generated share of revenue"),
    FactName.YEARS_IN_OPERATION: gettext_noop("Years in operation"),
    FactName.LEGAL_FORM: gettext_noop("Legal form"),
    FactName.KIND: gettext_noop("Kind of organisation"),
    FactName.SECTOR: gettext_noop("Main activity"),
    FactName.REGION: gettext_noop("Region"),
    FactName.MRC: gettext_noop("RCM or city"),
    FactName.ZONE: gettext_noop("Economic vitality of the place"),
    FactName.TAXABLE: gettext_noop("Income tax"),
    FactName.FORBIDS_REBATES: gettext_noop("Rebates and interest forbidden"),
    FactName.HAS_FRENCH_SITE: gettext_noop("Site in French"),
    FactName.FRANCIZATION_DUTIES_MET: gettext_noop("Francization duties"),
    FactName.IN_RENA: gettext_noop(
        "Register of enterprises ineligible for public contracts (RENA)"
    ),
    FactName.GST_RECOVERED: gettext_noop("Share of the GST that comes back"),
    FactName.QST_RECOVERED: gettext_noop("Share of the QST that comes back"),
    FactName.STEP_NATURE: gettext_noop("Nature of the step"),
    FactName.STEP_EXPENSES: gettext_noop("Expenses of the step"),
    FactName.STEP_COST: gettext_noop("Cost of the step"),
    LegalForm.COOPERATIVE: gettext_noop("co-operative"),
    LegalForm.MUTUAL: gettext_noop("mutual"),
    LegalForm.NON_PROFIT: gettext_noop("non-profit"),
    LegalForm.FOR_PROFIT: gettext_noop("for-profit enterprise"),
    Zone.LOW: gettext_noop("low"),
    Zone.INTERMEDIATE: gettext_noop("intermediate"),
    Zone.HIGH: gettext_noop("high"),
    Expense.OUTSIDE_SERVICES: gettext_noop("outside services"),
    Expense.TRAVEL: gettext_noop("travel"),
    Expense.SOFTWARE: gettext_noop("software"),
    Expense.HARDWARE: gettext_noop("computer hardware"),
    Expense.EQUIPMENT: gettext_noop("equipment"),
    Expense.TRAINING: gettext_noop("training"),
    Expense.INTERNAL_SALARIES: gettext_noop("internal salaries"),
    Expense.LICENCES: gettext_noop("licences (subscription)"),
    Expense.OTHER: gettext_noop("other expenses"),
    Nature.STUDY: gettext_noop("study"),
    Nature.DIAGNOSIS_OR_PLAN: gettext_noop("diagnosis or plan"),
    Nature.IMPLEMENTATION: gettext_noop("implementation"),
    Nature.ACQUISITION: gettext_noop("acquisition"),
    Nature.TRAINING: gettext_noop("training"),
    Form.GRANT: gettext_noop("grant"),
    Form.FORGIVABLE_CONTRIBUTION: gettext_noop("forgivable contribution"),
    Form.INTEREST_FREE_LOAN: gettext_noop("interest-free loan"),
    Form.LOAN: gettext_noop("loan"),
    Form.GUARANTEE: gettext_noop("loan guarantee"),
    Form.PATIENT_CAPITAL: gettext_noop("patient capital"),
    Form.REFUNDABLE_TAX_CREDIT: gettext_noop("refundable tax credit"),
    Level.PROVINCIAL: gettext_noop("Government of Québec"),
    Level.FEDERAL: gettext_noop("Government of Canada"),
    Level.LOCAL: gettext_noop("RCM or city"),
    Level.PRIVATE: gettext_noop("Fund outside government"),
    Confidence.PRIMARY: gettext_noop("the funder itself"),
    Confidence.SECONDARY: gettext_noop("somebody else who writes about it"),
    Confidence.UNCONFIRMED: gettext_noop("not confirmed"),
    Verdict.YES: gettext_noop("yes"),
    Verdict.NO: gettext_noop("no"),
    Verdict.UNKNOWN: gettext_noop("not known yet"),
}


@dataclass(frozen=True, slots=True)
class Named(Generic[Member]):
    """The words of a closed list: `forms("en")[Form.GRANT]` is "grant"."""

    members: type[Member]

    @cache  # noqa: B019  there are nine of these, and they live as long as the program
    def __call__(self, language: Language) -> Mapping[Member, str]:
        """Each member that has a name, as it stands in a sentence, in the order of the list."""
        said = words(language).gettext
        return {each: said(NAMES[each]) for each in self.members if each in NAMES}


titles = Named(FactName)  # of each fact that has no subject
legal_forms = Named(LegalForm)
zones = Named(Zone)
expenses = Named(Expense)
natures = Named(Nature)
forms = Named(Form)
levels = Named(Level)  # whose money it is
confidences = Named(Confidence)  # how near a source stands to whoever decides
verdicts = Named(Verdict)


def in_dollars(cents: Cents, language: Language) -> str:
    """Money: « 50 000 $ », "$50,000"; cents only where there are some."""
    decimals = 2 if cents % CENTS else 0
    written = number(cents / CENTS, language, decimals)
    return f"{written}{NO_BREAK}$" if language == "fr" else f"${written}"


def range_in_dollars(between: Range, language: Language) -> str:
    """An exact amount, or its two ends."""
    if between.exact:
        return in_dollars(between.low, language)
    _ = words(language).gettext
    return _("%(low)s to %(high)s") % {
        "low": in_dollars(between.low, language),
        "high": in_dollars(between.high, language),
    }


def in_percent(part: Fraction, language: Language) -> str:
    """A part of 1: « 40 % », "40%"."""
    decimals = next(
        places
        for places in (0, 1, 2)
        if places == 2 or (part * 100 * 10**places).denominator == 1  # noqa: PLR2004
    )
    return percent(float(part), language, decimals)


def date_in_words(dated: Dated | None, language: Language) -> str:
    """A date as precise as it is: a day, « décembre 2025 », a year."""
    if dated is None:
        return words(language).gettext("an unknown date")
    if dated.exact:
        return day_in_words(dated.first, language)
    if dated.month is None:
        return str(dated.year)
    return month_in_words(dated.first, language)


def either(items: Sequence[str], language: Language) -> str:
    """Items of which one is enough: « a, b ou c », "a, b or c"."""
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    last = words(language).gettext("%(items)s or %(last)s")
    return last % {"items": ", ".join(items[:-1]), "last": items[-1]}
