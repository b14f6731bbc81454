"""Confirming an erasure: what is typed must be what is erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ConfirmForm(forms.Form):
    """The name of an organisation, or one's address, typed again."""

    typed = forms.CharField(
        max_length=254, widget=forms.TextInput(attrs={"autocomplete": "off"}), label=_("Type it")
    )

    def __init__(self, *given: Any, expected: str, label: str, **named: Any) -> None:
        """Ask for what is expected, under its own label."""
        super().__init__(*given, **named)
        self.expected = expected
        self.fields["typed"].label = label

    def clean_typed(self) -> str:
        """Forgive capitals and spaces around, nothing else."""
        typed: str = self.cleaned_data["typed"]
        if typed.strip().casefold() != self.expected.strip().casefold():
            raise forms.ValidationError(
                _("This is not the same: type “%(expected)s”."),
                params={"expected": self.expected},
            )
        return typed
