"""What both sides share: the journal, meetings and their calendar, documents, more hours."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.documents.language import moment_in_words
from virage.documents.mandates.calendar import meeting_calendar
from virage.web.mandates import actions, bridge
from virage.web.mandates.forms.mandates import MoreForm
from virage.web.mandates.forms.work import DocumentForm, MeetingForm, NoteForm, shown
from virage.web.mandates.models import Mandate, Meeting
from virage.web.mandates.queries.mandates import document_of, meeting_of
from virage.web.mandates.views.doors import (
    FORMS,
    REFUSED,
    FormPage,
    asked,
    home_of,
    number_in,
    on_mandate,
)
from virage.web.offices.forms.fields import CONFLICT
from virage.web.ui.downloads import download
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell


@on_mandate("mandate.contribute")
@require_http_methods(FORMS)
def journal(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Write in the journal."""
    form = NoteForm(posted(request))
    page = FormPage(
        title=_("Write in the journal"),
        lead="",
        button=_("Write"),
        told=_("The entry is written."),
        back=home_of(actor, mandate),
    )
    write = partial(actions.write_note, actor=actor, mandate=mandate)
    return asked(request, form, page, done=lambda: write(words=form.cleaned_data["words"]))


@on_mandate("mandate.contribute")
@require_http_methods(FORMS)
def give(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Give the other side a document."""
    form = DocumentForm(posted(request), request.FILES or None)
    page = FormPage(
        title=_("Add a document"),
        lead=_("Both sides may take it away. Put no list of people in it."),
        button=_("Add it"),
        told=_("The document is there."),
        back=home_of(actor, mandate),
        files=True,
    )
    add = partial(actions.add_document, actor=actor, mandate=mandate)
    return asked(request, form, page, done=lambda: add(upload=form.cleaned_data["file"]))


@on_mandate("mandate.read")
@require_safe
def document(
    request: HttpRequest, actor: Actor, mandate: Mandate, *, document_id: UUID
) -> HttpResponse:
    """Take a document away."""
    row = document_of(mandate, document_id)
    if row is None:
        raise Http404
    return download(bytes(row.content), name=row.name, kind=row.kind)


@on_mandate("mandate.contribute")
@require_http_methods(FORMS)
def more(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Ask for more hours."""
    form = MoreForm(posted(request))
    page = FormPage(
        title=_("Ask for more hours"),
        lead=_(
            "The organisation pays its part of them: it agrees first, then the office decides "
            "within its envelope."
        ),
        button=_("Ask"),
        told=_("It is asked; everybody concerned has a mail."),
        back=home_of(actor, mandate),
    )
    ask = partial(actions.ask_more, actor=actor, mandate=mandate)
    return asked(request, form, page, done=lambda: ask(**form.cleaned_data))


@on_mandate("mandate.work")
@require_http_methods(FORMS)
def meet(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """Plan a meeting."""
    form = MeetingForm(posted(request), initial={"minutes": 60})
    page = FormPage(
        title=_("Plan a meeting"),
        lead=_("Both sides get a mail, with a file for their calendar."),
        button=_("Plan it"),
        told=_("The meeting is planned, and told."),
        back=home_of(actor, mandate),
    )
    plan = partial(actions.plan_meeting, actor=actor, mandate=mandate)
    return asked(request, form, page, done=lambda: plan(wanted=form.wanted))


@on_mandate("mandate.work")
@require_http_methods(FORMS)
def meeting(
    request: HttpRequest, actor: Actor, mandate: Mandate, *, meeting_id: UUID
) -> HttpResponse:
    """Move a meeting, or change what is said of it."""
    row = _meeting(mandate, meeting_id)
    form = MeetingForm(posted(request), initial=_shown(row))
    status = REFUSED if form.is_bound else 200
    if form.is_valid():
        if _moved(request, actor, mandate, row=row, form=form):
            tell(request, _("The meeting is changed, and told."))
            return redirect("mandates:mandate", mandate.id)
        status = CONFLICT
    return _change(request, mandate, _meeting(mandate, meeting_id), form=form, status=status)


def _moved(
    request: HttpRequest, actor: Actor, mandate: Mandate, *, row: Meeting, form: MeetingForm
) -> bool:
    base = number_in(request.POST.get("base", ""))
    return actions.move_meeting(
        actor=actor, mandate=mandate, meeting=row, base=base, wanted=form.wanted
    )


def _change(
    request: HttpRequest, mandate: Mandate, row: Meeting, *, form: MeetingForm, status: int
) -> HttpResponse:
    when = moment_in_words(timezone.localtime(row.starts_at), language())
    now = f"{row.title}, {when}" if status == CONFLICT else ""
    context = {"form": form, "mandate": mandate, "meeting": row, "now": now}
    return render(request, "mandates/meeting.html", context, status=status)


def _shown(row: Meeting) -> dict[str, object]:
    return shown(row.title, row.starts_at, row.minutes, place=row.place, link=row.link)


@require_POST
@on_mandate("mandate.work")
def cancel(
    request: HttpRequest, actor: Actor, mandate: Mandate, *, meeting_id: UUID
) -> HttpResponse:
    """Cancel a meeting."""
    row = _meeting(mandate, meeting_id)
    done = actions.cancel_meeting(actor=actor, mandate=mandate, meeting=row, base=row.sequence)
    told = _("The meeting is cancelled, and told.")
    tell(request, told if done else _("This changed meanwhile: see where it stands."))
    return redirect("mandates:mandate", mandate.id)


@on_mandate("mandate.read")
@require_safe
def calendar(
    request: HttpRequest, actor: Actor, mandate: Mandate, *, meeting_id: UUID
) -> HttpResponse:
    """A meeting as a file for one's calendar."""
    row = _meeting(mandate, meeting_id)
    made = meeting_calendar(bridge.appointment_of(row, mandate.organisation.name), language())
    return download(made, name=_("meeting") + ".ics", kind="text/calendar; charset=utf-8")


def _meeting(mandate: Mandate, meeting_id: UUID) -> Meeting:
    row = meeting_of(mandate, meeting_id)
    if row is None:
        raise Http404
    return row
