"""A plan that is begun, and one that is put before the board of its co-op."""

from tests.coops import HOLDER
from tests.people import person
from tests.web.plans.acting import MEANS, PURPOSE, holder, placed
from tests.web.plans.pursuing import COPIES, LATER, REGISTER
from virage.web.organisations.models import Organisation
from virage.web.plans import actions
from virage.web.plans.models import Plan, Version
from virage.web.plans.queries import last_closed
from virage.web.plans.views.frozen import frozen_of


def begun(coop: Organisation) -> Plan:
    """The plan of a co-op whose diagnosis is closed."""
    campaign, account = last_closed(coop), person(HOLDER)
    assert campaign
    return actions.begin_plan(actor=holder(), account=account, campaign=campaign, means=MEANS)


def presented(plan: Plan) -> Version:
    """The same before the board, with three steps."""
    actions.write_purpose(actor=holder(), plan=plan, base=plan.version, purpose=PURPOSE)
    plan.refresh_from_db()
    placed(plan, COPIES, REGISTER, LATER)
    version = actions.present_plan(
        actor=holder(), account=person(HOLDER), plan=plan, base=plan.version,
        frozen=frozen_of(plan, "Servir mieux."),
    )  # fmt: skip
    assert version
    return version
