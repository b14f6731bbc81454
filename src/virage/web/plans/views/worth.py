"""What a plan to choose is worth, in words, beside the plan as it is."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.roadmap.worth import Aim
from virage.core.solver.alternatives import figures
from virage.documents.funding.labels import in_dollars
from virage.documents.language import number
from virage.web.plans.bridge import Drafted
from virage.web.plans.contents import Chosen
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Worth:
    """A plan in figures: in words, and as numbers for the drawing."""

    needs: str
    maturity: str
    autonomy: str
    net: str
    years: tuple[str, ...]
    days: int
    steps: int
    cost: float
    score: float


def with_steps(whole: Drafted, steps: tuple[Chosen, ...]) -> Drafted:
    """The same plan with the steps of a choice."""
    return replace(whole, content=whole.content.proposed(steps))


def worth_of(whole: Drafted) -> Worth:
    """A plan in figures; what is not known counts as 0, so scores are the low ones."""
    drawn, here = whole.drawn, language()
    net = figures(whole.problem, whole.plan)[Aim.NET_COST]
    asked = len(whole.problem.needs)
    score = drawn.score(TOTAL, whole.problem.horizon)
    return Worth(
        needs=_("%(met)s of %(whole)s") % {"met": asked - len(drawn.unanswered), "whole": asked},
        maturity=_score(whole, TOTAL),
        autonomy=_score(whole, AUTONOMY),
        net=in_dollars(net, here),
        years=tuple(
            _("year %(year)s: %(cost)s") % {"year": at + 1, "cost": in_dollars(cents, here)}
            for at, cents in enumerate(drawn.spent)
        ),
        days=sum(days for each in drawn.placed for _role, days in each.mode.days),
        steps=len(drawn.placed),
        cost=net / 100,
        score=float(score or 0),
    )


def _score(whole: Drafted, name: str) -> str:
    found = whole.drawn.score(name, whole.problem.horizon)
    return "—" if found is None else number(float(found), language(), 1)
