"""Why a plan is what it is, in words and as data."""

from collections.abc import Iterator
from typing import Any

from virage.core.roadmap import Aim, Fault, Plan, Problem
from virage.core.roadmap.explaining import Cause, Chosen, Kind, LeftOut, Why, chosen, left_out
from virage.core.roadmap.naming import Family, Names
from virage.core.text import Language
from virage.documents.language import number, quoted
from virage.documents.roadmap.aims import aim_in_words
from virage.documents.roadmap.limits import fault_in_words
from virage.documents.roadmap.lines import titled, wrapped
from virage.documents.roadmap.telling import Telling

Data = dict[str, Any]


def reasons_parts(
    problem: Problem, plan: Plan, names: Names, *, language: Language
) -> Iterator[list[str]]:
    """Why each step is there, then why the others are not."""
    tell = Telling(names, language)
    _, outs = tell.say, left_out(problem, plan)
    first = {each.initiative: each.start for each in plan.steps}
    ins = sorted(chosen(problem, plan), key=lambda each: first[each.initiative])
    if ins:
        yield [*titled(_("Why these steps")), *_lines(_in(each, problem, tell) for each in ins)]
    if outs:
        yield [
            *titled(_("What is left out, and why")),
            *wrapped(_("The steps of the plan staying where they are.")),
            *_lines(_out(each, tell) for each in outs),
        ]


def reasons_data(problem: Problem, plan: Plan) -> Data:
    """The same as data; quarters and years from 1, money in cents."""
    return {
        "chosen": [
            {
                "initiative": each.initiative,
                "causes": [
                    {"kind": cause.kind.value, "about": cause.about, "count": cause.count}
                    for cause in each.causes
                ],
            }
            for each in chosen(problem, plan)
        ],
        "left_out": [_out_data(each) for each in left_out(problem, plan)],
    }


def _out_data(left: LeftOut) -> Data:
    return {
        "initiative": left.initiative,
        "why": left.why.value,
        "by": left.by,
        "aim": None if left.aim is None else left.aim.value,
        "missing": list(left.missing),
        "breaks": [_fault_data(each) for each in left.faults],
    }


def _fault_data(fault: Fault) -> Data:
    return {
        "rule": fault.reason.value,
        "about": list(fault.about),
        "when": None if fault.when is None else fault.when + 1,
        "found": fault.found,
        "allowed": fault.allowed,
    }


def _lines(said: Iterator[str]) -> list[str]:
    return [line for each in said for line in wrapped(each, "* ")]


def _in(step: Chosen, problem: Problem, tell: Telling) -> str:
    return _told(
        step.initiative, (cause_in_words(each, problem, tell) for each in step.causes), tell
    )


def _out(left: LeftOut, tell: Telling) -> str:
    return _told(left.initiative, hurdles_in_words(left, tell), tell)


def _told(initiative: str, reasons: Iterator[str], tell: Telling) -> str:
    _ = tell.say
    name = tell.of(Family.INITIATIVE, initiative)
    return _("%(name)s: %(answer)s") % {"name": name, "answer": "; ".join(reasons)} + "."


def cause_in_words(cause: Cause, problem: Problem, tell: Telling) -> str:
    """What a step is there for, as a part of a sentence."""
    _, about = tell.say, cause.about
    match cause.kind:
        case Kind.CLEARS:
            name = quoted(tell.of(Family.FLAG, about), tell.language)
            said = _("clears the red flag %(name)s by the end of quarter %(count)s")
        case Kind.ANSWERS:
            name = quoted(tell.of(Family.NEED, about), tell.language)
            said = _("answers the need %(name)s")
        case Kind.GAINS:
            points = 100 * (cause.count or 0) / problem.yardstick[about].whole
            name = tell.score(about)
            return _("%(name)s, +%(points)s") % {
                "name": name,
                "points": number(points, tell.language, 1),
            }
        case Kind.TARGET:
            name, said = tell.score(about), _("without it a target is missed (%(name)s)")
        case Kind.BEFORE:
            name, said = tell.step(about), _("must come before %(name)s")
        case Kind.BESIDE:
            name, said = tell.step(about), _("goes with %(name)s")
        case _:
            name, said = _other_cause(cause, tell)
    return said % {"name": name, "count": cause.count}


def _other_cause(cause: Cause, tell: Telling) -> tuple[str, str]:
    """What the sentence names, and the sentence."""
    _ = tell.say
    match cause.kind:
        case Kind.LOCKED:
            return "", _("you hold it in the plan")
        case Kind.OPENS_AID:
            payer = tell.of(Family.PROGRAMME, cause.about)
            return payer, _("without it too little is spent for %(name)s")
        case Kind.MONEY:
            return "", _("its aid keeps the plan within its budget")
        case _ if cause.count:
            return aim_in_words(Aim(cause.about), tell.language), _("serves this: %(name)s")
        case _:
            return "", _("nothing would be lost without it")


def hurdles_in_words(left: LeftOut, tell: Telling) -> Iterator[str]:
    """What keeps an initiative out, as parts of a sentence."""
    _ = tell.say
    other = {"step": tell.step(left.by or "")}
    match left.why:
        case Why.LOCKED_OUT:
            yield _("you hold it out of the plan")
        case Why.EXCLUDED:
            yield _("%(step)s is done, and only one of them may be") % other
        case Why.DOMINATED:
            yield _("%(step)s brings as much for no more money") % other
        case Why.NOTHING_MORE:
            yield _("it brings nothing more")
        case Why.WORSE if left.aim is not None:
            aim = aim_in_words(left.aim, tell.language)
            yield _("it fits, but serves this less well, which matters more: %(aim)s") % {
                "aim": aim
            }
        case Why.UNPROVED:
            yield _("it would fit, and would be better: the search was stopped before")
        case _:
            yield from _broken(left, tell)


def _broken(left: LeftOut, tell: Telling) -> Iterator[str]:
    _ = tell.say
    if left.missing:
        missing = tell.steps(left.missing)
        yield _("not without %(steps)s, which the plan leaves out too") % {"steps": missing}
    yield from dict.fromkeys(fault_in_words(each, tell) for each in left.faults)
