"""The director's list of organisations: looked for, compared two by two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.core.answers import Json
from virage.web.campaigns.forms.merging import SearchForm, chosen_ids
from virage.web.campaigns.queries import directory as queries
from virage.web.campaigns.queries.directory import REGION, Listed, Twin
from virage.web.campaigns.views.directing import for_director
from virage.web.organisations.bridge import current_questionnaire
from virage.web.ui.page import language

ON_A_PAGE = 25
MOST_SHOWN = 3
NOTE = "directory_note"  # what the list says once: what became of a pair


@dataclass(frozen=True, slots=True)
class Likely:
    """An organisation that may be the same, and why."""

    id: UUID
    name: str
    by_number: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation in the list."""

    id: UUID
    name: str
    neq: str
    region: str
    people: int
    diagnoses: int
    made_at: datetime
    chosen: bool
    likely: tuple[Likely, ...]


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """The list; `elsewhere` are those chosen that this page of it does not show."""

    lines: tuple[Line, ...]
    elsewhere: tuple[Line, ...]
    pages: Page[object]
    miscounted: bool
    note: dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for beside the search: who is chosen, which page, what must be said."""

    chosen: tuple[UUID, ...]
    number: str | None
    miscounted: bool
    note: dict[str, str]


@for_director
@require_safe
def directory(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Look for organisations, choose two, and go on to compare them."""
    form, chosen = SearchForm(request.GET), chosen_ids(request.GET.getlist("chosen"))
    compares = "compare" in request.GET
    if compares and len(chosen) == 2:  # noqa: PLR2004
        return redirect("campaigns:merge", *chosen)
    asked = Asked(chosen, request.GET.get("page"), compares, request.session.pop(NOTE, {}))
    page = _page(actor, form, asked)
    status = 422 if compares or form.errors else 200
    return render(request, "campaigns/directory.html", {"page": page, "form": form}, status=status)


def _page(actor: Actor, form: SearchForm, asked: Asked) -> DirectoryPage:
    found = queries.search(actor, words=form.words, twins=form.only_twins)
    pages = Paginator(found, ON_A_PAGE).get_page(asked.number)
    rows = tuple(Listed(**row) for row in pages)
    shown = {row.id for row in rows}
    away = [each for each in asked.chosen if each not in shown]
    elsewhere = queries.listed(actor, away) if away else ()
    twins = queries.twins_of(actor, rows)
    return DirectoryPage(
        lines=tuple(line_of(row, twins, chosen=row.id in asked.chosen) for row in rows),
        elsewhere=tuple(line_of(row, chosen=True) for row in elsewhere),
        pages=pages,
        miscounted=asked.miscounted,
        note=asked.note,
    )


def line_of(row: Listed, twins: Iterable[Twin] = (), *, chosen: bool = False) -> Line:
    """An organisation as a page shows it."""
    likely = (Likely(each.id, each.name, each.same_number(row)) for each in twins
              if each.resembles(row))  # fmt: skip
    return Line(
        id=row.id,
        name=row.name,
        neq=row.neq,
        region=region_in_words(row.region),
        people=row.people,
        diagnoses=row.diagnoses,
        made_at=row.made_at,
        chosen=chosen,
        likely=tuple(likely)[:MOST_SHOWN],
    )


def region_in_words(value: Json | None) -> str:
    """What a region is called; nothing when it is not known."""
    question = current_questionnaire().by_id.get(REGION)
    choices = question.choices if question else ()
    return next((each.text.in_(language()) for each in choices if each.id == value), "")
