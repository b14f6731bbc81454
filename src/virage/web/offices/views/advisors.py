"""The director's pages of an advisor: a new one, and what they serve."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.web.offices import actions
from virage.web.offices.actions.advisors import AdvisesAlreadyError
from virage.web.offices.forms.advisors import AdvisorForm, NewAdvisorForm, written
from virage.web.offices.forms.fields import CONFLICT, REFUSED, status_of, version_in
from virage.web.offices.models import Advisor
from virage.web.offices.queries.offices import advisor_kept_by, offices_kept_by
from virage.web.offices.views.words import kept_lines
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

FORMS = ["GET", "HEAD", "POST"]


@signed_in("office.keep")
@require_http_methods(FORMS)
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make somebody an advisor."""
    places = offices_kept_by(actor)
    start = {"language": language(), "languages": ["fr"]}
    form = NewAdvisorForm(places, data=posted(request), initial=start)
    if form.is_valid() and _added(actor, form):
        tell(request, _("The advisor is there; a mail tells them how to sign in."))
        return redirect("offices:offices")
    context = {"form": form, "any_office": bool(places)}
    status = REFUSED if form.is_bound else 200
    return render(request, "offices/advisor.html", context, status=status)


def _added(actor: Actor, form: NewAdvisorForm) -> bool:
    given = {name: form.cleaned_data[name] for name in ("email", "language")}
    try:
        actions.add_advisor(actor=actor, wanted=form.wanted, **given)
    except AdvisesAlreadyError:
        form.add_error("email", _("This person is an advisor already: change them in the list."))
        return False
    return True


@signed_in("office.keep")
@require_http_methods(FORMS)
def advisor(request: HttpRequest, actor: Actor, *, advisor_id: UUID) -> HttpResponse:
    """Change what an advisor serves; what a colleague changed meanwhile is shown."""
    row, places = _advisor(actor, advisor_id), offices_kept_by(actor)
    form = AdvisorForm(places, data=posted(request), initial=written(row))
    if form.is_valid() and _saved(request, actor, row, form=form):
        return redirect("offices:offices")
    status = status_of(form)
    now = kept_lines(AdvisorForm(places, initial=written(row))) if status == CONFLICT else ()
    context = {"form": form, "advisor": row, "now": now, "any_office": True}
    return render(request, "offices/advisor.html", context, status=status)


def _saved(request: HttpRequest, actor: Actor, row: Advisor, *, form: AdvisorForm) -> bool:
    base = version_in(request.POST.get("base", ""))
    done = actions.change_advisor(actor=actor, advisor=row, base=base, wanted=form.wanted)
    if done:
        tell(request, _("The advisor is saved."))
    return done


@signed_in("office.keep")
@require_POST
def turn(request: HttpRequest, actor: Actor, *, advisor_id: UUID) -> HttpResponse:
    """Let somebody stop advising, or begin again."""
    row, ended = _advisor(actor, advisor_id), request.POST.get("turn") == "stop"
    try:
        actions.turn_advisor(actor=actor, advisor=row, ended=ended)
    except actions.HasCasesError:
        tell(request, _("This person has cases: give them to others first."))
    else:
        tell(
            request, _("This person advises no more.") if ended else _("This person advises again.")
        )
    return redirect("offices:offices")


def _advisor(actor: Actor, advisor_id: UUID) -> Advisor:
    row = advisor_kept_by(actor, advisor_id)
    if row is None:
        raise Http404
    return row
