"""Declaring one's interests; what the advisors of an office declare; what a lead decides."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.offices import actions
from virage.web.offices.forms.fields import status_of
from virage.web.offices.forms.independence import RuleForm, TieForm
from virage.web.offices.models import Accompaniment, Advisor
from virage.web.offices.queries import independence as queries
from virage.web.offices.queries.cases import advisors_with_load
from virage.web.offices.queries.offices import own_advisor
from virage.web.offices.views.declared import declared_by
from virage.web.offices.views.doors import desk_door, on_case
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@desk_door("interest.declare")
@require_http_methods(["GET", "HEAD", "POST"])
def interests(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what one declared, and declare something more."""
    advisor, form = _oneself(actor), TieForm(data=posted(request))
    if form.is_valid():
        actions.declare_interest(actor=actor, tie=form.tie)
        tell(request, _("It is declared: your lead and those whom you accompany see it."))
        return redirect("offices:interests")
    declared = declared_by(queries.of_advisor(advisor.id), ended=True)
    context = {"form": form, "declared": declared}
    return render(request, "offices/interests.html", context, status=status_of(form))


@require_POST
@desk_door("interest.declare")
def declare(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Declare that what is written is whole."""
    _oneself(actor)
    actions.declare_whole(actor=actor)
    tell(request, _("Your declaration is renewed for a year."))
    return redirect("offices:interests")


@require_POST
@desk_door("interest.declare")
def end_interest(request: HttpRequest, actor: Actor, *, interest_id: UUID) -> HttpResponse:
    """Say that an interest ends today."""
    row = queries.interest_of(_oneself(actor), interest_id)
    if row is None:
        raise Http404
    actions.end_interest(actor=actor, interest=row, on=timezone.localdate())
    tell(request, _("It ends today, and stays written."))
    return redirect("offices:interests")


@desk_door("interest.see")
@require_safe
def declarations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what the advisors of one's offices declare."""
    people = tuple(map(declared_by, queries.declared_before(actor)))
    return render(request, "offices/declarations.html", {"people": people})


@require_POST
@on_case("accompaniment.rule")
def rule(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Decide whether somebody may have a case that their interests touch."""
    form = RuleForm(request.POST)
    people = {str(row.id): row for row, _load in advisors_with_load(case.office)}
    advisor = people.get(request.POST.get("advisor", ""))
    if advisor is None or not form.is_valid():
        tell(request, _("Say whether this person may have the case, and why."))
        return redirect("offices:case", case.id)
    words = form.cleaned_data["words"].replace("\r\n", "\n")
    done = actions.rule(actor=actor, case=case, advisor=advisor, allowed=form.allowed, words=words)
    tell(
        request,
        _("The decision is written.") if done else _("Nothing that they declared touches it now."),
    )
    return redirect("offices:case", case.id)


def _oneself(actor: Actor) -> Advisor:
    advisor = own_advisor(actor)
    if advisor is None:
        raise Http404
    return advisor
