"""What belongs to an organisation, table by table: what is counted, moved and erased.

A test walks every model: a new table that leads to an organisation takes its line here.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, QuerySet

from virage.web.campaigns.models import Campaign, Participation, Report, RoleLink
from virage.web.diagnostics.models import GivenAnswer, Key, Sheet, ToolRow
from virage.web.funding.models import Case
from virage.web.mandates.models import (
    Agreement,
    Amendment,
    Claim,
    Document,
    Evaluation,
    Hours,
    Mandate,
    Meeting,
    Timer,
)
from virage.web.mandates.models import Note as MandateNote
from virage.web.offices.models import Accompaniment, Member, Note, Ruling
from virage.web.organisations.models import (
    AdvisorAccess,
    Consent,
    Fact,
    Invitation,
    Organisation,
    SeatRow,
)
from virage.web.plans.models import (
    Checkpoint,
    Choice,
    Evidence,
    Paper,
    Passed,
    Plan,
    Progress,
    Remark,
    Reminded,
    Silence,
    Solve,
    Suggestion,
    Turn,
    Version,
)
from virage.web.webinars.models import Link, Registration


@dataclass(frozen=True, slots=True)
class Holding:
    """A table, and the path from its rows to the id of their organisation.

    What hangs on things of the site, such as its webinars, does not move with the organisation.
    """

    name: str
    model: type[Model]
    path: str
    moves: bool = True

    def of(self, organisation: UUID) -> QuerySet[Model]:
        """Its rows that belong to an organisation, in a steady order."""
        rows = self.model._default_manager.filter(**{self.path: organisation})  # noqa: SLF001
        return rows.order_by("pk")


# In an order in which rows can be written: each after what it refers to.
HOLDINGS = (
    Holding("organisation", Organisation, "id"),
    Holding("facts", Fact, "organisation"),
    Holding("seats", SeatRow, "organisation"),
    Holding("invitations", Invitation, "organisation"),
    Holding("consents", Consent, "organisation"),
    Holding("cases", Case, "organisation"),
    Holding("campaigns", Campaign, "organisation"),
    Holding("plans", Plan, "organisation"),
    Holding("searches", Solve, "organisation"),
    Holding("choices", Choice, "organisation"),
    Holding("versions", Version, "organisation"),
    Holding("papers", Paper, "organisation"),
    Holding("progress", Progress, "organisation"),
    Holding("turns", Turn, "organisation"),
    Holding("evidence", Evidence, "organisation"),
    Holding("checkpoints", Checkpoint, "organisation"),
    Holding("silences", Silence, "organisation"),
    Holding("reminded", Reminded, "organisation"),
    Holding("remarks", Remark, "organisation"),
    Holding("suggestions", Suggestion, "organisation"),
    Holding("passed_names", Passed, "organisation"),
    Holding("sheets", Sheet, "organisation"),
    Holding("keys", Key, "sheet__organisation"),
    Holding("answers", GivenAnswer, "sheet__organisation"),
    Holding("tools", ToolRow, "sheet__organisation"),
    Holding("participations", Participation, "organisation"),
    Holding("role_links", RoleLink, "organisation"),
    Holding("reports", Report, "organisation"),
    Holding("accompaniments", Accompaniment, "organisation"),
    Holding("rulings", Ruling, "organisation"),
    Holding("notes", Note, "organisation"),
    Holding("memberships", Member, "organisation"),
    Holding("accesses", AdvisorAccess, "organisation"),
    Holding("mandates", Mandate, "organisation"),
    Holding("agreements", Agreement, "organisation"),
    Holding("amendments", Amendment, "organisation"),
    Holding("evaluations", Evaluation, "organisation"),
    Holding("claims", Claim, "organisation"),
    Holding("hours", Hours, "organisation"),
    Holding("timers", Timer, "organisation"),
    Holding("mandate_notes", MandateNote, "organisation"),
    Holding("meetings", Meeting, "organisation"),
    Holding("documents", Document, "organisation"),
    Holding("registrations", Registration, "organisation", moves=False),
    Holding("registration_links", Link, "registration__organisation", moves=False),
)

MOVING = tuple(holding for holding in HOLDINGS if holding.moves)


def counts_of(organisation: UUID) -> dict[str, int]:
    """How many rows of each kind an organisation holds; nothing is said of what it has none of."""
    counted = {holding.name: holding.of(organisation).count() for holding in HOLDINGS}
    return {name: count for name, count in counted.items() if count}
