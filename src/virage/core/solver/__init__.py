"""The best plan for a planning problem: one linear model, two engines, a proof.

The only package that needs OR-Tools, and only once a plan is asked for.
"""

from virage.core.solver.engines import Engine, Limits, Outcome, SolverMissingError
from virage.core.solver.solving import Proof, RefusedPlanError, Result, solve

__all__ = [
    "Engine",
    "Limits",
    "Outcome",
    "Proof",
    "RefusedPlanError",
    "Result",
    "SolverMissingError",
    "solve",
]
