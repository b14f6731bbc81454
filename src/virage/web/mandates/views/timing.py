"""The timer of an advisor, as the page of a mandate shows it."""

from dataclasses import dataclass
from uuid import UUID

from virage.core.access import Actor
from virage.core.mandates import Activity
from virage.documents.mandates.wording import activities
from virage.web.mandates.models import Mandate, Timer
from virage.web.mandates.views.screens import moment
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Timing:
    """A timer that runs; `elsewhere`: in the mandate of that id, not here."""

    since: str
    activity: str
    elsewhere: UUID | None


def timing_of(actor: Actor, mandate: Mandate) -> Timing | None:
    """The timer of the advisor of a mandate, who is the actor."""
    advisor = mandate.advisor
    timer: Timer | None = getattr(advisor.account, "timer", None) if advisor else None
    if timer is None:
        return None
    named = activities(language())[Activity(timer.activity)]
    other = timer.mandate_id if timer.mandate_id != mandate.ledger.id else None
    return Timing(moment(timer.began_at), named, other)
