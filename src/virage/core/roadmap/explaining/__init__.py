"""Why a plan is what it is: for each step why it is there, for the others why they are not.

Nothing here asks a solver: a step is taken out or put in, and the checker says what breaks.
"""

from virage.core.roadmap.explaining.chosen import Cause, Chosen, Kind, chosen
from virage.core.roadmap.explaining.left import LeftOut, Why, left_out

__all__ = ["Cause", "Chosen", "Kind", "LeftOut", "Why", "chosen", "left_out"]
