"""Which organisations of a group may share a mandate, and by what its cost may be shared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from virage.core.sharing import Basis
from virage.core.subsidy import Quarters
from virage.web.mandates import bridge
from virage.web.mandates.models import TermsRow
from virage.web.mandates.queries.mandates import open_mandate_of
from virage.web.offices.bridge import told_number
from virage.web.offices.models import Accompaniment, Group
from virage.web.offices.queries.groups import accepted_in
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import facts_of

ASKED = {Basis.REVENUE: "revenue", Basis.MEMBERS: "members"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation of a group; `reason` says why it may not take part, empty when it may.

    `figures` are those by which a cost may be shared; what is not known is not there.
    """

    organisation: Organisation
    case: Accompaniment | None
    judged: bridge.Judged
    reason: str
    figures: Mapping[Basis, int]

    @property
    def hours(self) -> Quarters:
        """What its size is granted."""
        return self.judged.hours or 0


def candidates_in(group: Group, terms: TermsRow, today: date) -> Iterator[Candidate]:
    """Everybody who takes part in a group, judged by the terms of a day."""
    for member in accepted_in(group):
        if member.organisation is not None:
            yield _judged(group, member.organisation, member.case, terms=terms, today=today)


def _judged(
    group: Group,
    organisation: Organisation,
    case: Accompaniment | None,
    *,
    terms: TermsRow,
    today: date,
) -> Candidate:
    judged = bridge.judge(organisation, bridge.terms_from(terms), today)
    reasons = (
        (not _advises(group, case), "not with its advisor"),
        (open_mandate_of(organisation) is not None, "applied already"),
        (judged.truth is not True or not judged.hours, "not eligible"),
    )
    reason = next((said for holds, said in reasons if holds), "")
    return Candidate(organisation, case, judged, reason, _figures(organisation))


def _advises(group: Group, case: Accompaniment | None) -> bool:
    """Whether the case goes on with the advisor of the group."""
    open_one = case is not None and case.ended_at is None and not case.unconfirmed
    return bool(open_one and case and case.advisor_id and case.advisor_id == group.advisor_id)


def _figures(organisation: Organisation) -> dict[Basis, int]:
    facts = facts_of(organisation)
    told = {basis: told_number(facts, question) or 0 for basis, question in ASKED.items()}
    return {Basis.EQUAL: 1} | {basis: value for basis, value in told.items() if value}
