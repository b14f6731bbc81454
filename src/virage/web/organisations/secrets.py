"""Secrets that links carry: 128 bits, kept as their SHA-256 only."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from uuid import UUID

from django.conf import settings

BYTES = 16
LONGEST = 64


def new_secret() -> str:
    """A secret of 128 bits, as 22 characters that an address can carry."""
    return secrets.token_urlsafe(BYTES)


def digest_of(secret: str) -> str:
    """How a secret is kept."""
    return hashlib.sha256(secret[:LONGEST].encode()).hexdigest()


def lasting_secret(purpose: str, thing: UUID) -> str:
    """A secret of 128 bits that can be made again, so that a reminder repeats the first link.

    Only its hash is kept; who has the database without the site's key cannot make it.
    """
    message = f"{purpose}:{thing}".encode()
    made = hmac.new(settings.SECRET_KEY.encode(), message, "sha256").digest()[:BYTES]
    return urlsafe_b64encode(made).decode().rstrip("=")
