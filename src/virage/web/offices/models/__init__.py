"""Rows of the offices, of their cases, and of what their advisors declare."""

from virage.web.offices.models.cases import (
    ACTION_LENGTH,
    WORDS_LENGTH,
    Accompaniment,
    Ending,
    Raised,
)
from virage.web.offices.models.digests import Digest
from virage.web.offices.models.exports import REASON_LENGTH, Export
from virage.web.offices.models.groups import Answer, Group, Member
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
    "REASON_LENGTH",
    "WORDS_LENGTH",
    "Accompaniment",
    "Advisor",
    "Answer",
    "Declaration",
    "Digest",
    "Ending",
    "Export",
    "Group",
    "InterestRow",
    "Member",
    "Note",
    "Office",
    "OfficeRegion",
    "Post",
    "Raised",
    "Ruling",
]
