"""Scoring many sheets at once, column by column, equal to `virage.core.scoring` to the last bit."""

from virage.core.bulk.columns import Columns, encode
from virage.core.bulk.scoring import BulkScore, BulkScorecard, BulkScorer

__all__ = ["BulkScore", "BulkScorecard", "BulkScorer", "Columns", "encode"]
