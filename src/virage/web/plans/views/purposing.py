"""The words of a plan as its pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from virage.core.roadmap.purpose import Purpose
from virage.web.plans.bridge import catalogue_for, content_of, portrait_of
from virage.web.plans.contents import Content
from virage.web.plans.models import Plan
from virage.web.plans.views.words import name_in


@dataclass(frozen=True, slots=True)
class GoalLine:
    """An objective, and the names of the steps that serve it."""

    id: str
    part: str
    text: str
    indicator: str
    baseline: str
    target: str
    who: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PurposePage:
    """The vision and the objectives."""

    vision: str
    goals: tuple[GoalLine, ...]
    budget_unknown: bool


def purpose_page(purpose: Purpose, names: Mapping[str, str]) -> PurposePage:
    """Words of a plan, its steps having these names; a step that left the plan is not named."""
    return PurposePage(
        vision=purpose.vision,
        goals=tuple(
            GoalLine(
                id=each.id,
                part=f"goal:{each.id}",
                text=each.text,
                indicator=each.indicator,
                baseline=each.baseline,
                target=each.target,
                who=each.who,
                steps=tuple(names[step] for step in each.steps if step in names),
            )
            for each in purpose.goals
        ),
        budget_unknown=purpose.budget_unknown,
    )


def names_of(plan: Plan, content: Content | None = None) -> dict[str, str]:
    """What the steps of a plan are called, in their order."""
    content = content or content_of(plan)
    catalogue = catalogue_for(portrait_of(plan.campaign), content)
    steps = sorted(content.steps, key=lambda each: each.start)
    return {each.initiative: name_in(catalogue, each.initiative) for each in steps}
