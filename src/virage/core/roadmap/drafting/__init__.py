"""From a portrait to a planning problem: what answers its needs, within what the co-op can give."""

from virage.core.roadmap.drafting.constraints import Constraints
from virage.core.roadmap.drafting.ground import Ground
from virage.core.roadmap.drafting.problems import UnknownSizeError, band_in, draft

__all__ = ["Constraints", "Ground", "UnknownSizeError", "band_in", "draft"]
