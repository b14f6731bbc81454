"""The words that stand for ids in sentences about funding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import TypeVar

from virage.core.funding.criteria import Leaf
from virage.core.funding.facts import Fact, FactName
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import (
    Cents,
    Dated,
    Expense,
    Form,
    LegalForm,
    Nature,
    Range,
    Verdict,
    Zone,
)
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language, LocalText
from virage.documents.language import MONTHS, NO_BREAK, day_in_words, number, percent, words

Key = TypeVar("Key")
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


@cache
def titles(language: Language) -> Mapping[FactName, str]:
    """The name of each fact that has no subject."""
    _ = words(language).gettext
    return {
        FactName.REVENUE: _("Annual revenue"),
        FactName.EMPLOYEES: _("People employed"),
        FactName.SELF_GENERATED_SHARE: _("Self-generated share of revenue"),
        FactName.YEARS_IN_OPERATION: _("Years in operation"),
        FactName.LEGAL_FORM: _("Legal form"),
        FactName.KIND: _("Kind of organisation"),
        FactName.SECTOR: _("Main activity"),
        FactName.REGION: _("Region"),
        FactName.MRC: _("RCM or city"),
        FactName.ZONE: _("Economic vitality of the place"),
        FactName.TAXABLE: _("Income tax"),
        FactName.FORBIDS_REBATES: _("Rebates and interest forbidden"),
        FactName.HAS_FRENCH_SITE: _("Site in French"),
        FactName.FRANCIZATION_DUTIES_MET: _("Francization duties"),
        FactName.IN_RENA: _("Register of enterprises ineligible for public contracts (RENA)"),
        FactName.GST_RECOVERED: _("Share of the GST that comes back"),
        FactName.QST_RECOVERED: _("Share of the QST that comes back"),
        FactName.STEP_NATURE: _("Nature of the step"),
        FactName.STEP_EXPENSES: _("Expenses of the step"),
        FactName.STEP_COST: _("Cost of the step"),
    }


@cache
def legal_forms(language: Language) -> Mapping[LegalForm, str]:
    """Legal forms, as they stand in a sentence."""
    _ = words(language).gettext
    return {
        LegalForm.COOPERATIVE: _("co-operative"),
        LegalForm.MUTUAL: _("mutual"),
        LegalForm.NON_PROFIT: _("non-profit"),
        LegalForm.FOR_PROFIT: _("for-profit enterprise"),
    }


@cache
def zones(language: Language) -> Mapping[Zone, str]:
    """Levels of economic vitality."""
    _ = words(language).gettext
    return {Zone.LOW: _("low"), Zone.INTERMEDIATE: _("intermediate"), Zone.HIGH: _("high")}


@cache
def expenses(language: Language) -> Mapping[Expense, str]:
    """Categories of expense."""
    _ = words(language).gettext
    return {
        Expense.OUTSIDE_SERVICES: _("outside services"),
        Expense.TRAVEL: _("travel"),
        Expense.SOFTWARE: _("software"),
        Expense.HARDWARE: _("computer hardware"),
        Expense.EQUIPMENT: _("equipment"),
        Expense.TRAINING: _("training"),
        Expense.INTERNAL_SALARIES: _("internal salaries"),
        Expense.LICENCES: _("licences (subscription)"),
        Expense.OTHER: _("other expenses"),
    }


@cache
def natures(language: Language) -> Mapping[Nature, str]:
    """Natures of a step."""
    _ = words(language).gettext
    return {
        Nature.STUDY: _("study"),
        Nature.DIAGNOSIS_OR_PLAN: _("diagnosis or plan"),
        Nature.IMPLEMENTATION: _("implementation"),
        Nature.ACQUISITION: _("acquisition"),
        Nature.TRAINING: _("training"),
    }


@cache
def forms(language: Language) -> Mapping[Form, str]:
    """Forms of aid."""
    _ = words(language).gettext
    return {
        Form.GRANT: _("grant"),
        Form.FORGIVABLE_CONTRIBUTION: _("forgivable contribution"),
        Form.INTEREST_FREE_LOAN: _("interest-free loan"),
        Form.LOAN: _("loan"),
        Form.GUARANTEE: _("loan guarantee"),
        Form.PATIENT_CAPITAL: _("patient capital"),
        Form.REFUNDABLE_TAX_CREDIT: _("refundable tax credit"),
    }


@cache
def verdicts(language: Language) -> Mapping[Verdict, str]:
    """What the rules say."""
    _ = words(language).gettext
    return {
        Verdict.YES: _("yes"),
        Verdict.NO: _("no"),
        Verdict.UNKNOWN: _("not known yet"),
    }


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
    return f"{MONTHS[language][dated.month - 1]}{NO_BREAK}{dated.year}"


def either(items: Sequence[str], language: Language) -> str:
    """Items of which one is enough: « a, b ou c », "a, b or c"."""
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    last = words(language).gettext("%(items)s or %(last)s")
    return last % {"items": ", ".join(items[:-1]), "last": items[-1]}
