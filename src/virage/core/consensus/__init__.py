"""Several respondents → one picture, and where roles disagree."""

from virage.core.consensus.consolidation import Consensus, consolidate
from virage.core.consensus.disagreement import Disagreement, GroupView, cns
from virage.core.consensus.disclosure import FLOOR, Group, GroupKind, Groups, disclosed
from virage.core.consensus.respondents import Provenance, Respondent

__all__ = [
    "FLOOR",
    "Consensus",
    "Disagreement",
    "Group",
    "GroupKind",
    "GroupView",
    "Groups",
    "Provenance",
    "Respondent",
    "cns",
    "consolidate",
    "disclosed",
]
