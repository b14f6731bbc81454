"""A proposed plan as documents to take away: PDF, Word, Excel, calendar; nothing of it is kept."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.core.roadmap.days import Quarters
from virage.core.roadmap.financing import finance_plan
from virage.core.roadmap.plan import timetable
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap import Dossier
from virage.documents.roadmap.calendar import plan_calendar
from virage.documents.roadmap.paper import plan_page
from virage.documents.roadmap.word import plan_word
from virage.documents.roadmap.workbook import plan_workbook
from virage.web.funding import bridge as funding
from virage.web.organisations.bridge import catalogues
from virage.web.organisations.queries import facts_of
from virage.web.plans.bridge import drafted
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import on_plan
from virage.web.ui.page import language

OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}


@on_plan("plan.read")
@require_safe
def paper(request: HttpRequest, actor: Actor, plan: Plan, *, form: str) -> HttpResponse:
    """The plan in one form; one that was changed by hand is first proposed again, or looked at."""
    if form not in TYPES:
        raise Http404
    if not plan.proof:
        return redirect("plans:plan", plan.organisation_id)
    today = timezone.localdate()
    made = _makers(plan)[form](dossier_of(plan, today))
    response = HttpResponse(made, content_type=TYPES[form])
    name = slugify(_("plan") + f" {plan.organisation.name}")[:80]
    response["Content-Disposition"] = f'attachment; filename="{name}-{today}.{form}"'
    return response


def _makers(plan: Plan) -> Mapping[str, Callable[[Dossier], bytes]]:
    return {
        "pdf": lambda dossier: plan_pdf(plan_page(dossier)),
        "docx": plan_word,
        "xlsx": plan_workbook,
        "ics": lambda dossier: plan_calendar(dossier, str(plan.id)),
    }


def dossier_of(plan: Plan, today: date) -> Dossier:
    """The plan with its financing, judged today by what the organisation told."""
    whole, told = drafted(plan), facts_of(plan.organisation)
    year, quarter = whole.content.means.begins
    financed = finance_plan(
        timetable(whole.problem, whole.plan),
        catalogues().funding,
        funding.facts_told(funding.answers_of(told.values())),
        quarters=Quarters(date(year, 3 * quarter + 1, 1)),
        on=today,
    )
    labels = funding.labels_in(whole.portrait.questionnaire, language())
    return Dossier(whole.drawn, financed, labels, today)
