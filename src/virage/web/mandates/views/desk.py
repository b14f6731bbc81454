"""The office's side of a mandate: its page, hours and the timer, what was delivered, its end."""

from functools import partial
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.core.mandates import Activity
from virage.web.mandates import actions
from virage.web.mandates.forms.work import (
    ActivityForm,
    HoursForm,
    PlanForm,
    PortraitForm,
    StopForm,
)
from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import hours_written, mandate_of_case
from virage.web.mandates.views import words
from virage.web.mandates.views.doors import FORMS, FormPage, asked, on_mandate, pressed
from virage.web.mandates.views.screens import page_of
from virage.web.mandates.views.timing import timing_of
from virage.web.offices.models import Accompaniment
from virage.web.offices.views.doors import on_case
from virage.web.offices.views.words import day_of
from virage.web.plans.models import Version
from virage.web.plans.queries import version_of, versions_of
from virage.web.refusals import said
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@on_mandate("mandate.see")
@require_safe
def mandate(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Show a mandate to its advisor, to the lead of the office, to who directs."""
    page = page_of(actor, mandate)
    context = {
        "page": page,
        "next": words.next_for_office(mandate),
        "timing": timing_of(actor, mandate) if page.may["work"] else None,
        "start": ActivityForm(others=False, auto_id="timer_%s"),
        "stop": StopForm(auto_id="stop_%s"),
    }
    return render(request, "mandates/mandate.html", context)


@on_case("accompaniment.see")
@require_safe
def of_case(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Lead to the mandate of a case; say what is to be done when there is none."""
    row = mandate_of_case(case)
    if row is not None:
        return redirect("mandates:mandate", row.id)
    return render(request, "mandates/none.html", {"case": case})


def _home(mandate: Mandate) -> str:
    return reverse("mandates:mandate", args=[mandate.id])


@on_mandate("mandate.work")
@require_http_methods(FORMS)
def hours(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Write hours of advice; anything else is refused with the reason."""
    form = HoursForm(posted(request), initial={"on": timezone.localdate()})
    left = {"left": words.hours(mandate.granted - mandate.used)}
    page = FormPage(
        title=_("Write hours"),
        lead=_("%(left)s are left of what was granted.") % left,
        button=_("Write these hours"),
        told=_("The hours are written."),
        back=_home(mandate),
    )
    write = partial(actions.write_hours, actor=actor, mandate=mandate)
    return asked(request, form, page, done=lambda: write(wanted=form.wanted))


@require_POST
@on_mandate("mandate.work")
def take_back(
    request: HttpRequest, actor: Actor, mandate: Mandate, *, hours_id: UUID
) -> HttpResponse:
    """Take back hours that were written by mistake."""
    row = hours_written(mandate, hours_id)
    if row is None:
        raise Http404
    done = partial(actions.take_back_hours, actor=actor, mandate=mandate, hours=row)
    return pressed(request, _home(mandate), _("The hours are taken back."), done=done)


@require_POST
@on_mandate("mandate.work")
def start(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Start the timer."""
    form = ActivityForm(request.POST, others=False)
    if not form.is_valid() or not isinstance(form.activity, Activity):
        raise BadRequest
    done = partial(actions.start_timer, actor=actor, mandate=mandate, activity=form.activity)
    return pressed(request, _home(mandate), _("The timer runs."), done=done)


@require_POST
@on_mandate("mandate.work")
def stop(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Stop the timer, and write what it came to; or drop it."""
    if request.POST.get("turn") == "drop":
        dropped = partial(actions.drop_timer, actor=actor, mandate=mandate)
        return pressed(request, _home(mandate), _("The timer is dropped."), done=dropped)
    form = StopForm(request.POST)
    if not form.is_valid():
        told = _("Say in a few words what was done, then stop the timer.")
        return pressed(request, _home(mandate), told, done=lambda: None)
    written = partial(
        actions.stop_timer, actor=actor, mandate=mandate, words=form.cleaned_data["words"]
    )
    told = _("The timer is stopped; what it came to stands among the hours.")
    return pressed(request, _home(mandate), told, done=written)


@on_mandate("mandate.work")
@require_http_methods(FORMS)
def portrait(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Say on which day the portrait was read together."""
    form = PortraitForm(posted(request), initial={"portrait_on": mandate.portrait_on})
    page = FormPage(
        title=_("The portrait, read together"),
        lead=_("With the board when it can: it is the voice of the organisation."),
        button=_("Save"),
        told=_("It is written."),
        back=_home(mandate),
    )
    write = partial(actions.note_portrait, actor=actor, mandate=mandate)
    return asked(request, form, page, done=lambda: write(on=form.cleaned_data["portrait_on"]))


@on_mandate("mandate.work")
@require_http_methods(FORMS)
def plan(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Say which plan was put before the board."""
    versions = versions_of(mandate.organisation)
    form = PlanForm([(str(each.id), _named(each)) for each in versions], data=posted(request))
    none = _("No plan was put before the board yet: the organisation does it on its page of plans.")
    page = FormPage(
        title=_("The plan, put before the board"),
        lead="" if versions else none,
        button=_("Save") if versions else "",
        told=_("It is written."),
        back=_home(mandate),
    )
    return asked(request, form, page, done=lambda: _note_plan(actor, mandate, form))


def _named(version: Version) -> str:
    said = {"number": version.number, "day": day_of(version.proposed_at)}
    return _("Version %(number)s, put before the board on %(day)s") % said


def _note_plan(actor: Actor, mandate: Mandate, form: PlanForm) -> None:
    version = version_of(mandate.organisation, form.cleaned_data["plan"])
    if version is not None:
        actions.note_plan(actor=actor, mandate=mandate, version=version)


@require_POST
@on_mandate("mandate.work")
def finish(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """End the work, once it was ticked; the access ends with it."""
    if request.POST.get("over") != "on":
        raise BadRequest
    try:
        actions.finish(actor=actor, mandate=mandate)
    except actions.NotDoneError as refusal:
        tell(request, said(str(refusal)))
        return redirect("mandates:mandate", mandate.id)
    tell(request, _("The work has ended, and your access with it. The organisation evaluates it."))
    return redirect("offices:desk")
