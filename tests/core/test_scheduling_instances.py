"""Pure scheduling: small projects of our own, through the adapter of the public instances."""

from itertools import permutations
from random import Random

import pytest

from benchmarks.psplib import Job, Project, problem_of, quick_makespan, read_project, schedule
from virage.core.roadmap import Aim
from virage.core.solver import Engine, Outcome, solve

WRITTEN = """
************************************************************************
file with basedata            : ours
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     2       2    1
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    1
************************************************************************
"""
# Three jobs for two hands, a fourth after the first: 2 + 2 + 1 beside 4.
HANDS = Project(
    (
        Job(0, (0,), (1, 2, 3)),
        Job(2, (1,), (4,)),
        Job(4, (1,), (5,)),
        Job(2, (1,), (5,)),
        Job(1, (1,), (5,)),
        Job(0, (0,), ()),
    ),
    (2,),
)


def some_project(chance: Random) -> Project:
    """A project of five jobs and two resources."""
    jobs = [Job(0, (0, 0), (1, 2, 3, 4, 5))]
    for n in range(1, 6):
        followers = tuple(each for each in range(n + 1, 6) if chance.random() < 0.3)
        demands = (chance.randint(0, 3), chance.randint(0, 2))
        jobs.append(Job(chance.randint(1, 4), demands, (*followers, 6)))
    return Project((*jobs, Job(0, (0, 0), ())), (4, 2))


def shortest(project: Project) -> int:
    """The least makespan: one of the schedules made job after job, in some order, has it."""
    return min(schedule(project, order) for order in permutations(range(len(project.jobs))))


def test_a_project_is_read():
    assert read_project(WRITTEN) == Project(
        (
            Job(0, (0, 0), (1, 2)),
            Job(3, (2, 0), (3,)),
            Job(2, (2, 1), (3,)),
            Job(0, (0, 0), ()),
        ),
        (3, 1),
    )


@pytest.mark.parametrize(
    ("project", "makespan"), [(read_project(WRITTEN), 5), (HANDS, 5)], ids=["written", "hands"]
)
def test_the_least_makespan_is_found_and_proved(project, makespan):
    for engine in Engine:
        result = solve(problem_of(project), engine=engine)
        assert result.outcome is Outcome.OPTIMAL
        assert (result.proofs[0].aim, result.proofs[0].value) == (Aim.QUARTERS, makespan)


def test_no_order_of_the_jobs_is_shorter():
    for seed in range(6):
        project = some_project(Random(seed))
        result = solve(problem_of(project))
        assert result.proofs[0].value == shortest(project) <= quick_makespan(project)
