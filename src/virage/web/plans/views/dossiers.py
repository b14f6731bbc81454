"""A plan with its financing, as its documents and the page of its money tell it."""

from datetime import date

from virage.core.roadmap.days import Quarters
from virage.core.roadmap.financing import finance_plan
from virage.core.roadmap.plan import timetable
from virage.documents.roadmap import Dossier
from virage.web.funding import bridge as funding
from virage.web.organisations.queries import facts_of
from virage.web.plans.bridge import Drafted, drafted
from virage.web.plans.models import Plan
from virage.web.plans.views.words import name_in
from virage.web.programmes import bridge as programmes
from virage.web.ui.page import language


def dossier_of(plan: Plan, today: date) -> Dossier:
    """The plan with its financing, judged today by what the organisation told."""
    return dossier_with(drafted(plan), plan, today)


def dossier_with(whole: Drafted, plan: Plan, today: date) -> Dossier:
    """The same, of a plan that was read already."""
    told = facts_of(plan.organisation)
    year, quarter = whole.content.means.begins
    financed = finance_plan(
        timetable(whole.problem, whole.plan),
        programmes.funding(),
        funding.known_of(plan.organisation, told),
        quarters=Quarters(date(year, 3 * quarter + 1, 1)),
        on=today,
        aids=whole.cases.aids,
    )
    labels = funding.labels_in(whole.portrait.questionnaire, language())
    gone = tuple(name_in(whole.catalogue, each.initiative) for each in whole.strange)
    purpose = whole.content.purpose
    return Dossier(
        whole.drawn,
        financed,
        labels,
        today,
        vision=purpose.vision,
        uncounted=gone,
        purpose=purpose,
    )
