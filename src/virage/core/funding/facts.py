"""What is known of an organisation when money is looked for; every fact may be unknown."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from virage.core.answers import Amount, Answers, Picked, Written
from virage.core.funding.values import Cents, Client, Dated, Expense, LegalForm, Nature, Zone


class FactName(Enum):
    """A fact that rules may read; the value is its name in files.

    The order is that in which equally useful questions are asked.
    """

    REVENUE = "revenue"
    EMPLOYEES = "employees"
    SELF_GENERATED_SHARE = "self_generated_share"
    YEARS_IN_OPERATION = "years_in_operation"
    LEGAL_FORM = "legal_form"
    KIND = "kind"
    SECTOR = "sector"
    REGION = "region"
    MRC = "mrc"
    ZONE = "zone"
    TAXABLE = "taxable"
    FORBIDS_REBATES = "forbids_rebates"
    HAS_FRENCH_SITE = "has_french_site"
    FRANCIZATION_DUTIES_MET = "francization_duties_met"
    IN_RENA = "in_rena"
    ARTEFACT = "artefact"  # its subject is what is held
    DECLARED = "declared"  # its subject is the declared fact
    PROJECTS_BEFORE = "projects_before"  # its subject is the programme
    GST_RECOVERED = "gst_recovered"
    QST_RECOVERED = "qst_recovered"
    STEP_NATURE = "step_nature"
    STEP_EXPENSES = "step_expenses"
    STEP_COST = "step_cost"

    __hash__ = object.__hash__  # members are one of a kind; the hash of Enum is slow


class Fact(NamedTuple):
    """A fact by its name, and by its subject where there are several of that name."""

    name: FactName
    subject: str = ""

    @property
    def id(self) -> str:
        """One word: `revenue`, `declared.board_of_three`."""
        return f"{self.name.value}.{self.subject}" if self.subject else self.name.value


@dataclass(frozen=True, slots=True)
class Artefact:
    """Something held, such as a digital plan; `issued_under` is the id of a programme."""

    issued_under: str | None = None
    on: Dated | None = None


@dataclass(frozen=True)
class Facts:
    """One organisation. None is not known; a share is a part of 1, revenue is in cents.

    `revenues` goes back from the last financial year. `artefacts` lists, for each kind that the
    organisation was asked about, all that it holds; a kind that is absent is not known.
    `projects_before` counts the projects already paid by a programme.
    """

    legal_form: LegalForm | None = None
    kind: str | None = None
    employees: int | None = None
    revenues: tuple[Cents | None, ...] = ()
    self_generated_share: Fraction | None = None
    years_in_operation: int | None = None
    region: str | None = None
    mrc: str | None = None
    zone: Zone | None = None
    sector: str | None = None
    taxable: bool | None = None
    forbids_rebates: bool | None = None
    gst_recovered: Fraction | None = None
    qst_recovered: Fraction | None = None
    has_french_site: bool | None = None
    francization_duties_met: bool | None = None
    in_rena: bool | None = None
    artefacts: Mapping[str, tuple[Artefact, ...]] = field(default_factory=dict)
    declared: Mapping[str, bool] = field(default_factory=dict)
    projects_before: Mapping[str, int] = field(default_factory=dict)

    def value(self, fact: Fact) -> object:
        """What is known of one fact, as its rule reads it; None when nothing is."""
        match fact.name:
            case FactName.REVENUE:
                return self.revenues[0] if self.revenues else None
            case FactName.ARTEFACT:
                return self.artefacts.get(fact.subject)
            case FactName.DECLARED:
                return self.declared.get(fact.subject)
            case FactName.PROJECTS_BEFORE:
                return self.projects_before.get(fact.subject)
        return getattr(self, fact.name.value, None)

    @property
    def client(self) -> Client | None:
        """The class that stacking ceilings put it in."""
        if self.legal_form is None:
            return None
        of_profit = self.legal_form is LegalForm.FOR_PROFIT
        return Client.PRIVATE if of_profit else Client.SOCIAL_ECONOMY


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of a step's budget, before taxes, with the taxes that are paid on it.

    `assets` is how many things it buys, for amounts that are excluded for each.
    """

    category: Expense
    before_taxes: Cents
    gst: Cents = 0
    qst: Cents = 0
    assets: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a plan as funders see it; `nature` None is not said."""

    costs: tuple[Cost, ...]
    nature: Nature | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule is asked about: an organisation, a step if there is one, on a day."""

    facts: Facts
    on: date
    step: Step | None = None


LEGAL_FORMS = {
    "travail": LegalForm.COOPERATIVE,
    "producteurs": LegalForm.COOPERATIVE,
    "consommateurs": LegalForm.COOPERATIVE,
    "solidarite": LegalForm.COOPERATIVE,
    "travailleurs_actionnaire": LegalForm.COOPERATIVE,
    "obnl": LegalForm.NON_PROFIT,
    "mutuelle": LegalForm.MUTUAL,
}  # a federation or grouping may be a co-operative or a non-profit: not known from its kind
YES_OR_NO = {"yes": True, "no": False}
PROFILE_QUESTIONS = {
    FactName.REVENUE: "revenue",
    FactName.EMPLOYEES: "employees",
    FactName.SELF_GENERATED_SHARE: "self_generated",
    FactName.YEARS_IN_OPERATION: "years",
    FactName.LEGAL_FORM: "kind",
    FactName.KIND: "kind",
    FactName.SECTOR: "sector",
    FactName.REGION: "region",
    FactName.MRC: "mrc",
    FactName.TAXABLE: "taxable",
    FactName.FORBIDS_REBATES: "forbids_rebates",
}  # the question of the profile that tells each fact that `facts_of` reads


def facts_of(answers: Answers) -> Facts:
    """The facts that the profile of the questionnaire `coop` tells; blanks are not known."""
    kind, revenue = _choice(answers, "kind"), _number(answers, "revenue")
    share, years = _number(answers, "self_generated"), _number(answers, "years")
    employees = _number(answers, "employees")
    mrc = answers["mrc"]
    return Facts(
        legal_form=LEGAL_FORMS.get(kind or ""),
        kind=kind,
        employees=None if employees is None else int(employees),
        revenues=() if revenue is None else (round(revenue * 100),),
        self_generated_share=None if share is None else share / 100,
        years_in_operation=None if years is None else int(years),
        region=_choice(answers, "region"),
        mrc=mrc.words if isinstance(mrc, Written) else None,
        sector=_choice(answers, "sector"),
        taxable=YES_OR_NO.get(_choice(answers, "taxable") or ""),
        forbids_rebates=YES_OR_NO.get(_choice(answers, "forbids_rebates") or ""),
    )


def _choice(answers: Answers, question: str) -> str | None:
    answer = answers[question]
    return answer.choice if isinstance(answer, Picked) else None


def _number(answers: Answers, question: str) -> Fraction | None:
    answer = answers[question]
    return Fraction(repr(answer.value)) if isinstance(answer, Amount) else None


SMALL_WORDS = re.compile(r"^(mrc|ville|municipalite|agglomeration)\b|\b(de|du|des|d|la|le|les|l)\b")


def place_key(name: str) -> str:
    """A place as it is compared: « MRC de La Haute-Yamaska » is "haute yamaska"."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    spaced = re.sub(r"[^a-z0-9]+", " ", bare).strip()
    return " ".join(SMALL_WORDS.sub(" ", spaced).split())
