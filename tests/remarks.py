"""What was said of the plan of the walks, made once a test."""

from uuid import UUID

from tests.coops import HOLDER, NAME, STEP, a_coop, actor_of
from tests.people import person
from virage.web.plans import actions
from virage.web.plans.models import Change, Plan, Remark, Suggestion
from virage.web.plans.queries import plan_of


def _plan() -> Plan | None:
    return plan_of(a_coop().organisation)


def a_remark() -> UUID | None:
    """A remark of who holds the account; None when the co-op has no plan."""
    plan, found = _plan(), Remark.objects.first()
    if found is None and plan is not None:
        account, said = person(HOLDER), actions.Said(NAME, "plan")
        found = actions.remark(actor=actor_of(account), account=account, plan=plan, said=said)
    return found.id if found else None


def a_suggestion() -> UUID | None:
    """A suggestion of who holds the account; None when the co-op has no plan."""
    plan, found = _plan(), Suggestion.objects.first()
    if found is None and plan is not None:
        account = person(HOLDER)
        wished = actions.Wished(Change.MOVE, STEP, NAME, quarter=1)
        actor = actor_of(account)
        found = actions.suggest(actor=actor, account=account, plan=plan, wished=wished)
    return found.id if found else None
