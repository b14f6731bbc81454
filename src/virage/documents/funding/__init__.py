"""Funding in words: rules as sentences, verdicts as text and as data."""

from virage.documents.funding.labels import Labels, labels_of
from virage.documents.funding.outline import Line, changes_in_words, line_of, outline
from virage.documents.funding.page import funding_page
from virage.documents.funding.sentences import fact_in_words, sentence
from virage.documents.funding.sequence import for_need
from virage.documents.funding.shapes import FundingPage

__all__ = [
    "FundingPage",
    "Labels",
    "Line",
    "changes_in_words",
    "fact_in_words",
    "for_need",
    "funding_page",
    "labels_of",
    "line_of",
    "outline",
    "sentence",
]
