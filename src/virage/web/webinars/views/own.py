"""What the links of a registration open: the place, the doors, two questions, what comes next."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from virage.core.access import VISITOR
from virage.core.portrait import Edition
from virage.core.webinars import Moment
from virage.web import limits
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import doors, screens
from virage.web.policy import verb
from virage.web.refusals import RefusedError, in_words
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell
from virage.web.webinars import actions, bridge, queries
from virage.web.webinars.forms.people import BeginForm, OpinionForm
from virage.web.webinars.models import Door, Registration
from virage.web.webinars.views.pages import webinar_page

FORMS = ["GET", "HEAD", "POST"]
View = Callable[..., HttpResponse]


def behind(door: Door) -> Callable[[View], View]:
    """Give a view the registration that its link opens; 404 for a link that opens nothing."""

    def wrap(view: View) -> View:
        @verb("webinar.attend")
        @wraps(view)
        def inner(request: HttpRequest, **given: str) -> HttpResponse:
            registration = queries.behind(door, given[f"{door.value}_secret"])
            if registration is None:
                raise Http404
            with in_words():
                response = view(request, registration)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap


@behind(Door.PLACE)
@require_http_methods(FORMS)
def place(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Show how somebody stands and what is kept of them; a button gives up, another erases."""
    if "forget" in request.POST:
        actions.forget(actor=VISITOR, registration=registration)
        return render(request, "webinars/forgotten.html")
    if request.method == "POST":
        if actions.leave(actor=VISITOR, registration=registration):
            tell(request, _("It is noted. Thank you for telling: somebody else gets the place."))
        return redirect("webinars:place", bridge.secret_of(registration, Door.PLACE))
    return render(request, "webinars/place.html", _standing(registration))


@behind(Door.JOIN)
@require_http_methods(FORMS)
def join(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The way in: a button says that one is there, then the link of the video conference shows."""
    link = ""
    if request.method == "POST":
        link = actions.join(actor=VISITOR, registration=registration)
        registration.refresh_from_db(fields=["attended_at"])
    return render(request, "webinars/join.html", _standing(registration) | {"link": link})


@behind(Door.OPINION)
@require_http_methods(FORMS)
def opinion(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Two questions about a webinar that was held."""
    known = {"useful": registration.useful, "wish": registration.wish}
    form = OpinionForm(posted(request), initial=known)
    if form.is_valid():
        actions.say_opinion(actor=VISITOR, registration=registration, **form.cleaned_data)
        tell(request, _("Thank you: the next webinars will be better for it."))
        return redirect("webinars:webinar", registration.webinar_id)
    status = 422 if form.is_bound else 200
    context = _standing(registration) | {"form": form}
    return render(request, "webinars/opinion.html", context, status=status)


@behind(Door.BEGIN)
@require_http_methods(FORMS)
def begin(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Begin the self-diagnosis with what is known already; the link begins one, and one only."""
    form = BeginForm(registration, language(), data=posted(request))
    if registration.begun_at or registration.organisation_id:
        return render(request, "webinars/begin.html", _standing(registration))
    if form.is_valid():
        return _begun(request, registration, form)
    status = 422 if form.is_bound else 200
    context = _standing(registration) | {"form": form}
    return render(request, "webinars/begin.html", context, status=status)


@csrf_exempt  # a mail program presses this button by itself (RFC 8058); the link is the proof
@verb("mail.stop")
@never_cache
@require_http_methods(FORMS)
def quiet(request: HttpRequest, hush_secret: str) -> HttpResponse:
    """Stop what is sent after webinars: only the button acts."""
    registration = queries.behind(Door.QUIET, hush_secret)
    if registration is None:
        raise Http404
    if request.method == "POST":
        actions.stop_mails(actor=VISITOR, registration=registration)
    over = request.method == "POST" or registration.stopped_at is not None
    return render(request, "webinars/quiet.html", {"over": over})


def _standing(registration: Registration) -> dict[str, object]:
    """What the pages behind a link say of the webinar and of the person."""
    now, row = timezone.now(), registration.webinar
    moment = bridge.moment(row, now)
    return {
        "registration": registration,
        "page": webinar_page(row, (0, 0), language(), now=now),
        "rank": queries.rank_of(registration) if registration.is_waiting else 0,
        "open": moment is Moment.OPEN and registration.is_seated,
        "ahead": moment is not Moment.OVER,
    }


def _begun(request: HttpRequest, registration: Registration, form: BeginForm) -> HttpResponse:
    """Begin, and lead to the first question; the browser gets the key of the sheet."""
    try:
        limits.spend_here(limits.STARTS, request)
        sheet, key = _start(request, registration, form)
    except limits.TooOftenError as refusal:
        form.add_error(None, refusal.words)
        context = _standing(registration) | {"form": form}
        return limits.hold(render(request, "webinars/begin.html", context), refusal.wait)
    except RefusedError:
        return redirect("webinars:begin", bridge.secret_of(registration, Door.BEGIN))
    response = redirect("diagnostics:section", sheet.id, screens.first_section(sheet).id)
    doors.keep_keys(request, response, key)
    return response


def _start(request: HttpRequest, registration: Registration, form: BeginForm) -> tuple[Sheet, str]:
    said = form.cleaned_data
    return actions.begin_diagnosis(
        actor=doors.actor_of(request),
        registration=registration,
        name=said["name"],
        edition=Edition(said["edition"]),
        profile=form.answers,
    )
