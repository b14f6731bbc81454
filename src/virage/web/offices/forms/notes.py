"""A note of a case."""

from django import forms
from django.utils.translation import gettext_lazy

from virage.web.offices.models import NOTE_LENGTH


class NoteForm(forms.Form):
    """Its words."""

    words = forms.CharField(
        label=gettext_lazy("A note for yourself"),
        help_text=gettext_lazy("Nobody else reads it until you share it with the organisation."),
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @property
    def said(self) -> str:
        """The words, with plain ends of lines."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")
