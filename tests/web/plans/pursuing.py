"""A plan that a board adopted, begun some quarters ago, for tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from tests.coops import HOLDER
from tests.people import person
from tests.web.plans.acting import MEANS, a_plan, holder, placed
from virage.web.plans import actions
from virage.web.plans.actions.following import Told, tell_step
from virage.web.plans.contents import Chosen, Means
from virage.web.plans.courses import InForce
from virage.web.plans.models import Plan, Progress, Version
from virage.web.plans.queries import following as records
from virage.web.plans.views.frozen import frozen_of

COPIES = Chosen("copies_in_two_places", "in_house", 0)
REGISTER = Chosen("personal_accounts", "in_house", 1)
LATER = Chosen("common_folder", "in_house", 4)


def begun(ago: int, means: Means = MEANS) -> Means:
    """The same means, whose first quarter was so many quarters before that of today."""
    today = timezone.localdate()
    here = today.year * 4 + (today.month - 1) // 3 - ago
    return replace(means, begins=divmod(here, 4))


def day_in(ago: int) -> date:
    """The first day of a quarter, so many before that of today."""
    year, quarter = begun(ago).begins
    return date(year, 3 * quarter + 1, 1)


def adopted(plan: Plan, *, on: date | None = None, number: str = "CA-7") -> Version:
    """The plan as it is now, before the board and adopted."""
    plan.refresh_from_db()
    account, frozen = person(HOLDER), frozen_of(plan, "Servir mieux.")
    version = actions.present_plan(
        actor=holder(), account=account, plan=plan, base=plan.version, frozen=frozen
    )
    assert version
    resolution = actions.Resolution(number, on or timezone.localdate(), "Ana, Luc")
    assert actions.adopt(actor=holder(), account=account, version=version, resolution=resolution)
    version.refresh_from_db()
    return version


def pursued(ago: int = 0, *steps: Chosen) -> Plan:
    """A plan in force since its first quarter, so many quarters ago."""
    plan = placed(a_plan(begun(ago)), *(steps or (COPIES, REGISTER, LATER)))
    adopted(plan, on=day_in(ago))
    return plan


def told(plan: Plan, step: str, course: str, on: date | None = None, **more: Any) -> Progress:
    """What somebody tells of a step."""
    before = records.progress_of(plan.id).get(step)
    said = Told(course, on or timezone.localdate(), **more)
    assert tell_step(
        actor=holder(),
        account=person(HOLDER),
        plan=plan,
        step=step,
        base=before.version if before else 0,
        told=said,
    )
    return records.progress_of(plan.id)[step]


def force(plan: Plan) -> InForce:
    """The version in force, today."""
    version = records.in_force(plan.organisation)
    assert version
    return InForce(version, records.progress_of(plan.id), timezone.localdate())
