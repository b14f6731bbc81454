"""From a portrait to a proposed plan, by a real search in a real child process."""

import pytest

from tests.web.diagnostics.acting import words
from tests.web.plans.acting import a_plan, ana, page, proposed
from virage.core.roadmap import check
from virage.web.plans.bridge import drafted
from virage.web.plans.models import Solve

pytestmark = pytest.mark.django_db


def test_a_plan_is_proposed_and_the_checker_accepts_it():
    plan = proposed(a_plan())
    assert Solve.objects.get().state == "done"
    whole = drafted(plan)
    assert len(whole.plan.steps) > 5
    assert check(whole.problem, whole.plan) == ()
    said = words(ana().get(page("plan", plan)))
    assert "Si tout" in said
