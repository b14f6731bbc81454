"""The forms of signing in, in the words of the house."""

import struct
from collections.abc import Callable
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000
NOT_READ = _("Your device did not answer as expected. Try again, or use a code.")
DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "20"}


class EnterForm(RequestLoginCodeForm):  # type: ignore[misc]
    """The address to which the code goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field as people do."""
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.label = _("Your e-mail address")
        email.widget.attrs = {"autocomplete": "email webauthn", "maxlength": "254"}


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that came by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field as people do."""
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code that we sent you")
        self.fields["code"].widget.attrs = dict(DIGITS)


def _ask_for_a_code(form: forms.Form) -> None:
    form.fields["code"].label = _("The code of your authenticator application")
    form.fields["code"].help_text = _("Or one of your recovery codes.")
    form.fields["code"].widget.attrs = dict(DIGITS)


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]
    """The second proof, when signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field as people do."""
        super().__init__(*args, **kwargs)
        _ask_for_a_code(self)


class AgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The second proof, before a change that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field as people do."""
        super().__init__(*args, **kwargs)
        _ask_for_a_code(self)


class AuthenticatorForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator application."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field as people do."""
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits that the application shows")
        self.fields["code"].widget.attrs = dict(DIGITS)


class CredentialField(forms.JSONField):
    """What a browser says of a passkey: of a sensible size, and never shown again."""

    def __init__(self) -> None:
        """It is filled by the script of the page."""
        super().__init__(required=True, widget=forms.HiddenInput)
        self.error_messages["required"] = str(NOT_READ)

    def to_python(self, value: Any) -> Any:
        """Read it; what no browser says is refused."""
        if len(str(value or "")) > LONGEST or "\\u0000" in str(value):
            raise ValidationError(NOT_READ)
        try:
            return super().to_python(value)
        except RecursionError as deep:
            raise ValidationError(NOT_READ) from deep

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002
        """Nothing: a page that is shown again asks the device again."""
        return InvalidJSONInput("")


def _read_passkey(read: Callable[[], Any]) -> Any:
    """Read what a browser said; allauth lets what is malformed break the page."""
    try:
        return read()
    except (KeyError, IndexError, AttributeError, TypeError, ValueError, struct.error) as broken:
        raise ValidationError(NOT_READ) from broken


class _PasskeyProof:
    """The credential of a passkey that is known already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()  # type: ignore[attr-defined]

    def clean_credential(self) -> Any:
        """Find its passkey."""
        return _read_passkey(super().clean_credential)  # type: ignore[misc]


class PasskeySignInForm(_PasskeyProof, LoginWebAuthnForm):  # type: ignore[misc]
    """Sign in with a passkey alone."""


class PasskeySecondForm(_PasskeyProof, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second proof."""


class PasskeyAgainForm(_PasskeyProof, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey before a change that matters."""


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A passkey of ours always signs in by itself."""
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name to recognise it by")
        self.fields["name"].help_text = _("For example: my telephone, the computer of the office.")
        self.fields["name"].widget.attrs = {"maxlength": "100"}
        self.fields["credential"] = CredentialField()
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("Sign in with it alone, without a code by mail")
        self.fields["passwordless"].help_text = _("Asks for your finger, your face or a PIN.")

    def clean_name(self) -> str:
        """A name of a sensible size."""
        return str(super().clean_name())[:100]

    def clean(self) -> Any:
        """Read what the device made."""
        return _read_passkey(super().clean)


class LanguageForm(forms.Form):
    """The language of the mails."""

    language = forms.ChoiceField(
        label=_("Language of our mails"), choices=[("fr", _("French")), ("en", _("English"))]
    )
