"""A registration for a webinar, in the copy of a person or of an organisation."""

from typing import Any

from virage.web.webinars.models import Registration

SAID = (
    "email name organisation_name region language standing registered_at left_at attended_at"
    " follow_up stopped_at useful wish said_at begun_at"
).split()


def registration_data(row: Registration) -> dict[str, Any]:
    """What is kept of it."""
    webinar = {"webinar": row.webinar.title, "starts_at": row.webinar.starts_at}
    return webinar | {name: getattr(row, name) for name in SAID}
