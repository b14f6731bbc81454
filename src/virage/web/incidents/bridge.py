"""Between the rows of the register and the incident of the core."""

from dataclasses import fields
from typing import Any

from virage.core.incidents import Degree, Incident, Risk
from virage.web.incidents.models import IncidentRow

NAMES = tuple(field.name for field in fields(Incident))
DEGREES = ("sensitivity", "consequences", "likelihood")


def incident_of(row: IncidentRow) -> Incident:
    """What a row says."""
    said: dict[str, Any] = {name: getattr(row, name) for name in NAMES}
    said |= {name: Degree(said[name]) for name in DEGREES}
    return Incident(**said | {"serious": Risk(row.serious)})


def columns_of(incident: Incident) -> dict[str, Any]:
    """The columns of an incident."""
    said = {name: getattr(incident, name) for name in NAMES}
    said |= {name: said[name].value for name in DEGREES}
    return said | {"serious": incident.serious.value}
