"""What the page of a case shows: its terms, what they became, and how it would be judged today."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.funding import Catalogue, Programme, match
from virage.documents.funding.cards import programme_card
from virage.documents.funding.kept import TermsKept, terms_kept
from virage.documents.funding.sequence import pairs_of
from virage.documents.funding.shapes import ProgrammeCard
from virage.documents.language import day_in_words
from virage.web.funding import bridge
from virage.web.funding.actions import Wanted
from virage.web.funding.forms.cases import STATES, CaseForm
from virage.web.funding.models import INITIATIVE_LENGTH, STEP_LENGTH, Case
from virage.web.funding.views.cards import labels
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import facts_of
from virage.web.programmes import bridge as programmes
from virage.web.ui.page import language

SHORT = 40


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case; `cards` holds its programme, judged today by the terms of its day.

    `cards` is empty and `terms` None once the programme left the catalogue.
    """

    case: Case
    name: str
    opened: str
    state: str
    cards: tuple[ProgrammeCard, ...]
    terms: TermsKept | None

    @property
    def now(self) -> tuple[tuple[str, str], ...]:
        """What the case says now, for who meant to say otherwise: labels and values."""
        fields = CaseForm(initial=dict(written(self.case)))
        said = ((str(each.label), _said(each.name, each.value())) for each in fields)
        return tuple((label, value) for label, value in said if value)


def name_of(programme: Programme) -> str:
    """What a programme is called."""
    return programme.name.in_(language())


def _said(name: str, value: object) -> str:
    if name == "state":
        return str(dict(STATES)[str(value)])
    return "" if value is None else str(value)


def written(case: Case) -> Mapping[str, object]:
    """What the form of a case shows at first."""
    return {name: getattr(case, name) for name in Wanted.__slots__}


def opened_for(asked: Mapping[str, str]) -> dict[str, object]:
    """What the form of a new case shows at first: the step and the cost that its link carried."""
    return {"step": asked.get("step", "")[:STEP_LENGTH], "cost": asked.get("cost", "")[:SHORT]}


def initiative_of(asked: Mapping[str, str]) -> str:
    """The step of a plan that a link was for; empty for none."""
    named = asked.get("initiative", "")
    sound = named.isascii() and named.isidentifier() and len(named) <= INITIATIVE_LENGTH
    return named if sound else ""


def turned(turn: str) -> str:
    """What is said once a case was closed, reopened, deleted or brought back."""
    return {
        "close": _("The case is closed; you may reopen it."),
        "reopen": _("The case is open again."),
        "delete": _("The case is deleted; you may bring it back for thirty days."),
        "restore": _("The case is back."),
    }[turn]


def case_page(organisation: Organisation, case: Case) -> CasePage:
    """Judge the programme of a case today, by the terms of the day it was opened."""
    catalogue = programmes.funding()
    known = catalogue.by_id.get(case.programme)
    return CasePage(
        case=case,
        name=labels().programme(case.programme),
        opened=day_in_words(case.opened_on, language()),
        state=str(dict(STATES)[case.state]),
        cards=() if known is None else (_card(organisation, case, catalogue),),
        terms=None if known is None else _terms(known, case),
    )


def _card(organisation: Organisation, case: Case, catalogue: Catalogue) -> ProgrammeCard:
    facts = bridge.known_of(organisation, facts_of(organisation))
    matches = match(catalogue, facts, on=timezone.localdate(), opened=case.opened_on)
    return programme_card(matches.of(case.programme), pairs_of(matches), labels())


def _terms(programme: Programme, case: Case) -> TermsKept:
    return terms_kept(
        programme,
        opened=case.opened_on,
        content_hash=case.content_hash,
        on=timezone.localdate(),
        labels=labels(),
    )
