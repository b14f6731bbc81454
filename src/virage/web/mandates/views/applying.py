"""What the rules of the subsidy say of an organisation, and what it would cost."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.funding.values import Verdict
from virage.core.subsidy import price
from virage.documents.language import day_in_words
from virage.documents.mandates.wording import share_in_words
from virage.web.mandates import bridge
from virage.web.mandates.models import TermsRow
from virage.web.mandates.queries.mandates import open_case_of
from virage.web.mandates.queries.terms import terms_of
from virage.web.mandates.views import words
from virage.web.offices.views.words import Line
from virage.web.organisations.models import Organisation
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class ApplyPage:
    """What stands before an application; `verdict` is "yes", "no" or "unknown".

    `rules` are outcome and sentence; `missing` the facts to tell; `lines` what it would cost.
    """

    set: bool
    has_case: bool
    verdict: str
    rules: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    lines: tuple[Line, ...]
    added: str
    since: str

    @property
    def may(self) -> bool:
        """Whether the organisation may apply."""
        return self.set and self.has_case and self.verdict == Verdict.YES.value


def apply_page(organisation: Organisation) -> ApplyPage:
    """Judge an organisation by the terms of today."""
    today, here = timezone.localdate(), language()
    row, case = terms_of(today), open_case_of(organisation)
    terms = bridge.terms_from(row) if row else None
    judged = bridge.judge(organisation, terms, today)
    return ApplyPage(
        set=row is not None,
        has_case=case is not None and case.office is not None,
        verdict=Verdict.of(judged.truth).value,
        rules=tuple(bridge.sentences(judged, here)),
        missing=judged.missing(here),
        lines=_lines(row, judged.hours) if row and judged.hours else (),
        added=(row.words_en if here == "en" else row.words) if row else "",
        since=day_in_words(row.in_force_from, here) if row else "",
    )


def _lines(row: TermsRow, quarters: int) -> tuple[Line, ...]:
    whole = price(quarters, rate=row.rate, share=row.share)
    return (
        Line(_("Hours of advice"), words.hours(quarters)),
        Line(_("Price of an hour"), words.dollars(row.rate)),
        Line(_("Cost of all the hours"), words.dollars(whole.cost)),
        Line(_("Share that the programme pays"), share_in_words(row.share, language())),
        Line(_("The programme pays at most"), words.dollars(whole.subsidy)),
        Line(_("You pay at most"), words.dollars(whole.own)),
    )
