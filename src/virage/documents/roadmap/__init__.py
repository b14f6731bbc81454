"""A plan found by the solver, in words and as data."""

from virage.documents.roadmap.data import plan_data
from virage.documents.roadmap.drawn import Drawn
from virage.documents.roadmap.faults import Faults
from virage.documents.roadmap.plain import plan_text
from virage.documents.roadmap.quarters import quarter_in_words, season_in_words

__all__ = ["Drawn", "Faults", "plan_data", "plan_text", "quarter_in_words", "season_in_words"]
