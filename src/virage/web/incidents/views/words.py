"""An incident in words, for its page, the export, and who must compare two versions."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from virage.core.incidents import Incident, kept_until, owed
from virage.web.incidents.forms import DEGREE_WORDS, OWED_WORDS, RISK_WORDS

DEGREES, RISKS = dict(DEGREE_WORDS), dict(RISK_WORDS)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the register says; `said` when a person typed it."""

    label: str
    value: str
    said: bool = False


def parts_of(incident: Incident, *, concerned: str = "") -> dict[str, tuple[Line, ...]]:
    """All that the register says of an incident, by part, in the order of the regulation.

    `concerned` is what its organisation is called today.
    """
    return {
        "happened": (
            _text(_("Circumstances"), incident.circumstances),
            _text(_("Personal information concerned"), incident.information),
            Line(_("Date or period"), _period(incident)),
            Line(_("Aware since"), str(incident.aware_on)),
            Line(_("Persons concerned"), _people(incident)),
            _organisation(incident, concerned),
        ),
        "harm": (
            Line(_("Sensitivity of the information"), str(DEGREES[incident.sensitivity.value])),
            Line(_("Consequences of its use"), str(DEGREES[incident.consequences.value])),
            Line(_("Likelihood of a harmful use"), str(DEGREES[incident.likelihood.value])),
            Line(_("Risk of serious injury"), risk_in_words(incident)),
            _text(_("What led to this conclusion"), incident.reasons),
        ),
        "after": (
            Line(_("Notice to the Commission"), str(incident.commission_told_on or _("Not given"))),
            Line(_("Notice to the persons"), str(incident.people_told_on or _("Not given"))),
            Line(_("Public notice"), _("Yes") if incident.public_notice else _("No")),
            _why(incident),
            _text(_("Measures taken"), incident.measures),
            Line(_("State"), state_in_words(incident)),
            Line(_("Kept at least until"), str(kept_until(incident.aware_on))),
        ),
    }


def lines_of(incident: Incident) -> tuple[Line, ...]:
    """The same, one after the other."""
    return tuple(line for part in parts_of(incident).values() for line in part)


def differences(kept: Incident, typed: Incident) -> tuple[Line, ...]:
    """What the register says otherwise than what somebody typed."""
    mine = {line.label: line.value for line in lines_of(typed)}
    return tuple(line for line in lines_of(kept) if mine.get(line.label) != line.value)


def risk_in_words(incident: Incident) -> str:
    """What a person concluded."""
    return str(RISKS[incident.serious.value])


def state_in_words(incident: Incident) -> str:
    """Whether something is still to be done."""
    return pgettext("incident", "Closed") if incident.closed else pgettext("incident", "Open")


def owed_in_words(incident: Incident) -> tuple[str, ...]:
    """What is still to be done."""
    return tuple(str(OWED_WORDS[each]) for each in owed(incident))


def _text(label: str, value: str) -> Line:
    return Line(label, value, said=True) if value else Line(label, _("Not written yet"))


def _organisation(incident: Incident, name: str) -> Line:
    label, number = _("Organisation concerned"), incident.organisation_id
    if number is None:
        return Line(label, _("None in particular"))
    return Line(label, f"{name} ({number})" if name else str(number), said=True)


def _why(incident: Incident) -> Line:
    why = incident.public_notice_why
    return Line(_("Why a public notice"), why or "–", said=bool(why))


def _period(incident: Incident) -> str:
    first, last = incident.began_on, incident.ended_on
    if first is None and last is None:
        return _("Not known yet")
    days = {"first": first, "last": last}
    if first is None:
        period = _("until %(last)s") % days
    else:
        period = str(first) if last in {None, first} else _("%(first)s to %(last)s") % days
    return _("%(value)s (approximation)") % {"value": period} if incident.dates_about else period


def _people(incident: Incident) -> str:
    if incident.people is None:
        return _("Not known yet")
    number = str(incident.people)
    return _("%(value)s (approximation)") % {"value": number} if incident.people_about else number
