"""Two organisations side by side, and making one of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.web.campaigns import actions
from virage.web.campaigns.forms.merging import ConfirmForm
from virage.web.campaigns.queries.directory import REGION
from virage.web.campaigns.queries.pairs import (
    BEING_ERASED,
    BOTH_OPEN,
    TWO_NUMBERS,
    Clash,
    Holding,
    Pair,
    pair_of,
)
from virage.web.campaigns.views.directing import for_director
from virage.web.campaigns.views.directory import NOTE, region_in_words
from virage.web.organisations.bridge import current_questionnaire
from virage.web.refusals import RefusedError
from virage.web.ui.page import language

CONFLICT = 409
OBSTACLES = {
    BOTH_OPEN: _(
        "A diagnosis is open in each: people would be answering two at once. The people who hold "
        "the account of one of them close it first."
    ),
    BEING_ERASED: _(
        "The erasure of one of them is planned: with it, what came from the other would go too. "
        "The people who hold its account keep it first, or let it go."
    ),
    TWO_NUMBERS: _(
        "Each has a NEQ of its own: for the register they are two enterprises. If one of the "
        "numbers is a mistake, the people who hold that account correct it first."
    ),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: how much it holds, never what was answered."""

    id: UUID
    name: str
    neq: str
    region: str
    made_at: datetime
    people: int
    holders: int
    offers: int
    facts: int
    diagnoses: int
    is_open: bool
    consents: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact said otherwise by each: from which of the two it stays, and since when."""

    title: str
    kept_from: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class MergePage:
    """The two, and what becoming one means; `changed` when that is not what was confirmed."""

    stays: Side
    goes: Side
    obstacles: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    in_both: int
    stopped: int
    renumbers: bool
    mark: str
    changed: bool


@for_director
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, actor: Actor, *, stays_id: UUID, goes_id: UUID) -> HttpResponse:
    """Show what would become of both; make one of them once that was confirmed."""
    pair = pair_of(actor, stays_id, goes_id)
    if request.method == "POST":
        return _confirmed(request, actor, pair)
    if pair is None:
        raise Http404
    return _show(request, pair, ConfirmForm(pair.goes.row.name))


def _confirmed(request: HttpRequest, actor: Actor, pair: Pair | None) -> HttpResponse:
    if pair is None:  # somebody merged one of them meanwhile
        return _back(request, kind="gone")
    stays, goes = pair.stays.row, pair.goes.row
    form = ConfirmForm(goes.name, data=request.POST)
    if form.is_valid() and _merged(request, actor, pair):
        return _back(request, kind="merged", stays=stays.name, goes=goes.name)
    newest = pair_of(actor, stays.id, goes.id)
    return _show(request, newest, form) if newest else _back(request, kind="gone")


def _merged(request: HttpRequest, actor: Actor, pair: Pair) -> bool:
    """Merge, when the two are still what the page had shown."""
    shown = request.POST.get("mark", "")
    try:
        actions.merge(actor=actor, stays=pair.stays.row, goes=pair.goes.row, shown=shown)
    except RefusedError:
        return False
    return True


def _back(request: HttpRequest, **note: str) -> HttpResponse:
    """Go back to the list, which says once what happened."""
    request.session[NOTE] = note
    return redirect("campaigns:directory")


def _show(request: HttpRequest, pair: Pair, form: ConfirmForm) -> HttpResponse:
    changed = form.is_bound and form.data.get("mark") != pair.mark
    refused = form.is_bound and form.is_valid()
    status = CONFLICT if changed or refused else 422 if form.is_bound else 200
    context = {"page": _page(pair, changed=changed), "form": form}
    return render(request, "campaigns/merge.html", context, status=status)


def _page(pair: Pair, *, changed: bool) -> MergePage:
    return MergePage(
        stays=_side(pair.stays),
        goes=_side(pair.goes),
        obstacles=tuple(str(OBSTACLES[reason]) for reason in pair.obstacles),
        contradictions=tuple(each for clash in pair.clashes if (each := _contradiction(clash))),
        in_both=pair.in_both,
        stopped=len(pair.stopped),
        renumbers=pair.renumbers,
        mark=pair.mark,
        changed=changed,
    )


def _side(held: Holding) -> Side:
    region = held.facts.get(REGION)
    return Side(
        id=held.row.id,
        name=held.row.name,
        neq=held.row.neq,
        region=region_in_words(region.value) if region else "",
        made_at=held.row.made_at,
        people=len(held.seats),
        holders=held.holders,
        offers=len(held.offers),
        facts=len(held.facts),
        diagnoses=len(held.diagnoses),
        is_open=held.is_open,
        consents=len(held.consents),
    )


def _contradiction(clash: Clash) -> Contradiction | None:
    """The clash in words; nothing when the questionnaire does not ask for that fact any more."""
    question = current_questionnaire().by_id.get(clash.question)
    if question is None:
        return None
    title = question.title.in_(language())
    return Contradiction(title, clash.kept_from.name, clash.said_at)
