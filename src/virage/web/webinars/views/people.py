"""The organiser's desk, one webinar with its people, writing to them, who came, the export."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.core.webinars import Funnel
from virage.documents.archive import table
from virage.documents.language import percent
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.downloads import CSV, download
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell
from virage.web.webinars import actions, bridge, queries
from virage.web.webinars.forms.people import AttendanceForm, MessageForm
from virage.web.webinars.models import Registration, State, Useful, Webinar
from virage.web.webinars.views.doors import FORMS, REFUSED, on_webinar
from virage.web.webinars.views.pages import Card, card_of

A_PAGE, ON_THE_DESK = 50, 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A webinar on the desk."""

    card: Card
    state: str
    seated: int
    waiting: int
    capacity: int
    funnel: Funnel


@dataclass(frozen=True, slots=True)
class Desk:
    """Some of the webinars, the latest first, and what followed all of these together."""

    entries: tuple[Entry, ...]
    total: Funnel
    page: Page[Webinar]


@signed_in("webinar.organise")
@require_safe
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every webinar, with who registered, came and went on."""
    pages = Paginator(queries.webinars_kept_by(actor), ON_THE_DESK)
    shown = pages.get_page(request.GET.get("page"))
    entries = tuple(entries_of(list(shown)))
    total = sum((each.funnel for each in entries), Funnel())
    return render(request, "webinars/desk.html", {"page": Desk(entries, total, shown)})


def entries_of(rows: list[Webinar]) -> Iterable[Entry]:
    """Webinars as the desk shows them."""
    counts, funnels, now = queries.counts_of(rows), queries.funnels_of(rows), timezone.now()
    for row in rows:
        seated, waiting = counts.get(row.id, (0, 0))
        card = card_of(row, (seated, waiting), language(), now=now)
        state = state_in_words(row, now)
        yield Entry(card, state, seated, waiting, row.capacity, funnels[row.id])


@on_webinar
@require_safe
def webinar(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Show one webinar to its organisers: its people, what followed, what may be done."""
    people, over = Paginator(queries.registrations_of(row), A_PAGE), row.is_over(timezone.now())
    shown = people.get_page(request.GET.get("page"))
    context = _followed(row) | {
        "row": row,
        "people": [(each, standing_in_words(each, over=over)) for each in shown],
        "pages": shown,
    }
    return render(request, "webinars/organise.html", context)


def _followed(row: Webinar) -> dict[str, object]:
    """Where a webinar stands, and what followed it."""
    entry = next(iter(entries_of([row])))
    funnel = entry.funnel
    return {
        "entry": entry,
        "shares": tuple(_share(funnel, each) for each in (funnel.present, funnel.diagnosed)),
        "opinions": queries.opinions_of(row),
        "over": row.is_over(timezone.now()),
        "draft": row.state == State.DRAFT,
        "beside": len(queries.drafts_beside(row)),
        "open": row.state == State.OPEN,
    }


def _share(funnel: Funnel, part: int) -> str:
    """A part of those who registered; nothing when nobody did."""
    share = funnel.share(part)
    return "" if share is None else percent(share / 100, language())


@on_webinar
@require_http_methods(FORMS)
def message(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Write to people who registered."""
    form = MessageForm(posted(request))
    if form.is_valid():
        count = actions.write_to(actor=actor, webinar=row, **form.cleaned_data)
        sent = ngettext("Written to %(count)s person.", "Written to %(count)s people.", count)
        tell(request, sent % {"count": count})
        return redirect("webinars:organise", row.id)
    status = REFUSED if form.is_bound else 200
    return render(request, "webinars/message.html", {"form": form, "row": row}, status=status)


@on_webinar
@require_http_methods(FORMS)
def attendance(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Read who came from the table of a video conference."""
    form = AttendanceForm(posted(request), request.FILES or None)
    imported = None
    if form.is_valid():
        found = form.attendance
        imported = actions.import_attendance(actor=actor, webinar=row, attendance=found)
    status = REFUSED if form.is_bound and imported is None else 200
    context = {"form": form, "row": row, "imported": imported}
    return render(request, "webinars/attendance.html", context, status=status)


@on_webinar
@require_POST
def export(request: HttpRequest, actor: Actor, row: Webinar) -> HttpResponse:
    """Give who registered as a table; that it was asked for is journalled."""
    rows = actions.export_people(actor=actor, webinar=row)
    regions = dict(bridge.region_choices(language()))
    over = row.is_over(timezone.now())
    body = table(_head(), (_cells(each, regions, over=over) for each in rows))
    return download(body, name=f"webinar-{timezone.localdate(row.starts_at)}.csv", kind=CSV)


def state_in_words(row: Webinar, now: datetime) -> str:
    """Where a webinar stands."""
    if row.state == State.DRAFT:
        return pgettext("webinar", "Not published")
    if row.state == State.CANCELLED:
        return pgettext("webinar", "Cancelled")
    return pgettext("webinar", "Held") if row.is_over(now) else pgettext("webinar", "Published")


def standing_in_words(each: Registration, *, over: bool) -> str:
    """How somebody stands, or stood once it is over."""
    if each.attended_at:
        return pgettext("standing", "Came")
    if each.is_seated:
        return _("Not noted as present") if over else _("Has a place")
    return _("Waits") if each.is_waiting else _("Gave up")


def _head() -> list[str]:
    return [
        _("E-mail"),
        _("Name"),
        _("Organisation"),
        _("Region"),
        _("Language"),
        pgettext("webinar", "Standing"),
        _("Registered"),
        _("Diagnosis begun"),
        _("Will it serve?"),
    ]


def _cells(each: Registration, regions: dict[str, str], *, over: bool) -> list[object]:
    useful = {
        Useful.YES.value: _("Yes, soon"),
        Useful.PERHAPS.value: pgettext("opinion", "Perhaps"),
        Useful.NO.value: _("No, not really"),
    }
    return [
        each.email,
        each.name,
        each.organisation_name,
        regions.get(each.region, each.region),
        each.language,
        standing_in_words(each, over=over),
        timezone.localtime(each.registered_at),
        timezone.localtime(each.begun_at) if each.begun_at else None,
        useful.get(each.useful),
    ]
