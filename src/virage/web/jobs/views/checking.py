"""The mails that failed or are in doubt, for the programme's director."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor
from virage.web.jobs import actions, queries
from virage.web.jobs.models import Mail
from virage.web.jobs.views.words import Told, told
from virage.web.policy import verb
from virage.web.refusals import RefusedError, admit

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class ToCheck:
    """The page of the mails to check; `late` wait although their turn came a while ago."""

    mails: tuple[Told, ...]
    late: int


@dataclass(frozen=True)
class Check:
    """The page of one of them; `changed` when something happened to it meanwhile."""

    mail: Told
    again: bool
    changed: bool


def for_director(view: View) -> View:
    """Give a view the actor, once the policy lets them check the mails."""

    @verb("jobs.check")
    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, **given: Any) -> HttpResponse:
        actor = actor_of(request)
        admit("jobs.check", actor)
        return view(request, actor, **given)

    return inner


def actor_of(request: HttpRequest) -> Actor:
    """Who asks: the accounts stand above this app, so that a setting names where to ask."""
    return cast("Actor", import_string(settings.VIRAGE_ACTOR)(request))


@for_director
@require_safe
def mails(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What, to whom, when and why, the oldest first."""
    found = tuple(told(mail) for mail in queries.mails_to_check(actor))
    page = ToCheck(found, queries.late_count(actor, timezone.now()))
    return render(request, "jobs/to_check.html", {"page": page})


@for_director
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest, actor: Actor, mail_id: UUID) -> HttpResponse:
    """One mail: say that it arrived, leave it at that, or send it again."""
    found = queries.mail_to_check(actor, mail_id)
    posted = request.method == "POST"
    if found is None and posted:
        return redirect("jobs:to_check")  # somebody else dealt with it
    if found is None:
        raise Http404
    if posted and decided(request, actor, found):
        return redirect("jobs:to_check")
    again = found.may_be_sent_again(timezone.now())
    page = {"page": Check(told(found), again, posted)}
    return render(request, "jobs/check.html", page, status=409 if posted else 200)


def decided(request: HttpRequest, actor: Actor, mail: Mail) -> bool:
    """Do what the button says; whether the mail still stood as the page had shown it."""
    if request.POST.get("attempts") != str(mail.attempts):
        return False
    act = actions.send_again if "again" in request.POST else actions.settle
    try:
        return act(actor=actor, mail=mail, now=timezone.now())
    except RefusedError:  # it became too late
        return False
