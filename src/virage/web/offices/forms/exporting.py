"""Why somebody takes away a table that names organisations."""

from django import forms
from django.utils.translation import gettext_lazy

from virage.web.offices.models import REASON_LENGTH


class ExportForm(forms.Form):
    """The reason."""

    reason = forms.CharField(
        label=gettext_lazy("Why you need the names"),
        help_text=gettext_lazy("It is kept, with your name and the day."),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
