"""A planning problem shaken: costs that were guessed too low or too high, people with less time."""

from dataclasses import replace
from enum import Enum
from fractions import Fraction
from math import ceil

from virage.core.roadmap.problem import Initiative, Mode, Outlay, Problem


class Shake(Enum):
    """What turns out otherwise."""

    DEARER = "dearer"  # every cost 30 % higher
    CHEAPER = "cheaper"  # every cost 30 % lower
    FEWER_DAYS = "fewer_days"  # everybody has 30 % fewer days


PART = Fraction(3, 10)
FACTORS = {Shake.DEARER: 1 + PART, Shake.CHEAPER: 1 - PART}


def shaken(problem: Problem, shake: Shake) -> Problem:
    """The same problem when something turns out otherwise; costs round up, days down."""
    if shake is Shake.FEWER_DAYS:
        teams = (
            replace(team, days=tuple(int((1 - PART) * days) for days in team.days))
            for team in problem.teams
        )
        return replace(problem, teams=tuple(teams))
    costing = (_costing(each, FACTORS[shake]) for each in problem.initiatives)
    return replace(problem, initiatives=tuple(costing))


def _costing(initiative: Initiative, factor: Fraction) -> Initiative:
    return replace(initiative, modes=tuple(_mode(each, factor) for each in initiative.modes))


def _mode(mode: Mode, factor: Fraction) -> Mode:
    return replace(
        mode,
        outlays=tuple(
            Outlay(
                each.expense,
                ceil(each.low * factor),
                ceil(each.mid * factor),
                ceil(each.high * factor),
            )
            for each in mode.outlays
        ),
        recurring=ceil(mode.recurring * factor),
    )
