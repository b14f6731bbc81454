"""A confidentiality incident as the register holds it, what it still owes, how long it is kept.

The content is that of section 7 of Québec's Regulation respecting confidentiality incidents
(A-2.1, r. 3.1); docs/privacy/incidents.md says what is done with it.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

YEARS_KEPT = 5  # at least, from the day on which the organisation became aware


class Degree(Enum):
    """An answer to one of the three questions about harm."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


class Risk(Enum):
    """Whether a person concluded that there is a risk of serious injury; nothing is computed."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class Owed(Enum):
    """What an incident still waits for."""

    CONCLUSION = "conclusion"
    REASONS = "reasons"
    COMMISSION = "commission"
    PEOPLE = "people"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What is known of an incident; a day or a number that nobody knows yet is None.

    `dates_about` and `people_about` say that the days or the number are an approximation.
    """

    information: str
    circumstances: str
    aware_on: date
    began_on: date | None = None
    ended_on: date | None = None
    dates_about: bool = False
    organisation_id: UUID | None = None
    people: int | None = None
    people_about: bool = False
    sensitivity: Degree = Degree.UNKNOWN
    consequences: Degree = Degree.UNKNOWN
    likelihood: Degree = Degree.UNKNOWN
    serious: Risk = Risk.UNDECIDED
    reasons: str = ""
    commission_told_on: date | None = None
    people_told_on: date | None = None
    public_notice: bool = False
    public_notice_why: str = ""
    measures: str = ""
    closed: bool = False


def owed(incident: Incident) -> tuple[Owed, ...]:
    """What is still to be done or written; an incident is closed only when nothing is."""
    told = incident.people_told_on or incident.public_notice
    serious = incident.serious is Risk.YES
    waits = {
        Owed.CONCLUSION: incident.serious is Risk.UNDECIDED,
        Owed.REASONS: incident.serious is not Risk.UNDECIDED and not incident.reasons,
        Owed.COMMISSION: serious and incident.commission_told_on is None,
        Owed.PEOPLE: serious and not told,
        Owed.MEASURES: not incident.measures,
    }
    return tuple(each for each, waiting in waits.items() if waiting)


def kept_until(aware_on: date) -> date:
    """The day before which the register may not lose an incident."""
    year = aware_on.year + YEARS_KEPT
    if (aware_on.month, aware_on.day) == (2, 29):
        return date(year, 3, 1)
    return aware_on.replace(year=year)
