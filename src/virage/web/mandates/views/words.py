"""Where a mandate stands, and what comes next, in sentences."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from virage.core.mandates import Stage
from virage.documents.funding.labels import in_dollars
from virage.documents.mandates.wording import hours_in_words, share_in_words
from virage.web.mandates.models import Mandate
from virage.web.offices.views.words import Line, day_of
from virage.web.ui.page import language


def stands(mandate: Mandate) -> str:
    """Where a mandate stands."""
    case = mandate.accompaniment
    if mandate.at is Stage.WORK and (case.ended_at or case.advisor is None):
        return _waiting(mandate)
    days = {
        "applied": day_of(mandate.applied_at),
        "decided": day_of(mandate.decided_at),
        "finished": day_of(mandate.finished_at),
        "closed": day_of(mandate.closed_at),
        "claimed": day_of(_claimed_at(mandate)),
    }
    return _sentences()[mandate.at] % days


def _waiting(mandate: Mandate) -> str:
    if mandate.accompaniment.ended_at:
        return _("The accompaniment has ended: the mandate is to be closed.")
    return _("The mandate goes on; another advisor is looked for.")


def _claimed_at(mandate: Mandate) -> datetime | None:
    return mandate.claim.made_at if hasattr(mandate, "claim") else None


def _sentences() -> Mapping[Stage, str]:
    return {
        Stage.APPLIED: _("Asked for on %(applied)s; the office answers."),
        Stage.APPROVED: _("Approved on %(decided)s; the agreement is to be accepted."),
        Stage.WORK: _("The agreement is accepted: the work goes on."),
        Stage.FINISHED: _("The work ended on %(finished)s; the organisation evaluates it."),
        Stage.CLOSED: _("Closed on %(closed)s; the office claims the subsidy."),
        Stage.CLAIMED: _("The subsidy was claimed on %(claimed)s."),
        Stage.REFUSED: _("Refused on %(decided)s."),
        Stage.WITHDRAWN: _("Withdrawn on %(closed)s."),
    }


def next_for_coop(mandate: Mandate, *, agrees: bool) -> str:
    """What the co-op does next; `agrees`: more hours wait for its word."""
    if agrees:
        return _("Say whether you agree to more hours.")
    return {
        Stage.APPLIED: _("Nothing: the office writes to you."),
        Stage.APPROVED: _("Read the agreement; the person whom your board chose accepts it."),
        Stage.WORK: _("Work with your advisor; everything that is counted stands below."),
        Stage.FINISHED: _("Say what the mandate was worth: four questions."),
        Stage.CLOSED: _("Nothing: thank you."),
        Stage.CLAIMED: _("Nothing: the mandate is over."),
        Stage.REFUSED: _("Ask your advisor or the office; you may apply again."),
        Stage.WITHDRAWN: _("You may apply again whenever you want."),
    }[mandate.at]


def next_for_office(mandate: Mandate) -> str:
    """What the advisor or the office does next."""
    return {
        Stage.APPLIED: _("The lead of the office approves or refuses."),
        Stage.APPROVED: _("The organisation accepts the agreement; no hour counts before."),
        Stage.WORK: _("Read the portrait together, put a plan before the board, end the work."),
        Stage.FINISHED: _("The organisation evaluates the mandate."),
        Stage.CLOSED: _("The lead of the office claims the subsidy."),
        Stage.CLAIMED: _("Nothing: the mandate is over."),
        Stage.REFUSED: _("Nothing."),
        Stage.WITHDRAWN: _("Nothing."),
    }[mandate.at]


def sums(mandate: Mandate) -> tuple[Line, ...]:
    """What was granted, what it costs, who pays."""
    here, whole, worked = language(), mandate.price, mandate.worked
    return (
        Line(_("Hours granted"), hours_in_words(mandate.granted, here)),
        Line(_("Hours used"), hours_in_words(mandate.used, here)),
        Line(_("Hours left"), hours_in_words(mandate.granted - mandate.used, here)),
        Line(_("Price of an hour"), in_dollars(mandate.rate, here)),
        Line(_("Share that the programme pays"), share_in_words(mandate.share, here)),
        Line(_("The programme pays at most"), in_dollars(whole.subsidy, here)),
        Line(_("The organisation pays at most"), in_dollars(whole.own, here)),
        Line(_("The organisation owes for the hours used"), in_dollars(worked.own, here)),
    )


def hours(quarters: int) -> str:
    """Hours in the language of the page."""
    return hours_in_words(quarters, language())


def dollars(cents: int) -> str:
    """Money in the language of the page."""
    return in_dollars(cents, language())
