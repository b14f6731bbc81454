"""The mandate of a group: who may share it, what it would cost each, putting it forward."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor, decide
from virage.core.sharing import Basis, Rates, apportion
from virage.web.mandates import actions
from virage.web.mandates.candidates import Candidate, candidates_in
from virage.web.mandates.forms.together import SharingForm
from virage.web.mandates.models import TermsRow
from virage.web.mandates.queries.mandates import mandate_of_group
from virage.web.mandates.queries.terms import terms_of
from virage.web.mandates.views import words
from virage.web.mandates.views.doors import FORMS, REFUSED, tried
from virage.web.offices.bridge.groups import thing_of
from virage.web.offices.models import Group
from virage.web.offices.views.groups import on_group
from virage.web.offices.views.words import Line
from virage.web.refusals import admit, said
from virage.web.ui.forms import posted
from virage.web.ui.page import tell

ENDS = {"refused", "withdrawn", "claimed"}


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation of the group: its hours and its equal part, or why it takes no part."""

    name: str
    hours: str
    equal: str
    reason: str


@dataclass(frozen=True, slots=True)
class GroupMandatePage:
    """What stands before the mandate of a group."""

    group: Group
    set: bool
    may: bool
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]


@on_group("group.see")
@require_http_methods(FORMS)
def of_group(request: HttpRequest, actor: Actor, group: Group) -> HttpResponse:
    """Lead to the mandate of a group; where there is none, put one forward."""
    if request.method == "POST":
        admit("group.lead", actor, thing_of(group))
    row = mandate_of_group(group)
    if row is not None and row.stage not in ENDS:
        return redirect("mandates:mandate", row.id)
    terms = terms_of(timezone.localdate())
    found = tuple(candidates_in(group, terms, timezone.localdate())) if terms else ()
    form = SharingForm(_ready(found), data=posted(request), initial={"basis": Basis.EQUAL.value})
    if form.is_valid() and tried(form, partial(_propose, request, actor, group, form=form)):
        return redirect("mandates:of_group", group.id)
    context = {"page": _page(actor, group, terms, found=found), "form": form, "before": row}
    status = REFUSED if form.is_bound else 200
    return render(request, "mandates/group.html", context, status=status)


def _propose(request: HttpRequest, actor: Actor, group: Group, *, form: SharingForm) -> None:
    actions.propose(actor=actor, group=group, sharing=form.sharing)
    tell(request, _("The mandate is put forward: somebody else approves it."))


def _ready(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(each for each in found if not each.reason)


def _page(
    actor: Actor, group: Group, terms: TermsRow | None, *, found: tuple[Candidate, ...]
) -> GroupMandatePage:
    ready = _ready(found)
    rates = Rates(terms.rate, terms.share) if terms else Rates(0, 0)
    whole = rates.of(sum(each.hours for each in ready))
    ids = [each.organisation.id for each in ready]
    equal = dict(zip(ids, apportion(whole.own, [1] * len(ids)), strict=True))
    leads = bool(decide("group.lead", actor, thing_of(group)))
    return GroupMandatePage(
        group=group,
        set=terms is not None,
        may=leads and len(ready) >= actions.FEWEST and not group.ended_at,
        rows=tuple(_row(each, equal.get(each.organisation.id)) for each in found),
        lines=(
            Line(_("Hours of advice"), words.hours(sum(each.hours for each in ready))),
            Line(_("Cost of all the hours"), words.dollars(whole.cost)),
            Line(_("The programme pays at most"), words.dollars(whole.subsidy)),
            Line(_("The organisations pay together at most"), words.dollars(whole.own)),
        ),
    )


def _row(each: Candidate, equal: int | None) -> Row:
    return Row(
        name=each.organisation.name,
        hours=words.hours(each.hours) if not each.reason else "",
        equal=words.dollars(equal) if equal is not None else "",
        reason=said(each.reason),
    )
