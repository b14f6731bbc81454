"""The forms of signing in, in the words of the house."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

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


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A passkey of ours always signs in by itself."""
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name to recognise it by")
        self.fields["name"].help_text = _("For example: my telephone, the computer of the office.")
        self.fields["name"].widget.attrs = {"maxlength": "100"}
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("Sign in with it alone, without a code by mail")
        self.fields["passwordless"].help_text = _("Asks for your finger, your face or a PIN.")


class LanguageForm(forms.Form):
    """The language of the mails."""

    language = forms.ChoiceField(
        label=_("Language of our mails"), choices=[("fr", "Français"), ("en", "English")]
    )
