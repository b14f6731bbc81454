"""The way in: home, the start of a sheet, the paper version, what becomes of the data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.portrait import Edition
from virage.web import limits
from virage.web.diagnostics import actions, bridge, queries
from virage.web.diagnostics.forms.start import StartForm
from virage.web.diagnostics.views import doors, screens
from virage.web.diagnostics.views.paper import paper_page
from virage.web.policy import verb
from virage.web.ui.forms import posted
from virage.web.ui.page import language


@verb("public.read")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say in a minute why this concerns a co-op, and where to begin."""
    sheets = queries.sheets_visible_to(doors.actor_of(request))
    questionnaire = bridge.current_questionnaire()
    page = screens.home_page(questionnaire, sheets, language())
    response = render(request, "diagnostics/home.html", {"page": page})
    if page.sheets:
        add_never_cache_headers(response)
    return response


@verb("diagnosis.start")
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask the few facts that choose the questions, and begin a sheet."""
    form = StartForm(bridge.current_questionnaire(), language(), data=posted(request))
    wait = _wait(request, form) if form.is_valid() else 0
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        page = render(request, "diagnostics/start.html", {"form": form}, status=status)
        return limits.hold(page, wait)
    return _begun(request, form)


def _wait(request: HttpRequest, form: StartForm) -> int:
    """How long to wait when this place began very many sheets; it is said on the form."""
    try:
        limits.spend_here(limits.STARTS, request)
    except limits.TooOftenError as refusal:
        form.add_error(None, refusal.words)
        return refusal.wait
    return 0


def _begun(request: HttpRequest, form: StartForm) -> HttpResponse:
    said, actor = form.cleaned_data, doors.actor_of(request)
    sheet, secret = actions.start_sheet(
        actor=actor, name=said["name"], edition=Edition(said["edition"]), profile=form.answers
    )
    response = redirect("diagnostics:section", sheet.id, screens.first_section(sheet).id)
    doors.keep_keys(request, response, secret)
    return response


@verb("public.read")
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The whole questionnaire to print and fill in around a table."""
    page = paper_page(bridge.current_questionnaire(), language())
    return render(request, "diagnostics/paper.html", {"page": page})


@verb("public.read")
@require_safe
def your_data(request: HttpRequest) -> HttpResponse:
    """Say what is kept, where, for whom, and how to erase it."""
    return render(request, "diagnostics/your_data.html")
