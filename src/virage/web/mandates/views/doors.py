"""The mandate that a page is about, and the forms that its pages ask."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from virage.core.access import Actor, decide
from virage.web.mandates.bridge import thing_of
from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import mandate_visible_to
from virage.web.offices.views.doors import actor_of
from virage.web.policy import verb
from virage.web.refusals import RefusedError, admit, in_words, said
from virage.web.ui.page import tell

View = Callable[..., HttpResponse]
REFUSED, MOST_DIGITS = 422, 8
FORMS = ["GET", "HEAD", "POST"]


def on_mandate(name: str, *, of_one: bool = False) -> Callable[[View], View]:
    """Give a view the actor and the mandate of its address; a visitor is led to sign in.

    `of_one`: what each organisation has for itself, which the mandate of a group has not.
    """

    def wrap(view: View) -> View:
        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, mandate_id: UUID, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            if actor.account is None:
                return redirect_to_login(request.get_full_path())
            mandate = mandate_visible_to(actor, mandate_id)
            if mandate is None or (of_one and mandate.group):
                raise Http404
            admit(name, actor, thing_of(mandate))
            with in_words():
                response = view(request, actor, mandate, **kwargs)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap


def overseeing(name: str) -> Callable[[View], View]:
    """Give a view the actor, with the offices that they lead; a visitor is led to sign in."""

    def wrap(view: View) -> View:
        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            if actor.account is None:
                return redirect_to_login(request.get_full_path())
            admit(name, actor)
            with in_words():
                response = view(request, actor, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap


def home_of(actor: Actor, mandate: Mandate) -> str:
    """The page of a mandate on the actor's side."""
    if decide("mandate.see", actor, thing_of(mandate)):
        return reverse("mandates:mandate", args=[mandate.id])
    return reverse("mandates:follow", args=[mandate.organisation_id])


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks one thing: its title, what stands above the form, its button.

    `told` is what is told once it is done, `back` where it leads, then and by "Cancel".
    """

    title: str
    lead: str
    button: str
    told: str
    back: str
    files: bool = False
    conflict: str = ""
    base: int = 0


def asked(
    request: HttpRequest, form: Form, page: FormPage, *, done: Callable[[], object]
) -> HttpResponse:
    """Show a form, and do what it says once it is sound; a refusal stands above it, in words."""
    if form.is_bound and form.is_valid() and tried(form, done):
        tell(request, page.told)
        return redirect(page.back)
    status = REFUSED if form.is_bound else 200
    context = {"form": form, "page": page}
    return render(request, "mandates/form.html", context, status=status)


def tried(form: Form, done: Callable[[], object]) -> bool:
    """Whether something was done; why it was refused is put in the form."""
    try:
        done()
    except RefusedError as refusal:
        reason = said(str(refusal))
        if not reason:
            raise
        form.add_error(None, reason)
        return False
    return True


def pressed(
    request: HttpRequest, back: str, told: str, *, done: Callable[[], object]
) -> HttpResponse:
    """Do what a button asks, and say so; or say why not."""
    try:
        done()
    except RefusedError as refusal:
        reason = said(str(refusal))
        if not reason:
            raise
        tell(request, reason)
    else:
        tell(request, told)
    return redirect(back)


def number_in(text: str) -> int:
    """The number that a page was made from; -1, which nothing has, when it is none."""
    usable = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if usable else -1
