"""Giving a group case to another advisor: who could have it, and what speaks against each."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.web.offices import actions
from virage.web.offices.bridge.groups import in_the_way
from virage.web.offices.forms.groups import GroupAdvisorForm
from virage.web.offices.models import Advisor, Group
from virage.web.offices.queries.cases import advisors_with_load
from virage.web.offices.queries.groups import cases_with_advisor
from virage.web.offices.views.groups import on_group
from virage.web.offices.views.words import reasons_in_words
from virage.web.refusals import RefusedError, said
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@on_group("group.lead")
@require_http_methods(["GET", "HEAD", "POST"])
def group_advisor(request: HttpRequest, actor: Actor, group: Group) -> HttpResponse:
    """Give a group to another advisor."""
    form = GroupAdvisorForm(_people(group), data=posted(request))
    if form.is_valid():
        change = partial(actions.change_group_advisor, actor=actor, group=group)
        reason = _refused(request, form, change)
        if not reason:
            return redirect("offices:group", group.id)
        form.add_error(None, reason)
    context = {"group": group, "form": form, "cases": len(cases_with_advisor(group))}
    status = 422 if form.is_bound else 200
    return render(request, "offices/group_advisor.html", context, status=status)


def _refused(request: HttpRequest, form: GroupAdvisorForm, change: "partial[bool]") -> str:
    """Give it; why it was refused, empty when it was not."""
    try:
        given = change(advisor=form.chosen, all_the_same=form.cleaned_data["all_the_same"])
    except RefusedError as refusal:
        reason = said(str(refusal))
        if not reason:
            raise
        return reason
    done = _("The group has another advisor; everybody concerned is told.")
    tell(request, done if given else _("This changed meanwhile: see where it stands."))
    return ""


def _people(group: Group) -> list[tuple[Advisor, str]]:
    """The other advisors of its office, each with what speaks against having all of its cases."""
    cases, today = cases_with_advisor(group), timezone.localdate()
    rows = [row for row, _load in advisors_with_load(group.office) if row.id != group.advisor_id]
    return [(row, _against(reasons_in_words(in_the_way(row, cases, today)))) for row in rows]


def _against(reasons: str) -> str:
    return reasons or _("nothing speaks against")
