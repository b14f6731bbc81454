"""Secrets that links carry: 128 bits, kept as their SHA-256 only."""

import hashlib
import secrets

BYTES = 16
LONGEST = 64


def new_secret() -> str:
    """A secret of 128 bits, as 22 characters that an address can carry."""
    return secrets.token_urlsafe(BYTES)


def digest_of(secret: str) -> str:
    """How a secret is kept."""
    return hashlib.sha256(secret[:LONGEST].encode()).hexdigest()
