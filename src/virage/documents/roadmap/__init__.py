"""A plan found by the solver, in words and as data."""

from virage.documents.roadmap.data import plan_data
from virage.documents.roadmap.drawn import Drawn
from virage.documents.roadmap.plain import plan_text

__all__ = ["Drawn", "plan_data", "plan_text"]
