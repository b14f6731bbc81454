"""A problem that even an empty plan keeps to, asked for some gain, so that one can say why not."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from virage.core.roadmap.plan import Plan, timetable
from virage.core.roadmap.problem import TOTAL, Problem, Target

WHOLE = 100


def asking_to_gain(problem: Problem, by: int) -> Problem:
    """The same, asked for a portrait at the next whole point by the end of a quarter, from 0.

    Its other targets are left; a portrait that has every point is asked to keep them.
    """
    today = timetable(problem, Plan()).numerator(TOTAL, 0)
    points = floor(Fraction(WHOLE * today, problem.yardstick[TOTAL].whole))
    target = Target(TOTAL, Fraction(min(WHOLE, points + 1)), by)
    return replace(problem, targets=(*problem.targets, target))
