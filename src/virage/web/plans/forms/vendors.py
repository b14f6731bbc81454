"""Names of vendors: letting one pass in a plan, and the list of this site."""

import re
from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.web.plans.models.remarks import NAME_LENGTH, Standing

REASON_LENGTH = 500
ONE_WORD = re.compile(r"\w+")
STANDINGS = [
    (
        Standing.REFUSED.value,
        pgettext_lazy("vendor", "A vendor or a product: refused however it is written"),
    ),
    (
        Standing.HOMONYM.value,
        pgettext_lazy("vendor", "Also a common word: refused only with this capital"),
    ),
    (Standing.FREE.value, pgettext_lazy("vendor", "Not refused here")),
]


class PassForm(forms.Form):
    """A name that a plan may say all the same, and why."""

    name = forms.ChoiceField(label=gettext_lazy("Name that the plan may say"))
    why = forms.CharField(
        label=gettext_lazy("Why it may stay"),
        help_text=gettext_lazy("The co-op and its board read your reason."),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, names: Iterable[str], data: Mapping[str, object] | None = None) -> None:
        """`names` are those that the plan says."""
        super().__init__(data=data)
        self.fields["name"].choices = [(each, each) for each in names]  # type: ignore[attr-defined]


class VendorForm(forms.Form):
    """A name, and how it is taken."""

    name = forms.CharField(
        label=gettext_lazy("Name, in one word"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("How it is taken"), choices=STANDINGS, widget=forms.RadioSelect
    )

    def clean_name(self) -> str:
        """One word, as texts are read word by word."""
        name: str = self.cleaned_data["name"].strip()
        if not ONE_WORD.fullmatch(name):
            raise forms.ValidationError(_("Write a single word, without space or sign."))
        return name
