"""The public page: the office of a region, and how to reach it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from virage.core.routing import serving
from virage.core.text import Language
from virage.documents.language import listed
from virage.web.offices import bridge
from virage.web.offices.forms.offices import RegionForm
from virage.web.offices.models import Office
from virage.web.offices.queries.offices import public_offices
from virage.web.policy import verb
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office as everybody may see it; `advisors` are those who chose to be named."""

    id: UUID
    name: str
    phone: str
    email: str
    address: str
    online: bool
    regions: str
    advisors: str


@dataclass(frozen=True, slots=True)
class FindPage:
    """The offices that serve a region, or all; `region` is what it is called, empty for all."""

    region: str
    offices: tuple[OfficeCard, ...]
    any_office: bool


@verb("public.read")
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show which office serves a region."""
    form = RegionForm(request.GET)
    page = _page(form.chosen, language())
    return render(request, "offices/find.html", {"form": form, "page": page})


def _page(region: str, here: Language) -> FindPage:
    rows = {str(row.id): row for row in public_offices()}
    regions = bridge.choices_of(bridge.REGION, here)
    known = [bridge.office_from(row, codes_of(row)) for row in rows.values()]
    kept = serving(region, known) if region else known
    return FindPage(
        region=regions.get(region, ""),
        offices=tuple(_card(rows[each.id], here) for each in kept),
        any_office=bool(rows),
    )


def codes_of(office: Office) -> tuple[str, ...]:
    """The codes of the regions that an office serves."""
    return tuple(each.region for each in office.regions.all())


def _card(row: Office, here: Language) -> OfficeCard:
    names = bridge.choices_of(bridge.REGION, here)
    return OfficeCard(
        id=row.id,
        name=row.name_in(here),
        phone=row.phone,
        email=row.email,
        address=row.address,
        online=row.online,
        regions=listed([names.get(code, code) for code in codes_of(row)], here),
        advisors=listed([post.advisor.name for post in row.posts.all()], here),
    )
