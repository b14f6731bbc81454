"""The forms of the design system."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme

from virage.web.ui.parts import THEMES


class ThemeForm(forms.Form):
    """The visitor's choice of light and dark, and the page to go back to."""

    theme = forms.ChoiceField(choices=[(theme, theme) for theme in THEMES])
    next = forms.CharField(required=False)

    def clean_next(self) -> str:
        """Keep an address of this site only; another one would send the visitor away."""
        address: str = self.cleaned_data["next"]
        return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
