"""Rows of the offices, of their cases, and of what their advisors declare."""

from virage.web.offices.models.cases import (
    ACTION_LENGTH,
    WORDS_LENGTH,
    Accompaniment,
    Ending,
    Raised,
)
from virage.web.offices.models.digests import Digest
from virage.web.offices.models.independence import Declaration, InterestRow, Ruling
from virage.web.offices.models.notes import NOTE_LENGTH, Note
from virage.web.offices.models.places import (
    ADDRESS_LENGTH,
    CODE_LENGTH,
    NAME_LENGTH,
    PHONE_LENGTH,
    Advisor,
    Office,
    OfficeRegion,
    Post,
)

__all__ = [
    "ACTION_LENGTH",
    "ADDRESS_LENGTH",
    "CODE_LENGTH",
    "NAME_LENGTH",
    "NOTE_LENGTH",
    "PHONE_LENGTH",
    "WORDS_LENGTH",
    "Accompaniment",
    "Advisor",
    "Declaration",
    "Digest",
    "Ending",
    "InterestRow",
    "Note",
    "Office",
    "OfficeRegion",
    "Post",
    "Raised",
    "Ruling",
]
