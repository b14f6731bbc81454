"""What a visitor looks for."""

from django import forms
from django.utils.translation import gettext_lazy

LONGEST = 100


class SearchForm(forms.Form):
    """A few words; none looks for nothing."""

    words = forms.CharField(
        label=gettext_lazy("What are you looking for?"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"class": "input", "type": "search", "autocomplete": "off"}),
    )

    @property
    def sought(self) -> str:
        """The words; empty where the form refuses them."""
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get("words", ""))
