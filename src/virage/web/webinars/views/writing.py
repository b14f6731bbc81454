"""Announcing: a webinar, a series, a copy; changing, publishing, cancelling, the recording."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.core.webinars import Session, changes
from virage.web.organisations.views.doors import signed_in
from virage.web.refusals import RefusedError, said
from virage.web.ui.forms import posted
from virage.web.ui.page import tell
from virage.web.webinars import actions, bridge, queries
from virage.web.webinars.forms.people import ReplayForm, replay_initial
from virage.web.webinars.forms.sessions import CopySeriesForm, SeriesForm, SessionForm, initial_of
from virage.web.webinars.models import Webinar
from virage.web.webinars.views.doors import CONFLICT, FORMS, REFUSED, on_webinar, version_in

USUAL = {"time_zone": "America/Toronto", "minutes": 60, "capacity": 100, "language": "fr"}


@dataclass(frozen=True, slots=True)
class Line:
    """A thing that a webinar says, by its name."""

    label: str
    value: str


@signed_in("webinar.organise")
@require_http_methods(FORMS)
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write a new webinar."""
    form = SessionForm(posted(request), initial=USUAL, today=timezone.localdate())
    if form.is_valid():
        row = actions.add_webinar(actor=actor, session=form.session)
        tell(request, _("It is written down. Nobody sees it until you publish it."))
        return redirect("webinars:organise", row.id)
    return _show(request, form, title=_("Announce a webinar"))


@signed_in("webinar.organise")
@require_http_methods(FORMS)
def series(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write a series of webinars."""
    known = USUAL | {"count": 3, "weeks": 1}
    form = SeriesForm(posted(request), initial=known, today=timezone.localdate())
    if form.is_valid():
        title = form.cleaned_data["series"]
        actions.add_series(actor=actor, title=title, sessions=form.sessions)
        tell(request, _("The series is written down. Nobody sees it until you publish it."))
        return redirect("webinars:desk")
    return _show(request, form, title=_("Announce a series"))


@on_webinar
@require_http_methods(FORMS)
def copy(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Write a new webinar that says the same, on another day."""
    known = initial_of(bridge.session_of(row)) | {"day": None}
    form = SessionForm(posted(request), initial=known, today=timezone.localdate())
    if form.is_valid():
        made = actions.add_webinar(actor=actor, session=form.session)
        tell(request, _("It is written down. Nobody sees it until you publish it."))
        return redirect("webinars:organise", made.id)
    return _show(request, form, title=_("Copy a webinar"))


@on_webinar
@require_http_methods(FORMS)
def copy_series(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Write the whole series of a webinar down again, from another day on."""
    if row.series is None:
        return redirect("webinars:copy", row.id)
    form = CopySeriesForm(posted(request), initial={"series": row.series.title})
    if form.is_valid():
        title, day = form.cleaned_data["series"], form.cleaned_data["day"]
        actions.copy_series(actor=actor, webinar=row, title=title, day=day)
        tell(request, _("The series is written down. Nobody sees it until you publish it."))
        return redirect("webinars:desk")
    return _show(request, form, title=_("Copy a series"))


@on_webinar
@require_http_methods(FORMS)
def change(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Change a webinar; who registered is written to when calendars must follow."""
    kept = bridge.session_of(row)
    form = SessionForm(posted(request), initial=initial_of(kept))
    if form.is_valid() and _changed(request, actor, row, form=form):
        return redirect("webinars:organise", row.id)
    late = form.is_bound and form.is_valid()
    now = _differences(kept, form.session) if late else ()
    shown = {"row": row, "base": row.version, "now": now, "people": queries.seated_count(row)}
    return _show(request, form, title=_("Change a webinar"), late=late, **shown)


@on_webinar
@require_POST
def publish(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Let everybody see a webinar, or the whole series that it is of."""
    if "series" in request.POST:
        actions.publish_series(actor=actor, webinar=row)
        tell(request, _("The whole series is published: people may register."))
    elif actions.publish(actor=actor, webinar=row):
        tell(request, _("It is published: people may register."))
    return redirect("webinars:organise", row.id)


@on_webinar
@require_http_methods(FORMS)
def cancel(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Ask, then cancel a webinar and write to everybody who registered."""
    if request.method == "POST":
        if actions.cancel(actor=actor, webinar=row):
            tell(request, _("It is cancelled. Everybody who registered is written to."))
        return redirect("webinars:desk")
    context = {"row": row, "people": queries.audience_of(row, "all").count()}
    return render(request, "webinars/cancel.html", context)


@on_webinar
@require_http_methods(FORMS)
def replay(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Write where the recording is, its chapters and what was said."""
    form = ReplayForm(posted(request), initial=replay_initial(bridge.replay_of(row)))
    if form.is_valid() and _published(request, actor, row, form=form):
        return redirect("webinars:organise", row.id)
    late = form.is_bound and form.is_valid()
    now = _kept(form) if late else ()
    context = {"form": form, "row": row, "over": row.is_over(timezone.now()), "now": now}
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    return render(request, "webinars/replay_form.html", context, status=status)


def _changed(request: HttpRequest, actor: Actor, row: Webinar, *, form: SessionForm) -> bool:
    """Change it; False when a colleague did meanwhile, or when the form says why not."""
    base = version_in(request.POST.get("base", ""))
    try:
        done = actions.change_webinar(actor=actor, webinar=row, base=base, session=form.session)
    except RefusedError as refusal:
        form.add_error(None, said(str(refusal)))
        return False
    if done:
        tell(request, _("It is changed."))
    return done


def _published(request: HttpRequest, actor: Actor, row: Webinar, *, form: ReplayForm) -> bool:
    """Publish it; False when a colleague changed it meanwhile, or when the form says why not."""
    base = version_in(request.POST.get("base", ""))
    try:
        done = actions.publish_replay(actor=actor, webinar=row, base=base, replay=form.replay)
    except RefusedError as refusal:
        form.add_error(None, said(str(refusal)))
        return False
    if done:
        tell(request, _("The recording is published."))
    return done


def _show(
    request: HttpRequest, form: Form, *, title: str, late: bool = False, **more: object
) -> HttpResponse:
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    context = {"form": form, "heading": title, **more}
    return render(request, "webinars/write.html", context, status=status)


def _differences(kept: Session, typed: Session) -> tuple[Line, ...]:
    """What the webinar says otherwise than what somebody typed, in the words of the form."""
    form = SessionForm(initial=initial_of(kept))
    names = changes(kept, typed) - {"starts_at"}
    if kept.starts_at != typed.starts_at:
        names |= {"day", "hour"}
    shown = (bound for bound in form if bound.name in names)
    return tuple(Line(str(each.label), _said(each.initial, each.field)) for each in shown)


def _kept(form: Form) -> tuple[Line, ...]:
    """What a form showed at first, field by field, for who meant to say otherwise."""
    shown = (each for each in form if str(each.value()) != str(each.initial or ""))
    return tuple(Line(str(each.label), str(each.initial or "")) for each in shown)


def _said(value: object, field: object) -> str:
    choices = dict(getattr(field, "choices", ()))
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return str(choices.get(value, value))
