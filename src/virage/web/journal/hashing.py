"""The hashes of the journal."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

from django.conf import settings

START = "0" * 64


class Hashed(Protocol):
    """What the hash of an entry covers."""

    chain_id: UUID
    number: int
    at: datetime
    verb: str
    actor: UUID | None
    thing: UUID | None
    fields: dict[str, str]
    previous: str


def keyed(chain: UUID, field: str, value: str) -> str:
    """The fingerprint of a field's value, that nobody can guess without the site's key.

    The same words have another one in another chain or field: no row tells that two are alike.
    """
    said = "\0".join((str(chain), field, value)).encode()
    return hmac.new(settings.VIRAGE_JOURNAL_KEY.encode(), said, "sha256").hexdigest()


def digest_of(entry: Hashed) -> str:
    """The hash of an entry: all that it says, and the hash before it."""
    said = {
        "chain": str(entry.chain_id),
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "verb": entry.verb,
        "actor": str(entry.actor or ""),
        "thing": str(entry.thing or ""),
        "fields": entry.fields,
        "previous": entry.previous,
    }
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
