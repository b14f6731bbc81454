"""The screen of an organisation's funding: the programmes that were asked for, and the cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from virage.core.funding import Matches
from virage.core.funding.values import Form
from virage.documents.funding import FundingPage, Labels, for_need, funding_page
from virage.documents.funding.labels import forms, in_dollars
from virage.documents.language import day_in_words
from virage.web.funding import bridge
from virage.web.funding.forms.cases import STATES
from virage.web.funding.models import Case
from virage.web.organisations.bridge import current_questionnaire
from virage.web.organisations.models import Fact, Organisation
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Screen:
    """The page, and what it may be narrowed by: needs and forms of money, by id."""

    page: FundingPage
    needs: Mapping[str, str]
    forms: Mapping[str, str]
    chosen: Mapping[str, str]

    @property
    def narrowed(self) -> bool:
        """Whether some programmes are left out."""
        return any(self.chosen.values())


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list."""

    id: UUID
    programme: str
    step: str
    state: str
    amount: str
    opened: str
    closed: bool
    deleted: bool


def labels() -> Labels:
    """The words of today's questionnaire and catalogue, in the language of the page."""
    return bridge.labels_in(current_questionnaire(), language())


def screen_of(
    organisation: Organisation, told: Mapping[str, Fact], wanted: Mapping[str, str]
) -> Screen:
    """Judge every programme by what was told; a filter that does not exist narrows nothing."""
    whole = bridge.judged(bridge.known_of(organisation, told), timezone.localdate())
    needs = _needs(whole)
    kinds = {form.value: said for form, said in forms(language()).items() if _offered(form, whole)}
    need, kind = wanted.get("need", ""), wanted.get("form", "")
    need, kind = need if need in needs else "", kind if kind in kinds else ""
    kept = for_need(whole, need) if need else whole
    kept = _of_form(kept, Form(kind)) if kind else kept
    page = funding_page(kept, labels(), name=organisation.name)
    return Screen(page, needs, kinds, {"need": need, "form": kind})


def _needs(whole: Matches) -> Mapping[str, str]:
    """The needs that some programme answers."""
    answered = {need for match in whole for need in match.programme.needs}
    return {key: said for key, said in bridge.needs_in(language()).items() if key in answered}


def _offered(form: Form, whole: Matches) -> bool:
    return any(form in match.programme.forms for match in whole)


def _of_form(matches: Matches, form: Form) -> Matches:
    kept = tuple(match for match in matches if form in match.programme.forms)
    return Matches(matches.case, kept)


def case_lines(cases: Iterable[Case]) -> tuple[CaseLine, ...]:
    """The cases as a list shows them."""
    return tuple(map(_case_line, cases))


def _case_line(case: Case) -> CaseLine:
    return CaseLine(
        id=case.id,
        programme=labels().programme(case.programme),
        step=case.step,
        state=str(dict(STATES)[case.state]),
        amount="" if case.amount is None else in_dollars(case.amount, language()),
        opened=day_in_words(case.opened_on, language()),
        closed=case.closed_at is not None,
        deleted=case.deleted_at is not None,
    )
