"""The page of one's account: how one signs in, where one is signed in, in which language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.flows import remove_authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor, SiteRole, decide
from virage.web.accounts import actions, queries
from virage.web.accounts.actors import account_actor
from virage.web.accounts.forms import LanguageForm
from virage.web.accounts.models import User
from virage.web.accounts.views.browser import browser_in_words
from virage.web.policy import verb
from virage.web.ui.page import tell

View = TypeVar("View", bound=Callable[..., HttpResponse])


def just_proved(view: View) -> View:
    """Ask again for a second proof, when the person has one and showed it a while ago."""
    guarded: View = reauthentication_required(app="allauth.mfa")(view)
    return guarded


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey of the person."""

    id: int
    name: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A browser where the person is signed in."""

    id: int
    browser: str
    since: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """How a person signs in, and where."""

    email: str
    passkeys: tuple[Passkey, ...]
    has_application: bool
    codes_left: int | None
    places: tuple[Place, ...]
    asks_for_more: bool
    directs: bool
    advises: bool
    edits: bool

    @property
    def elsewhere(self) -> bool:
        """Whether the person is signed in somewhere else too."""
        return any(not place.here for place in self.places)


@verb("account.manage")
@login_required
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the account."""
    actor = account_actor(request)
    user = cast(User, request.user)
    context = {
        "page": _page(actor, user, str(request.session.session_key)),
        "language_form": LanguageForm(initial={"language": user.language}),
    }
    return render(request, "accounts/account.html", context)


def _page(actor: Actor, user: User, session_key: str) -> AccountPage:
    kinds = Authenticator.Type
    held = queries.authenticators_of(actor)
    passkeys = [each for each in held if each.type == kinds.WEBAUTHN]
    codes = next((each for each in held if each.type == kinds.RECOVERY_CODES), None)
    places = queries.sessions_of(actor)
    return AccountPage(
        email=user.email,
        passkeys=tuple(Passkey(each.pk, each.wrap().name, each.created_at) for each in passkeys),
        has_application=any(each.type == kinds.TOTP for each in held),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
        places=tuple(
            Place(
                id=each.pk,
                browser=browser_in_words(each.user_agent),
                since=each.created_at,
                here=each.session_key == session_key,
            )
            for each in places
        ),
        asks_for_more=bool(actor.site_roles) and not actor.second_factor,
        directs=bool(decide("incident.keep", actor)),
        advises=bool(decide("advisor.work", actor)),
        edits=SiteRole.EDITOR in actor.site_roles and bool(decide("content.edit", actor)),
    )


@verb("account.manage")
@login_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the mails."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        actions.choose_language(
            actor=account_actor(request), language=form.cleaned_data["language"]
        )
        tell(request, _("The language of our mails is saved."))
    return redirect("account_home")


@verb("account.manage")
@login_required
@require_POST
def close_elsewhere(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else, or in the one place that the form names."""
    actor, here = account_actor(request), request.session.session_key
    named = request.POST.get("place")
    others = [each for each in queries.sessions_of(actor) if each.session_key != here]
    closed = [each for each in others if named in {None, str(each.pk)}]
    actions.close_sessions(actor=actor, sessions=closed)
    return redirect("account_home")


@verb("account.manage")
@login_required
@just_proved
@never_cache
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """Show the recovery codes that are left; allauth's own page writes that they were seen."""
    held = queries.authenticators_of(account_actor(request))
    kept = next((each for each in held if each.type == Authenticator.Type.RECOVERY_CODES), None)
    if kept is None:
        raise Http404
    left = {"unused_codes": kept.wrap().get_unused_codes()}
    return render(request, "mfa/recovery_codes/index.html", left)


@verb("account.manage")
@login_required
@just_proved
@require_http_methods(["GET", "HEAD", "POST"])
def remove_passkey(request: HttpRequest) -> HttpResponse:
    """Ask, then remove the passkey of the query; one that is not the person's leads home."""
    passkey = queries.passkey_of(account_actor(request), request.GET.get("passkey", ""))
    if passkey is None:
        return redirect("account_home")
    if request.method == "POST":
        remove_authenticator(request, passkey)
        return redirect("account_home")
    return render(request, "mfa/webauthn/authenticator_confirm_delete.html")


def told(response: Any) -> Any:
    """A form that is shown again says that it was refused."""
    response.status_code = 422
    return response


def proved(request: HttpRequest, kind: str) -> None:
    """Note that this session showed what was just added: it is a second proof already."""
    made = queries.authenticators_of(account_actor(request))
    held = [each.pk for each in made if each.type == kind]
    user = cast(User, request.user)
    record_authentication(request, user, "mfa", id=held[-1], type=kind, reauthenticated=True)


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey."""

    def form_valid(self, form: Any) -> Any:
        """Keep it, and hold this session for proved twice."""
        response = super().form_valid(form)
        proved(self.request, Authenticator.Type.WEBAUTHN.value)
        return response

    def form_invalid(self, form: Any) -> Any:
        """Show the form again."""
        return told(super().form_invalid(form))


class AddApplication(ActivateTOTPView):  # type: ignore[misc]
    """Add an authenticator application."""

    def form_valid(self, form: Any) -> Any:
        """Keep it, and hold this session for proved twice."""
        response = super().form_valid(form)
        proved(self.request, Authenticator.Type.TOTP.value)
        return response

    def form_invalid(self, form: Any) -> Any:
        """Show the form again."""
        return told(super().form_invalid(form))


add_passkey = verb("account.manage")(login_required(AddPasskey.as_view()))
add_application = verb("account.manage")(login_required(AddApplication.as_view()))
remove_application = verb("account.manage")(login_required(DeactivateTOTPView.as_view()))
new_codes = verb("account.manage")(login_required(GenerateRecoveryCodesView.as_view()))
