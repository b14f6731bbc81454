"""What the co-op and the office write in a mandate: acceptance, more hours, refusal, evaluation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.mandates.actions import Acceptance
from virage.web.mandates.forms.fields import HoursField, a_text, the_day
from virage.web.mandates.models.mandates import NAME_LENGTH, RESOLUTION_LENGTH
from virage.web.offices.forms.fields import a_line

QUESTIONS = {
    "useful": gettext_lazy("The plan is useful to us"),
    "clear": gettext_lazy("We understood what was proposed, and why"),
    "independent": gettext_lazy("The advice was independent of any supplier"),
    "autonomous": gettext_lazy("We are more autonomous than before"),
}
MARKS = [
    ("4", gettext_lazy("Yes, fully")),
    ("3", gettext_lazy("Rather yes")),
    ("2", gettext_lazy("Rather no")),
    ("1", gettext_lazy("Not at all")),
]


class AcceptForm(forms.Form):
    """Who accepts, and by which resolution of the board."""

    name = a_line(gettext_lazy("Your name, as in the resolution"), longest=NAME_LENGTH)
    resolution = a_line(
        gettext_lazy("Number of the resolution of the board"), longest=RESOLUTION_LENGTH
    )
    resolved_on = the_day(gettext_lazy("Day of the resolution"))
    authorised = forms.BooleanField(
        label=gettext_lazy(
            "The board authorised me by this resolution to accept the agreement, and I have read it"
        )
    )

    def __init__(self, today: date, data: Any = None):
        self.today = today
        super().__init__(data=data)

    def clean_resolved_on(self) -> date:
        """A resolution is of a day that has come."""
        day: date = self.cleaned_data["resolved_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def acceptance(self, language: str, digest: str) -> Acceptance:
        """What is kept of it."""
        said = {name: self.cleaned_data[name] for name in ("name", "resolution", "resolved_on")}
        return Acceptance(**said, language=language, digest=digest)


class MoreForm(forms.Form):
    """More hours, and what for."""

    quarters = HoursField(label=gettext_lazy("How many hours more"))
    words = a_text(gettext_lazy("What for"), longest=1000)


class RefusalForm(forms.Form):
    """Why not."""

    words = a_text(
        gettext_lazy("Why, if you refuse"),
        hint=gettext_lazy("The organisation reads it."),
        longest=1000,
    )


class EvaluationForm(forms.Form):
    """A few questions, and a few words."""

    words = a_text(gettext_lazy("What else would you tell the programme?"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None):
        super().__init__(data=data)
        for name, label in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=label, choices=MARKS, widget=forms.RadioSelect
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields of the questions."""
        return [self[name] for name in QUESTIONS]

    @property
    def marks(self) -> dict[str, int]:
        """The answers, from 1 to 4."""
        return {name: int(self.cleaned_data[name]) for name in QUESTIONS}
