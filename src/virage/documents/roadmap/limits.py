"""The rules that something would break, in words."""

from virage.core.roadmap.faults import Fault, Reason, excess
from virage.core.roadmap.naming import Family
from virage.documents.roadmap.telling import Telling

OF_AMOUNT = frozenset(
    {
        Reason.PEOPLE,
        Reason.AT_ONCE,
        Reason.YEAR_BUDGET,
        Reason.WHOLE_BUDGET,
        Reason.ADVANCE,
    }
)


def fault_in_words(fault: Fault, tell: Telling) -> str:
    """What would be too much, too early or too late, as a part of a sentence."""
    return _amount(fault, tell) if fault.reason in OF_AMOUNT else _order(fault, tell)


def _amount(fault: Fault, tell: Telling) -> str:
    _ = tell.say
    said = {
        Reason.YEAR_BUDGET: _("%(amount)s over the budget of year %(year)s"),
        Reason.WHOLE_BUDGET: _("%(amount)s over the whole budget"),
        Reason.ADVANCE: _("%(amount)s too much to advance in quarter %(quarter)s"),
        Reason.PEOPLE: _("days too many in quarter %(quarter)s: %(over)s (%(role)s)"),
        Reason.AT_ONCE: _("steps too many at once in quarter %(quarter)s: %(over)s"),
    }[fault.reason]
    return said % {
        "amount": tell.money(excess(fault)),
        "over": excess(fault),
        "year": (fault.when or 0) + 1,
        "quarter": (fault.when or 0) + 1,
        "role": tell.of(Family.ROLE, fault.about[0]) if fault.about else "",
    }


def _order(fault: Fault, tell: Telling) -> str:
    _, about = tell.say, fault.about
    match fault.reason:
        case Reason.PREREQUISITE if fault.allowed is None:
            said = _("not before %(other)s, which is not in the plan")
        case Reason.PREREQUISITE:
            said = _("not before %(other)s, over at the end of quarter %(number)s")
        case Reason.STAGE_NOT_REACHED:
            said = _("not before this is at stage %(stage)s: %(question)s")
        case Reason.COMPANION:
            said = _("not without %(other)s beside it")
        case Reason.EXCLUSIVE:
            said = _("only one of these may be done: %(steps)s")
        case Reason.LOCK:
            said = _("held elsewhere, or out: %(steps)s")
        case Reason.OUTSIDE_HORIZON:
            said = _("it cannot be over before the plan ends")
        case _:
            said = _("no quarter in which it may start suits it")
    return said % {
        "other": tell.step(about[-1]),
        "question": tell.question(about[-1]),
        "steps": tell.steps(about),
        "number": fault.allowed,
        "stage": (fault.allowed or 0) + 1,
    }
