"""Where a mandate stands, and what comes next, in sentences."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.mandates import Stage
from virage.core.sharing import Basis
from virage.documents.funding.labels import in_dollars
from virage.documents.mandates.wording import hours_in_words, share_in_words
from virage.web.mandates.models import Mandate
from virage.web.mandates.shares import due_of, most_of
from virage.web.offices.views.words import Line, day_of
from virage.web.ui.page import language


def stands(mandate: Mandate) -> str:
    """Where a mandate stands."""
    if mandate.at is Stage.WORK and (mandate.left_alone or mandate.advisor is None):
        return _waiting(mandate)
    if has_accepted(mandate):
        return _("Your part is accepted: the work begins once the office has every answer.")
    days = {
        "applied": day_of(mandate.applied_at),
        "decided": day_of(mandate.decided_at),
        "finished": day_of(mandate.finished_at),
        "closed": day_of(mandate.closed_at),
        "claimed": day_of(_claimed_at(mandate)),
    }
    said = _of_group() if mandate.group else {}
    return said.get(mandate.at, _sentences()[mandate.at]) % days


def _of_group() -> Mapping[Stage, str]:
    return {
        Stage.APPROVED: _("Approved on %(decided)s; each organisation accepts its part."),
        Stage.WORK: _("The parts are accepted: the work goes on."),
        Stage.FINISHED: _("The work ended on %(finished)s; each organisation evaluates it."),
    }


def _waiting(mandate: Mandate) -> str:
    if mandate.left_alone:
        return _("The accompaniment has ended: the mandate is to be closed.")
    return _("The mandate goes on; another advisor is looked for.")


def has_accepted(part: Mandate) -> bool:
    """Whether an organisation accepted its part of a group whose work has not begun."""
    agreement = getattr(part, "agreement", None) if part.whole else None
    return part.at is Stage.APPROVED and bool(agreement and agreement.accepted_at)


def _claimed_at(mandate: Mandate) -> datetime | None:
    claim = getattr(mandate.ledger, "claim", None)
    return claim.made_at if claim else None


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


def stands_in_group(part: Mandate) -> str:
    """Where an organisation stands in the mandate of its group, in a word or two."""
    if has_accepted(part):
        return _("accepted")
    return {
        Stage.APPLIED: _("put forward"),
        Stage.APPROVED: _("has still to accept"),
        Stage.WORK: _("takes part"),
        Stage.FINISHED: _("has still to evaluate it"),
        Stage.CLOSED: _("evaluated or closed"),
        Stage.CLAIMED: _("claimed"),
        Stage.REFUSED: _("refused"),
        Stage.WITHDRAWN: _("takes part no more"),
    }[part.at]


def next_for_coop(mandate: Mandate, *, agrees: bool) -> str:
    """What the co-op does next; `agrees`: more hours wait for its word."""
    if agrees:
        return _("Say whether you agree to more hours.")
    if has_accepted(mandate):
        return _("Nothing: you may still withdraw until the work begins.")
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
    if mandate.group and mandate.at is Stage.APPROVED:
        return _("Each organisation accepts its part; then the lead begins the work.")
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
    here, ledger = language(), mandate.ledger
    return (
        *([Line(_("The group"), ledger.name)] if mandate.whole else []),
        Line(_("Hours granted"), hours_in_words(ledger.granted, here)),
        Line(_("Hours used"), hours_in_words(ledger.used, here)),
        Line(_("Hours left"), hours_in_words(ledger.granted - ledger.used, here)),
        Line(_("Price of an hour"), in_dollars(ledger.rate, here)),
        Line(_("Share that the programme pays"), share_in_words(ledger.share, here)),
        Line(_("The programme pays at most"), in_dollars(ledger.price.subsidy, here)),
        *(_shared(ledger) if ledger.group else []),
        *(_own(mandate) if not mandate.group else []),
    )


def _shared(whole: Mandate) -> list[Line]:
    return [
        Line(_("The cost is shared"), str(BASES[Basis(whole.basis)])),
        Line(_("The organisations pay together at most"), dollars(whole.price.own)),
        Line(_("They owe together for the hours used"), dollars(whole.worked.own)),
    ]


def _own(mandate: Mandate) -> list[Line]:
    return [
        Line(_("The organisation pays at most"), dollars(most_of(mandate))),
        Line(_("The organisation owes for the hours used"), dollars(due_of(mandate))),
    ]


BASES = {
    Basis.EQUAL: gettext_lazy("in equal parts"),
    Basis.REVENUE: gettext_lazy("by the annual revenue of each"),
    Basis.MEMBERS: gettext_lazy("by the number of members of each"),
    Basis.FIGURES: gettext_lazy("by the amounts that were agreed"),
}


def hours(quarters: int) -> str:
    """Hours in the language of the page."""
    return hours_in_words(quarters, language())


def dollars(cents: int) -> str:
    """Money in the language of the page."""
    return in_dollars(cents, language())
