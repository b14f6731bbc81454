"""T0 → T1: what happened, what changed, and whether the change is more than chance."""

from virage.core.change.chance import ASSUMED, Norm, Retest, Verdict, norm_of, reliable_change
from virage.core.change.comparison import Comparison, Wave, compare
from virage.core.change.facts import FactChange, Movement, Said
from virage.core.change.gaps import NotCompared, Reason
from virage.core.change.items import Footing, Item, ItemMap, chain, difference, same
from virage.core.change.scores import ScoreChange

__all__ = [
    "ASSUMED",
    "Comparison",
    "FactChange",
    "Footing",
    "Item",
    "ItemMap",
    "Movement",
    "Norm",
    "NotCompared",
    "Reason",
    "Retest",
    "Said",
    "ScoreChange",
    "Verdict",
    "Wave",
    "chain",
    "compare",
    "difference",
    "norm_of",
    "reliable_change",
    "same",
]
