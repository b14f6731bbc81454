"""Incidents for tests, and who keeps their register."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.people import signed_in
from virage.core.access import Actor, SiteRole
from virage.core.incidents import Incident, Risk
from virage.web.incidents import actions
from virage.web.incidents.models import IncidentRow

DIRECTOR = Actor(
    account=str(uuid4()), site_roles=frozenset({SiteRole.DIRECTOR}), second_factor=True
)
BARE = "24/7"  # no letter, so that the check of words does not meet it


def incident(**changed: Any) -> Incident:
    """A list of addresses that went to the wrong person; little is known yet."""
    said: dict[str, Any] = {
        "circumstances": "A list of addresses went to the wrong person.",
        "information": "E-mail addresses.",
        "aware_on": date(2026, 3, 2),
    }
    return Incident(**said | changed)


def write(**changed: Any) -> IncidentRow:
    """Put it in the register."""
    return actions.open_incident(actor=DIRECTOR, incident=incident(**changed))


def an_incident() -> UUID:
    """The incident of the walks, made once a test, with something in every place."""
    kept = IncidentRow.objects.filter(circumstances=BARE).first()
    texts = ("circumstances", "information", "reasons", "public_notice_why")
    kept = kept or write(**dict.fromkeys(texts, BARE), serious=Risk.YES, public_notice=True)
    return kept.id


def director_client(email: str = "dan@example.org") -> Any:
    """A browser where the director signed in with two proofs."""
    return signed_in(email, SiteRole.DIRECTOR, second_factor=True)
