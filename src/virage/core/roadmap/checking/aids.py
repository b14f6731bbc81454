"""Whether every cent of aid is one that its programme may pay, beside all the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from virage.core.roadmap.aid import Programme
from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.plan import Aid, Placed, Plan, Timetable
from virage.core.roadmap.problem import Problem
from virage.core.roadmap.sums import (
    ceiling_base,
    eligible,
    left_to_aid,
    mid_cost,
    most_at,
    weight_of,
)


@dataclass(frozen=True)
class Paid:
    """An aid with the step and the programme it joins."""

    aid: Aid
    placed: Placed
    programme: Programme

    @property
    def about(self) -> tuple[str, str]:
        """The names of both."""
        return self.aid.initiative, self.aid.programme


def aid_faults(table: Timetable, plan: Plan) -> Iterator[Fault]:
    """The faults of each aid, of each step's aids together and of each programme's."""
    problem = table.problem
    paid = [
        Paid(aid, table.by_id[aid.initiative], problem.programme[aid.programme])
        for aid in plan.aids
    ]
    for each in paid:
        yield from _alone(problem, each)
    for step in table.placed:
        yield from _of_step([each for each in paid if each.placed is step])
    for programme in problem.programmes:
        mine = [each for each in paid if each.programme is programme]
        mine.sort(key=lambda each: each.placed.start)
        yield from _of_programme(programme, mine)


def _alone(problem: Problem, each: Paid) -> Iterator[Fault]:
    programme, cents = each.programme, each.aid.cents
    if each.about not in {
        (o.initiative, o.programme) for o in problem.offers if o.state in problem.counting
    }:
        yield Fault(Reason.AID_NOT_OFFERED, each.about)
    if cents <= 0:
        yield Fault(Reason.AID_NOT_POSITIVE, each.about, None, cents)
    elif cents < programme.floor:
        yield Fault(Reason.AID_FLOOR, each.about, None, cents, programme.floor)
    start, end = each.placed.start, each.placed.end
    late = programme.closes is not None and start > programme.closes
    long = programme.ends_by is not None and end - 1 > programme.ends_by
    if start < programme.opens or late or long:
        yield Fault(Reason.AID_WINDOW, each.about, start)


def _of_step(paid: Sequence[Paid]) -> Iterator[Fault]:
    total = sum(each.aid.cents for each in paid)
    for each in paid:
        programme, mode = each.programme, each.placed.mode
        left = left_to_aid(programme, mode)
        if total > left:
            yield Fault(Reason.AID_OWN_PART, each.about, None, total, left)
        if programme.ceiling is None:
            continue
        counted = sum(
            (weight_of(programme, other.programme.id) * other.aid.cents for other in paid),
            Fraction(0),
        )
        most = programme.ceiling.part * ceiling_base(programme, programme.ceiling, mode)
        if counted > most:
            yield Fault(Reason.AID_CEILING, each.about, None, -(-counted // 1), most // 1)
    if paid and total > mid_cost(paid[0].placed.mode):
        cost = mid_cost(paid[0].placed.mode)
        yield Fault(Reason.AID_OVER_COST, (paid[0].placed.id,), None, total, cost)


def _of_programme(programme: Programme, paid: Sequence[Paid]) -> Iterator[Fault]:
    """Faults of all that one programme pays, given in the order of the starts."""
    yield from _rates(programme, paid)
    counted = sum(eligible(programme, each.placed.mode) for each in paid)
    if paid and counted < programme.least_spend:
        least = programme.least_spend
        yield Fault(Reason.AID_LEAST_SPEND, (programme.id,), None, counted, least)
    total = sum(each.aid.cents for each in paid)
    if programme.whole_cap is not None and total > programme.whole_cap:
        yield Fault(Reason.AID_WHOLE_CAP, (programme.id,), None, total, programme.whole_cap)
    for first in sorted(
        {each.placed.start for each in paid} if programme.year_cap is not None else ()
    ):
        year = [each.aid.cents for each in paid if first <= each.placed.start < first + 4]
        if programme.year_cap is not None and sum(year) > programme.year_cap:
            about = (programme.id,)
            yield Fault(Reason.AID_YEAR_CAP, about, first, sum(year), programme.year_cap)


def _rates(programme: Programme, paid: Sequence[Paid]) -> Iterator[Fault]:
    """Of projects that start together any may be first: some order must allow every amount."""
    rank = 0
    for start in dict.fromkeys(each.placed.start for each in paid):
        together = [each for each in paid if each.placed.start == start]
        ranks = range(rank, rank + len(together))
        rank += len(together)
        held: dict[int, Paid] = {}
        for each in together:
            if not _seated(each, ranks, held=held, tried=set()):
                most = most_at(programme, each.placed.mode, ranks[0])
                yield Fault(Reason.AID_RATE, each.about, ranks[0], each.aid.cents, most)


def _seated(each: Paid, ranks: range, *, held: dict[int, Paid], tried: set[int]) -> bool:
    """Give a project a rank that allows its amount, moving others where they may move."""
    for rank in ranks:
        if rank in tried or each.aid.cents > most_at(each.programme, each.placed.mode, rank):
            continue
        tried.add(rank)
        if rank not in held or _seated(held[rank], ranks, held=held, tried=tried):
            held[rank] = each
            return True
    return False
