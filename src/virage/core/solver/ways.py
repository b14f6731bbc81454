"""One variable for each way to do an initiative, where all the starts of a mode count alike.

What is asked of a plan is mostly whether a thing is done and how, seldom when: an engine that can
decide that first searches far less.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from virage.core.solver.draft import Draft
from virage.core.solver.linear import each_once
from virage.core.solver.objectives import Goal

Starts = Mapping[int, tuple[tuple[int, ...], int]]


def with_ways(draft: Draft, goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """The goals said with ways; the rows of the draft are said so too, from now on."""
    starts = _ways(draft)
    model = draft.model
    model.rows = [
        replace(row, terms=tuple(_gathered(dict(row.terms), starts).items())) for row in model.rows
    ]
    for places, way in starts.values():
        model.equal({**each_once(places), way: -1}, 0)
    return tuple(replace(each, terms=_gathered(each.terms, starts)) for each in goals)


def _ways(draft: Draft) -> Starts:
    """The starts of each mode, by the first, with their way; what is sure needs none."""
    starts: dict[int, tuple[tuple[int, ...], int]] = {}
    for initiative, places in draft.places.items():
        modes: dict[str, list[int]] = defaultdict(list)
        for place in places if initiative not in draft.starts else ():
            modes[place.mode.id].append(place.variable)
        for variables in modes.values():
            if len(variables) > 1:
                way = draft.model.yes_or_no()
                draft.ways.setdefault(initiative, []).append(way)
                starts[variables[0]] = (tuple(variables), way)
    return starts


def _gathered(terms: Mapping[int, int], starts: Starts) -> dict[int, int]:
    """The same sum, with a way in place of its starts where they all have one factor."""
    left = dict(terms)
    for variable, factor in terms.items():
        places, way = starts.get(variable, ((), -1))
        if places and all(left.get(each) == factor for each in places):
            for each in places:
                del left[each]
            left[way] = factor
    return left
