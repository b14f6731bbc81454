"""The plan that a page is about, and what its forms send along."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from virage.core.access import Actor
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.plans import queries
from virage.web.plans.queries.remarks import shared_with_advisor
from virage.web.refusals import RefusedError

View = Callable[..., HttpResponse]
CONFLICT, REFUSED = 409, 422
MOST_DIGITS = 8


def on_shared(name: str) -> Callable[[View], View]:
    """Give a view the actor and the organisation; its advisor only while the portrait is shared.

    The plan says what the portrait says: the consent that opens the one opens the other.
    """

    def wrap(view: View) -> View:
        @on_organisation(name)
        @wraps(view)
        def inner(
            request: HttpRequest, actor: Actor, organisation: Organisation, **rest: Any
        ) -> HttpResponse:
            advises = actor.seat_in(str(organisation.id)) is None
            if advises and not _shares(organisation):
                raise RefusedError("not shared with the advisor")
            request.advises_here = advises  # type: ignore[attr-defined]
            return view(request, actor, organisation, **rest)

        return inner

    return wrap


def _shares(organisation: Organisation) -> bool:
    """Whether an organisation shows its advisor the portrait that its plan is, or would be, of."""
    plan = queries.plan_of(organisation)
    campaign = plan.campaign if plan else queries.last_closed(organisation)
    return campaign is not None and shared_with_advisor(organisation.id, campaign.id)


def on_plan(name: str) -> Callable[[View], View]:
    """Give a view the actor and the plan of now; where there is none, the page that begins one."""

    def wrap(view: View) -> View:
        @on_shared(name)
        @wraps(view)
        def inner(
            request: HttpRequest, actor: Actor, organisation: Organisation, **rest: Any
        ) -> HttpResponse:
            plan = queries.plan_of(organisation)
            if plan is None:
                return redirect("plans:plan", organisation.id)
            return view(request, actor, plan, **rest)

        return inner

    return wrap


def base_of(request: HttpRequest) -> int:
    """The version of the plan that a page showed; 0 when it says none."""
    text = request.POST.get("base", "")
    usable = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if usable else 0
