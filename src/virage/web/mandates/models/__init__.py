"""Rows of the mandates."""

from virage.web.mandates.models.mandates import (
    Agreement,
    Amendment,
    Claim,
    Evaluation,
    Mandate,
    Outcome,
)
from virage.web.mandates.models.terms import Envelope, TermsRow
from virage.web.mandates.models.work import Document, Hours, Meeting, Note, Timer

__all__ = [
    "Agreement",
    "Amendment",
    "Claim",
    "Document",
    "Envelope",
    "Evaluation",
    "Hours",
    "Mandate",
    "Meeting",
    "Note",
    "Outcome",
    "TermsRow",
    "Timer",
]
