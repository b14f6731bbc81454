"""What the quality check says of a plan, each finding with the page where it is mended."""

from dataclasses import dataclass

from django.urls import reverse

from virage.core.roadmap.quality import Finding, Lack, Weight
from virage.documents.roadmap import Faults
from virage.documents.roadmap.findings import Findings
from virage.web.plans.bridge import Drafted, drafted
from virage.web.plans.examining import findings_of
from virage.web.plans.models import Plan
from virage.web.plans.views.purposing import PurposePage, purpose_page
from virage.web.plans.views.words import name_in, quarter_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in words, and where it is mended."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Ready:
    """What blocks a plan, what the co-op must know of, and what it had better say."""

    blocking: tuple[Line, ...]
    owning: tuple[Line, ...]
    advice: tuple[Line, ...]
    purpose: PurposePage

    @property
    def blocked(self) -> bool:
        """Whether it is not put before a board."""
        return bool(self.blocking)

    @property
    def owned(self) -> bool:
        """Whether the co-op must say that it knows."""
        return bool(self.owning)


def ready_of(plan: Plan) -> Ready:
    """A plan before the quality check."""
    whole = drafted(plan)
    tell, found = _words_of(whole), findings_of(plan, whole)

    def lines(weight: Weight) -> tuple[Line, ...]:
        kept = (each for each in found if each.weight is weight)
        return tuple(dict.fromkeys(Line(tell(each), _mended(plan, whole, each)) for each in kept))

    return Ready(
        blocking=lines(Weight.BLOCKS),
        owning=lines(Weight.OWNED),
        advice=lines(Weight.ADVICE),
        purpose=purpose_page(whole.content.purpose, _names(whole)),
    )


def _names(whole: Drafted) -> dict[str, str]:
    steps = (each.initiative for each in whole.content.steps)
    return {each: name_in(whole.catalogue, each) for each in steps}


def _words_of(whole: Drafted) -> Findings:
    means, here = whole.content.means, language()
    flags = {each.flag.id: each.flag.text.in_(here) for each, _when in whole.drawn.flags}
    return Findings(
        faults=Faults(whole.drawn, here, lambda quarter: quarter_of(means, quarter)),
        goals={each.id: each.text for each in whole.content.purpose.goals},
        name=lambda step: name_in(whole.catalogue, step),
        flag=lambda flag: flags.get(flag, flag),
    )


def _mended(plan: Plan, whole: Drafted, finding: Finding) -> str:
    """The page where a finding is mended."""
    organisation = plan.organisation_id
    if finding.lack is Lack.GOAL:
        return reverse("plans:add_goal", args=[organisation])
    if finding.part == "goal":
        return reverse("plans:goal", args=[organisation, finding.id])
    if finding.lack in (Lack.LAW, Lack.FLAG, Lack.STEP):
        return reverse("plans:add", args=[organisation])
    if finding.part == "step" and whole.content.step(finding.id):
        own = any(each.id == finding.id for each in whole.content.own)
        said = finding.lack is Lack.DOER or (bool(finding.name) and not own)
        page = "doing" if said else "step"
        return reverse(f"plans:{page}", args=[organisation, finding.id])
    pages = {"vision": "vision", "budget": "means"}
    return reverse(f"plans:{pages.get(finding.part, 'plan')}", args=[organisation])
