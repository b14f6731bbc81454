"""Telling where a step stands, showing what proves it, and moving a diagnosis to come."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.web.funding.forms.cases import MoneyField
from virage.web.plans.actions.following import Shown, Told
from virage.web.plans.models import Course, Progress
from virage.web.plans.models.following import LINK_LENGTH, NAME_LENGTH, SAID_LENGTH
from virage.web.ui.uploads import MEGABYTE, RefusedFileError, Upload, read_upload

MOST_DAYS = 10_000
MOST_BYTES = 5 * MEGABYTE
COURSES = [
    (Course.NOT_BEGUN.value, pgettext_lazy("step", "Not begun")),
    (Course.UNDER_WAY.value, pgettext_lazy("step", "Under way")),
    (Course.DONE.value, pgettext_lazy("step", "Done")),
    (Course.STOPPED.value, pgettext_lazy("step", "Stopped")),
    (Course.POSTPONED.value, pgettext_lazy("step", "Put off")),
]
LINE = {"autocomplete": "off"}


class ToldForm(forms.Form):
    """Where a step stands; what is left blank is not known."""

    course = forms.ChoiceField(label=gettext_lazy("Where the step stands"), choices=COURSES)
    on = forms.DateField(
        label=gettext_lazy("Since, or of a step that is put off, until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    cost = MoneyField(
        label=gettext_lazy("What it has really cost so far, before taxes, in dollars"),
        help_text=gettext_lazy("Blank: not known."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days that your people have really given so far"),
        help_text=gettext_lazy("Blank: not known."),
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **LINE}),
    )
    baseline = forms.CharField(
        label=gettext_lazy("Indicator: the figure before the step"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs=LINE),
    )
    value = forms.CharField(
        label=gettext_lazy("Indicator: the figure today"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs=LINE),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=SAID_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, known: Progress | None, today: date, data: Mapping[str, object] | None = None
    ) -> None:
        """`known` is what was told; `today` the last day that may be over."""
        names = [each.name for each in Told.__dataclass_fields__.values()]
        super().__init__(
            data=data,
            initial={name: getattr(known, name) for name in names} if known else {},
        )
        self.today = today

    def clean(self) -> dict[str, Any]:
        """A day for whatever has one: over, or still to come of what is put off."""
        cleaned = super().clean() or {}
        course, on = cleaned.get("course"), cleaned.get("on")
        if course == Course.NOT_BEGUN:
            cleaned["on"] = None
        elif on is None and "on" not in self.errors:
            self.add_error("on", _("Choose the day."))
        elif on is not None and course == Course.POSTPONED and on <= self.today:
            self.add_error("on", _("A step is put off until a day that is still to come."))
        elif on is not None and course != Course.POSTPONED and on > self.today:
            self.add_error("on", _("This day is still to come."))
        return cleaned

    @property
    def told(self) -> Told:
        """What was typed, once it is valid."""
        return Told(**self.cleaned_data)


class EvidenceForm(forms.Form):
    """A file, a link or a sentence."""

    words = forms.CharField(
        label=gettext_lazy("In one sentence"),
        required=False,
        max_length=SAID_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    link = forms.CharField(
        label=gettext_lazy("Or a link"),
        help_text=gettext_lazy("Its address, which begins with https://"),
        required=False,
        max_length=LINK_LENGTH,
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.TextInput(attrs={"inputmode": "url", **LINE}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        help_text=gettext_lazy(
            "A PDF, a picture (PNG, JPEG), a text or a spreadsheet (Word, Excel, OpenDocument), of "
            "at most 5 MB."
        ),
        required=False,
        max_length=NAME_LENGTH,
    )

    def clean_file(self) -> Upload | None:
        """A file of a kind that is taken, by its content."""
        file = self.cleaned_data["file"]
        try:
            return read_upload(file, MOST_BYTES) if file else None
        except RefusedFileError as refused:
            raise forms.ValidationError(
                _("This file is larger than 5 MB.")
                if refused.reason == "large"
                else _("This is not a file that we take, whatever its name says.")
            ) from None

    def clean(self) -> dict[str, Any]:
        """One thing at least."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Write a sentence, give a link or choose a file."))
        return cleaned

    @property
    def shown(self) -> Shown:
        """What was given, once it is valid."""
        given = self.cleaned_data
        file: Upload | None = given["file"]
        return Shown(
            words=given["words"],
            link=given["link"],
            name=file.name if file else "",
            kind=file.kind if file else "",
            content=file.content if file else None,
        )


class MoveForm(forms.Form):
    """Another day for a diagnosis to come."""

    due_on = forms.DateField(
        label=gettext_lazy("Due on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
