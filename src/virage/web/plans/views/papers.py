"""A plan as documents to take away: PDF, Word, Excel, calendar; nothing of it is kept."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap import Dossier
from virage.documents.roadmap.calendar import plan_calendar
from virage.documents.roadmap.paper import plan_page
from virage.documents.roadmap.word import plan_word
from virage.documents.roadmap.workbook import plan_workbook
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import on_plan
from virage.web.plans.views.dossiers import dossier_of
from virage.web.ui.downloads import download, file_name

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
    """The plan in one form, with its faults where it has some; one without a step has nothing."""
    if form not in TYPES:
        raise Http404
    today = timezone.localdate()
    dossier = dossier_of(plan, today)
    if not dossier.drawn.placed:
        return redirect("plans:plan", plan.organisation_id)
    made = _makers(plan)[form](dossier)
    name = file_name(_("plan") + f" {plan.organisation.name}", today, ending=form)
    return download(made, name=name, kind=TYPES[form])


def _makers(plan: Plan) -> Mapping[str, Callable[[Dossier], bytes]]:
    return {
        "pdf": lambda dossier: plan_pdf(plan_page(dossier)),
        "docx": plan_word,
        "xlsx": plan_workbook,
        "ics": lambda dossier: plan_calendar(dossier, str(plan.id)),
    }
