"""The calendar for everybody: what comes, what was, one webinar, registering for it."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.text import LANGUAGES
from virage.web import limits
from virage.web.accounts.models import User
from virage.web.organisations.actors import actor_of
from virage.web.organisations.queries import organisations_visible_to
from virage.web.policy import verb
from virage.web.refusals import RefusedError, said
from virage.web.ui.downloads import download
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell
from virage.web.webinars import actions, bridge, queries
from virage.web.webinars.forms.people import RegisterForm
from virage.web.webinars.models import Webinar
from virage.web.webinars.views.pages import cards_of, webinar_page


@verb("public.read")
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the webinars to come, and those that were held with their recordings."""
    now, asked = timezone.now(), request.GET.get("spoken", "")
    spoken = asked if asked in LANGUAGES else ""
    ahead = tuple(queries.ahead(now, spoken=spoken)[: queries.MOST_AHEAD])
    past = tuple(queries.past(now, spoken=spoken)[: queries.MOST_PAST])
    counts = queries.counts_of(ahead)
    context = {
        "ahead": cards_of(ahead, counts, language(), now=now),
        "past": cards_of(past, {}, language(), now=now),
        "spoken": spoken,
    }
    return render(request, "webinars/calendar.html", context)


@verb("public.read")
@require_safe
def webinar(request: HttpRequest, *, webinar_id: UUID) -> HttpResponse:
    """Show one webinar, with what it takes to register; or its recording."""
    return _show(request, found(webinar_id), _form(request))


@verb("public.read")
@require_safe
def file(request: HttpRequest, *, webinar_id: UUID) -> HttpResponse:
    """Give the calendar file of a webinar."""
    row = found(webinar_id)
    made = bridge.public_calendar(row, language())
    kind = "text/calendar; charset=utf-8; method=PUBLISH"
    return download(made, name="webinar.ics", kind=kind)


@verb("webinar.register")
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, *, webinar_id: UUID) -> HttpResponse:
    """Register; the page says the same to everybody, the mail says how it stands."""
    row, form = found(webinar_id), _form(request, data=posted(request))
    if not form.is_bound:  # who changes the language of a form that was refused
        return redirect("webinars:webinar", row.id)
    wait = _registered(request, row, form) if form.is_valid() else 0
    if form.errors:
        return limits.hold(_show(request, row, form, status=422), wait)
    tell(request, _thanks())
    return redirect("webinars:webinar", row.id)


def _thanks() -> str:
    return _(
        "Thank you! A mail is on its way: it says whether you have a place or a rank on the "
        "waiting list. If it does not come, look among the unwanted mails."
    )


def found(webinar_id: UUID) -> Webinar:
    """The webinar of an address; 404 for what is not published."""
    row = queries.webinar_shown(webinar_id)
    if row is None:
        raise Http404
    return row


def _registered(request: HttpRequest, row: Webinar, form: RegisterForm) -> int:
    """Register, or say on the form why not; how long to wait when it was too often."""
    wanted = form.wanted
    try:
        limits.spend_here(limits.REGISTRATIONS, request)
        limits.spend(limits.REGISTRATIONS_TO, wanted.email.strip().lower())
        actions.register(actor=actor_of(request), webinar=row, wanted=wanted)
    except limits.TooOftenError as refusal:
        form.add_error(None, refusal.words)
        return refusal.wait
    except RefusedError as refusal:
        form.add_error(None, said(str(refusal)))
    return 0


def _form(request: HttpRequest, data: Any = None) -> RegisterForm:
    actor = actor_of(request)
    mine = tuple(organisations_visible_to(actor)) if actor.account else ()
    known: dict[str, str] = {"language": language()}
    if actor.account:
        known["email"] = cast(User, request.user).email
    return RegisterForm(data, organisations=mine, initial=known)


def _show(
    request: HttpRequest, row: Webinar, form: RegisterForm, *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    counts = queries.counts_of([row]).get(row.id, (0, 0))
    context = {"page": webinar_page(row, counts, language(), now=now), "form": form}
    return render(request, "webinars/webinar.html", context, status=status)
