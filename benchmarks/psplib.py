"""Project scheduling instances in PSPLIB's format, as planning problems of ours.

A job is an initiative that is locked in, a resource a role, a period a quarter; the plan that is
over soonest has the least makespan.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from virage.core.roadmap import (
    Initiative,
    Lock,
    Mode,
    Objective,
    Prerequisite,
    Problem,
    Team,
)

SAMPLES = 60


@dataclass(frozen=True)
class Job:
    """A job: its length in periods, what it takes of each resource, the jobs that follow it."""

    length: int
    demands: tuple[int, ...]
    followers: tuple[int, ...]


@dataclass(frozen=True)
class Project:
    """Jobs in an order in which none comes before one that it follows, and what there is."""

    jobs: tuple[Job, ...]
    capacities: tuple[int, ...]


def read_project(text: str) -> Project:
    """Read a single-mode `.sm` file."""
    parts = re.split(r"^\*+$", text, flags=re.MULTILINE)
    tables = {part.split(":")[0].strip(): part for part in parts if ":" in part}
    followers = {row[0]: row[3:] for row in _rows(tables["PRECEDENCE RELATIONS"])}
    requests = {row[0]: row[2:] for row in _rows(tables["REQUESTS/DURATIONS"])}
    jobs = (
        Job(requests[job][0], requests[job][1:], tuple(each - 1 for each in followers[job]))
        for job in sorted(requests)
    )
    return Project(tuple(jobs), _rows(tables["RESOURCEAVAILABILITIES"])[-1])


def _rows(table: str) -> list[tuple[int, ...]]:
    lines = (line.split() for line in table.splitlines())
    return [tuple(map(int, line)) for line in lines if line and all(map(str.isdigit, line))]


def problem_of(project: Project) -> Problem:
    """The least makespan as a planning problem, no longer than a quick schedule is."""
    before = [
        [p for p, job in enumerate(project.jobs) if n in job.followers]
        for n in range(len(project.jobs))
    ]
    real = [n for n, job in enumerate(project.jobs) if job.length]
    horizon = quick_makespan(project)
    initiatives = tuple(
        Initiative(
            id=f"j{n}",
            modes=(Mode("only", project.jobs[n].length, days=_days(project.jobs[n])),),
            prerequisites=tuple(Prerequisite(f"j{p}") for p in before[n] if project.jobs[p].length),
        )
        for n in real
    )
    return Problem(
        horizon,
        initiatives,
        locks=tuple(Lock(each.id) for each in initiatives),
        teams=tuple(Team(f"r{n}", (held,) * horizon) for n, held in enumerate(project.capacities)),
        order=(Objective.SOONEST,),
    )


def _days(job: Job) -> tuple[tuple[str, int], ...]:
    return tuple((f"r{n}", job.length * each) for n, each in enumerate(job.demands) if each)


def quick_makespan(project: Project) -> int:
    """The best of some schedules made by hand, job after job, from a fixed seed."""
    chance = Random(11)
    tails = _tails(project)
    return min(
        schedule(project, [tail * chance.uniform(1 - noise, 1) for tail in tails])
        for noise in (0.0, *([0.4] * SAMPLES))
    )


def _tails(project: Project) -> list[int]:
    """From the start of each job to the end of all, if nothing but the order mattered."""
    tails = [0] * len(project.jobs)
    for n in reversed(range(len(project.jobs))):
        job = project.jobs[n]
        tails[n] = job.length + max((tails[each] for each in job.followers), default=0)
    return tails


def schedule(project: Project, priority: Sequence[float]) -> int:
    """Put the most pressing job that is ready where it fits first; the makespan."""
    waiting = [0] * len(project.jobs)
    for job in project.jobs:
        for each in job.followers:
            waiting[each] += 1
    ready = {n for n, count in enumerate(waiting) if not count}
    earliest = [0] * len(project.jobs)
    used: dict[tuple[int, int], int] = {}
    while ready:
        n = max(ready, key=lambda each: (priority[each], -each))
        ready.remove(n)
        job = project.jobs[n]
        start = _first_fit(project, job, earliest=earliest[n], used=used)
        for each in job.followers:
            earliest[each] = max(earliest[each], start + job.length)
            waiting[each] -= 1
            if not waiting[each]:
                ready.add(each)
        earliest[n] = start + job.length
    return max(earliest)


def _first_fit(
    project: Project, job: Job, *, earliest: int, used: dict[tuple[int, int], int]
) -> int:
    """The first period from which the job finds all that it takes, which is then taken."""
    wanted = [(r, each) for r, each in enumerate(job.demands) if each]
    start = period = earliest
    while period < start + job.length:
        full = any(used.get((r, period), 0) + w > project.capacities[r] for r, w in wanted)
        period += 1
        start = period if full else start
    for period in range(start, start + job.length):
        for r, each in wanted:
            used[r, period] = used.get((r, period), 0) + each
    return start
