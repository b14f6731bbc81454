"""Signing in: allauth's own steps, each open to everybody by the policy."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from virage.web.accounts import actions, queries
from virage.web.accounts.actors import account_actor
from virage.web.accounts.adapter import NOTE
from virage.web.policy import verb
from virage.web.ui.page import language


class Enter(RequestLoginCodeView):  # type: ignore[misc]
    """Ask for an address; whether it has an account or not, a code goes there."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Give the address an account when it has none, then send the code."""
        email = form.cleaned_data["email"]
        actor = account_actor(self.request)
        form._user = actions.open_account(actor=actor, email=email, language=language())  # noqa: SLF001
        response: HttpResponse = super().form_valid(form)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong, and that it is."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Say once what the step before had to say."""
        note = self.request.session.pop(NOTE, "")
        context: dict[str, Any] = super().get_context_data(**given)
        return context | {"note": note}


class Code(ConfirmLoginCodeView):  # type: ignore[misc]
    """Ask for the code."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong, and that it is."""
        response: HttpResponse = super().form_invalid(form)
        if response.status_code == 200:  # noqa: PLR2004
            response.status_code = 422
        return response


class SecondFactor(AuthenticateView):  # type: ignore[misc]
    """Ask for the second proof."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong, and that it is."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Offer a passkey to who has one."""
        context: dict[str, Any] = super().get_context_data(**given)
        return context | {"has_passkey": queries.has_passkey(self.stage.login.user)}


class Again(ReauthenticateView):  # type: ignore[misc]
    """Ask again for the second proof."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Offer a passkey to who has one."""
        context: dict[str, Any] = super().get_context_data(**given)
        return context | {"has_passkey": queries.has_passkey(self.request.user)}


enter = verb("account.enter")(Enter.as_view())
code = verb("account.enter")(Code.as_view())
sign_out = verb("account.enter")(require_POST(LogoutView.as_view()))
second_factor = verb("account.enter")(SecondFactor.as_view())
passkey = verb("account.enter")(LoginWebAuthnView.as_view())
again = verb("account.manage")(Again.as_view())
passkey_again = verb("account.manage")(ReauthenticateWebAuthnView.as_view())
