"""What each organisation has in the mandate of a group, as the office sees it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import parts_of
from virage.web.mandates.shares import dues_of
from virage.web.mandates.views import words


@dataclass(frozen=True, slots=True)
class PartLine:
    """An organisation in the mandate of a group, and what it pays."""

    id: UUID
    name: str
    stands: str
    most: str
    due: str
    delivered: str


def parts_in_words(whole: Mandate) -> tuple[PartLine, ...]:
    """Each of them, those that are out too."""
    parts = parts_of(whole)
    most, due = (dues_of(whole, hours, parts) for hours in (whole.granted, whole.used))
    return tuple(_part(each, most[each.id], due[each.id]) for each in parts)


def _part(part: Mandate, most: int, due: int) -> PartLine:
    read, planned = part.portrait_on is not None, part.plan_on is not None
    said = _("portrait read together") if read else ""
    plan = _("plan before the board") if planned else ""
    return PartLine(
        id=part.id,
        name=part.name,
        stands=words.stands_in_group(part),
        most=words.dollars(most),
        due=words.dollars(due),
        delivered=", ".join(filter(None, (said, plan))),
    )
