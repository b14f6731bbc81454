"""A plan found by the solver, in words and as data, with its financing and its documents."""

from virage.documents.roadmap.data import plan_data
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.drawn import Drawn
from virage.documents.roadmap.faults import Faults
from virage.documents.roadmap.financing_data import dossier_data
from virage.documents.roadmap.plain import plan_text
from virage.documents.roadmap.plain_financing import plan_financing_text
from virage.documents.roadmap.quarters import quarter_in_words, season_in_words

__all__ = [
    "Dossier",
    "Drawn",
    "Faults",
    "dossier_data",
    "plan_data",
    "plan_financing_text",
    "plan_text",
    "quarter_in_words",
    "season_in_words",
]
