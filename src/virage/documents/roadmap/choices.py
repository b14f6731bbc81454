"""Plans to choose from, what more money brings, which steps survive: in words and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from virage.core.roadmap.naming import Family
from virage.core.roadmap.problem import AUTONOMY, TOTAL, Problem, Yardstick
from virage.core.roadmap.shaking import PART, Shake
from virage.core.roadmap.worth import Aim
from virage.core.solver.alternatives import Alternative, Spirit
from virage.core.solver.front import Point
from virage.core.solver.sturdiness import Sturdy
from virage.documents.language import listed, number, percent
from virage.documents.roadmap.lines import titled, wrapped
from virage.documents.roadmap.telling import Telling

Data = dict[str, Any]


def alternatives_lines(found: Iterable[Alternative], tell: Telling) -> Iterator[str]:
    """A title, then each alternative as it is found, with its figures and its steps."""
    _ = tell.say
    yield from titled(_("Plans to choose from"))
    for each in found:
        yield from wrapped(f"{spirit_in_words(each.spirit, tell)} → {_figures(each, tell)}", "* ")
        steps = sorted(each.plan.steps, key=lambda step: step.start)
        names = "; ".join(tell.of(Family.INITIATIVE, step.initiative) for step in steps)
        yield from wrapped(names or _("no step"), "    ")


def front_lines(points: Iterable[Point], problem: Problem, tell: Telling) -> Iterator[str]:
    """A title, then each point of the front as it is found: a net cost, and the score for it."""
    _ = tell.say
    yield from titled(_("What more money brings"))
    for each in points:
        said = _("%(cost)s net → %(score)s %(points)s") % {
            "cost": tell.money(each.net_cost),
            "score": tell.score(TOTAL),
            "points": _points(each.gain, problem.yardstick[TOTAL], tell),
        }
        doubt = _("%(way)s (less may be enough)") % {"way": said}
        yield from wrapped(said if each.proved else doubt, "- ")


def sturdiness_lines(steps: Iterable[Sturdy], tell: Telling) -> Iterator[str]:
    """A title, then each step: solid, or on what it depends."""
    _ = tell.say
    yield from titled(_("Which steps survive"))
    for each in steps:
        name = tell.of(Family.INITIATIVE, each.initiative)
        whens = listed([when_in_words(shake, tell) for shake in each.falls_when], tell.language)
        said = _("solid") if each.solid else _("depends: left out if %(whens)s") % {"whens": whens}
        yield from wrapped(f"{name} → {said}", "* ")


def choices_data(
    alternatives: Iterable[Alternative], points: Iterable[Point], steps: Iterable[Sturdy]
) -> Data:
    """The same as data; money in cents, quarters from 1."""
    return {
        "alternatives": [
            {
                "spirit": each.spirit.value,
                "outcome": each.result.outcome.value,
                "figures": {aim.value: value for aim, value in each.figures.items()},
                "steps": [
                    {
                        "initiative": step.initiative,
                        "mode": step.mode,
                        "first_quarter": step.start + 1,
                    }
                    for step in each.plan.steps
                ],
            }
            for each in alternatives
        ],
        "front": [
            {"net_cost": each.net_cost, "gain": each.gain, "proved": each.proved} for each in points
        ],
        "sturdiness": [
            {
                "initiative": each.initiative,
                "solid": each.solid,
                "falls_when": [shake.value for shake in each.falls_when],
            }
            for each in steps
        ],
    }


def spirit_in_words(spirit: Spirit, tell: Telling) -> str:
    """What an alternative puts first."""
    _ = tell.say
    return {
        Spirit.BALANCED: _("Balanced: what you put first"),
        Spirit.SOBER: _("Sober: the targets at the least cost"),
        Spirit.AUTONOMOUS: _("Autonomous: the most autonomy within the budget"),
    }[spirit]


def _figures(found: Alternative, tell: Telling) -> str:
    _, figures = tell.say, found.figures
    said = [_("%(cost)s net") % {"cost": tell.money(figures[Aim.NET_COST])}]
    for name, aim in ((TOTAL, Aim.MATURITY), (AUTONOMY, Aim.AUTONOMY)):
        if name in found.problem.yardstick:
            points = _points(figures[aim], found.problem.yardstick[name], tell)
            said.append(f"{tell.score(name)} {points}")
    said.append(_("over with quarter %(quarter)s") % {"quarter": figures[Aim.QUARTERS]})
    return ", ".join(said)


def _points(numerator: int, of: Yardstick, tell: Telling) -> str:
    return number(100 * numerator / of.whole, tell.language, 1)


def when_in_words(shake: Shake, tell: Telling) -> str:
    """What turns out otherwise, as the end of « if … »."""
    _ = tell.say
    said = {
        Shake.DEARER: _("costs are %(part)s higher"),
        Shake.CHEAPER: _("costs are %(part)s lower"),
        Shake.FEWER_DAYS: _("people have %(part)s fewer days"),
    }[shake]
    return said % {"part": percent(float(PART), tell.language)}
