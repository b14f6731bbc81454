"""Putting a plan before the board, and writing down how it was adopted."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.plans.actions import Resolution
from virage.web.plans.models import RESOLUTION_LENGTH

WORDS_LENGTH = 4000


class PresentForm(forms.Form):
    """What the co-op says of its plan to its board, and that it is its own."""

    words = forms.CharField(
        label=gettext_lazy("A word to your board"),
        help_text=gettext_lazy("It is kept with this version, before your vision."),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    own = forms.BooleanField(
        label=gettext_lazy("This is our own plan: we chose its steps, and may change them"),
        error_messages={"required": gettext_lazy("Only you can say that this plan is yours.")},
    )
    knows = forms.BooleanField(
        label=gettext_lazy("We know what does not hold together, and put it before the board"),
        error_messages={
            "required": gettext_lazy("Mend what does not hold together, or say that you know it.")
        },
    )

    def __init__(self, *, faulty: bool, data: Mapping[str, object] | None = None) -> None:
        """`faulty` asks to say that one knows of the faults."""
        super().__init__(data=data)
        if not faulty:
            del self.fields["knows"]


class AdoptForm(forms.Form):
    """The resolution by which a board adopted a version."""

    resolution = forms.CharField(
        label=gettext_lazy("Number of the resolution"),
        max_length=RESOLUTION_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    adopted_on = forms.DateField(
        label=gettext_lazy("Day of the meeting"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    present = forms.CharField(
        label=gettext_lazy("Who was present"),
        help_text=gettext_lazy("As the minutes say it."),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, today: date, data: Mapping[str, object] | None = None) -> None:
        """`today` is the last day that a meeting may have been held."""
        super().__init__(data=data)
        self.today = today

    def clean_adopted_on(self) -> date:
        """A meeting that was held."""
        day: date = self.cleaned_data["adopted_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    @property
    def said(self) -> Resolution:
        """The resolution as it was typed."""
        return Resolution(**self.cleaned_data)
