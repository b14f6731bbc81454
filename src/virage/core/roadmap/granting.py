"""Aid that is granted, counted in a plan: a fact, whatever the rules of its programme say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from virage.core.funding.values import Cents, Expense
from virage.core.roadmap.aid import AidState, Offer, Programme
from virage.core.roadmap.plan import Aid, Step
from virage.core.roadmap.problem import Problem
from virage.core.roadmap.sums import mid_cost

AFTER = 1  # aid comes in the quarter after its step, once it is claimed
Granted = Mapping[tuple[str, str], Cents]


def counting(problem: Problem, granted: Granted) -> Problem:
    """The same, in which what is granted to an initiative by a programme may be counted.

    Each amount is a programme of its own, which pays one step once; what is granted to no
    initiative of the problem is left out.
    """
    known = {pair: cents for pair, cents in granted.items() if pair[0] in problem.by_id and cents}
    return replace(
        problem,
        programmes=(*problem.programmes, *(_paying(*pair, cents) for pair, cents in known.items())),
        offers=(
            *problem.offers,
            *(Offer(_named(*pair), pair[0], AidState.GRANTED) for pair in known),
        ),
    )


def granted_aids(problem: Problem, granted: Granted, steps: Iterable[Step]) -> Iterator[Aid]:
    """What is granted for each step that is planned, up to what it is most likely to cost."""
    for step in steps:
        modes = problem.by_id[step.initiative].modes
        left = mid_cost(next(each for each in modes if each.id == step.mode))
        for (initiative, programme), cents in granted.items():
            counted = min(cents, left)
            if initiative == step.initiative and counted > 0:
                left -= counted
                yield Aid(initiative, _named(initiative, programme), counted)


def _named(initiative: str, programme: str) -> str:
    return f"{programme}.{initiative}"


def _paying(initiative: str, programme: str, cents: Cents) -> Programme:
    return Programme(
        _named(initiative, programme),
        rates=(Fraction(1),),
        expenses=frozenset(Expense),
        whole_cap=cents,
        pays_after=AFTER,
    )
