"""The advisor's desk, and what they decide about themselves."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor
from virage.web.offices import actions
from virage.web.offices.forms.advisors import OwnForm
from virage.web.offices.forms.fields import CONFLICT, status_of, version_in
from virage.web.offices.queries.offices import own_advisor
from virage.web.offices.views.doors import at_the_desk
from virage.web.offices.views.words import kept_lines
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@at_the_desk
@require_safe
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the cases of an advisor."""
    return render(request, "offices/desk.html", {"advisor": own_advisor(actor)})


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def oneself(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say when one is away, and whether one's name is public."""
    row = own_advisor(actor)
    if row is None:
        raise Http404
    known = {name: getattr(row, name) for name in ("absent_from", "absent_to", "public")}
    form = OwnForm(posted(request), initial=known)
    if form.is_valid() and _chosen(request, actor, form):
        return redirect("offices:desk")
    status = status_of(form)
    now = kept_lines(OwnForm(initial=known)) if status == CONFLICT else ()
    context = {"form": form, "advisor": row, "now": now}
    return render(request, "offices/oneself.html", context, status=status)


def _chosen(request: HttpRequest, actor: Actor, form: OwnForm) -> bool:
    base = version_in(request.POST.get("base", ""))
    done = actions.choose_for_oneself(actor=actor, base=base, choice=form.choice)
    if done:
        tell(request, _("Your choices are saved."))
    return done
