"""Plans to choose from, line by line."""

from tests.core.roadmaps import PLAN, PROBLEM
from virage.core.roadmap import Plan
from virage.core.roadmap.naming import Names
from virage.core.roadmap.shaking import Shake
from virage.core.solver import solve
from virage.core.solver.alternatives import Alternative, Spirit, figures
from virage.core.solver.front import Point
from virage.core.solver.sturdiness import Sturdy
from virage.documents.roadmap.choices import alternatives_lines, front_lines, sturdiness_lines
from virage.documents.roadmap.telling import Telling

ENGLISH, FRENCH = Telling(Names(), "en"), Telling(Names(), "fr")


def test_an_alternative_says_its_figures_and_its_steps_in_order():
    result = solve(PROBLEM)
    found = Alternative(Spirit.SOBER, PROBLEM, result, PLAN, figures(PROBLEM, PLAN))
    said = " ".join(alternatives_lines([found], ENGLISH))
    assert "* Sober: the targets at the least cost → $" in said
    assert "Portrait 66.7" in said
    assert "over with quarter 4" in said
    assert said.endswith("backups; crm; training")
    empty = Alternative(Spirit.SOBER, PROBLEM, result, Plan(), figures(PROBLEM, Plan()))
    assert list(alternatives_lines([empty], ENGLISH))[-1] == "    no step"


def test_a_point_that_is_not_proved_says_so():
    points = [Point(PLAN, 500, 6, proved=True), Point(PLAN, 400, 3, proved=False)]
    assert list(front_lines(points, PROBLEM, ENGLISH))[2:] == [
        "- $5 net → Portrait 50.0",
        "- $4 net → Portrait 25.0 (less may be enough)",
    ]


def test_a_step_says_on_what_it_depends():
    steps = [Sturdy("a", ()), Sturdy("b", tuple(Shake))]
    said = " ".join(" ".join(sturdiness_lines(steps, ENGLISH)).split())
    assert "* a → solid * b → depends: left out if costs are 30% higher, costs are" in said
    assert "30\u00a0%" in " ".join(sturdiness_lines(steps, FRENCH))
