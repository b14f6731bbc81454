"""Who may pay for what: programmes as data, three-valued verdicts with their reasons, amounts."""

from virage.core.funding.amounts import Amount, Bound, Question, amount_of, eligible_cost
from virage.core.funding.facts import Artefact, Case, Cost, Fact, FactName, Facts, Step, facts_of
from virage.core.funding.matches import Match
from virage.core.funding.programmes import Catalogue, Programme, Vocabulary
from virage.core.funding.reasons import Judged, ask
from virage.core.funding.trees import Reason
from virage.core.funding.values import Range, Verdict
from virage.core.funding.verdicts import Matches, MissingFact, match

__all__ = [
    "Amount",
    "Artefact",
    "Bound",
    "Case",
    "Catalogue",
    "Cost",
    "Fact",
    "FactName",
    "Facts",
    "Judged",
    "Match",
    "Matches",
    "MissingFact",
    "Programme",
    "Question",
    "Range",
    "Reason",
    "Step",
    "Verdict",
    "Vocabulary",
    "amount_of",
    "ask",
    "eligible_cost",
    "facts_of",
    "match",
]
