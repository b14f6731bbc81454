"""Reads of the digests."""

from virage.core.digests import Rhythm
from virage.web.offices.models import Advisor, Digest
from virage.web.organisations.secrets import digest_of


def digest_for(advisor: Advisor) -> Digest | None:
    """What an advisor chose."""
    return Digest.objects.filter(advisor=advisor).first()


def digest_behind(secret: str) -> Digest | None:
    """The digests that a link stops."""
    return Digest.objects.filter(digest=digest_of(secret)).first()


def digests_wanted() -> tuple[Digest, ...]:
    """Every digest that somebody wants; for the scan."""
    rows = Digest.objects.exclude(rhythm=Rhythm.NEVER.value).filter(advisor__ended_at=None)
    return tuple(rows.select_related("advisor__account").order_by("id"))
