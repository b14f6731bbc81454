"""The webinars of an organisation: who of its people registered for it, and who came."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from virage.core.access import Actor, decide
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.ui.page import language
from virage.web.webinars import bridge, queries
from virage.web.webinars.models import Door, Registration
from virage.web.webinars.views.pages import Card, card_of
from virage.web.webinars.views.people import A_PAGE, standing_in_words


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who registered; `link` opens the place of who looks, and nobody else's."""

    name: str
    email: str
    standing: str
    link: str


@dataclass(frozen=True, slots=True)
class Attended:
    """A webinar, and the people of the organisation who registered for it."""

    card: Card
    people: tuple[Person, ...]


@on_organisation("organisation.read")
@require_safe
def of_organisation(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show who registered: everybody to who holds the account, else one's own registrations."""
    rows = queries.registrations_for(actor, organisation)
    pages = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "webinars": tuple(_attended(pages, str(getattr(request.user, "email", "")))),
        "pages": pages,
        "holds": bool(decide("organisation.people", actor, thing_of(organisation))),
    }
    return render(request, "webinars/organisation.html", context)


def _attended(rows: Iterable[Registration], mine: str) -> Iterable[Attended]:
    now = timezone.now()
    for webinar, people in groupby(rows, key=lambda each: each.webinar):
        card, over = card_of(webinar, (0, 0), language(), now=now), webinar.is_over(now)
        yield Attended(card, tuple(_person(each, mine, over=over) for each in people))


def _person(each: Registration, mine: str, *, over: bool) -> Person:
    own = each.email == mine.lower()
    link = bridge.secret_of(each, Door.PLACE) if own else ""
    return Person(each.name, each.email, standing_in_words(each, over=over), link)
