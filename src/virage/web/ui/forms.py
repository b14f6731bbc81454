"""The forms of the design system."""

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from virage.web.ui.parts import THEMES


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, and nothing when its page is only looked at."""
    return request.POST if request.method == "POST" else None


class ThemeForm(forms.Form):
    """The visitor's choice of light and dark, and the page to go back to."""

    theme = forms.ChoiceField(choices=[(theme, theme) for theme in THEMES])
    next = forms.CharField(required=False)

    def clean_next(self) -> str:
        """Keep an address of this site only; another one would send the visitor away."""
        address: str = self.cleaned_data["next"]
        ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
        return address if ours and address.startswith("/") else ""
