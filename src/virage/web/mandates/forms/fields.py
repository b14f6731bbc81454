"""Fields that several forms of the mandates share."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from virage.core.mandates import read_hours
from virage.core.subsidy import IN_AN_HOUR, Quarters
from virage.documents.language import plain_number
from virage.web.ui.page import language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

MOST_HOURS, LONGEST = 2_000, 2_000


class HoursField(forms.CharField):
    """Hours as people type them, read as whole quarters."""

    def __init__(self, *, label: "Words", help_text: "Words | str" = "", least: int = 1) -> None:
        self.least = least
        typed = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=label, help_text=help_text, max_length=20, widget=typed)

    def clean(self, value: Any) -> Quarters:
        """Quarters of an hour."""
        quarters = read_hours(super().clean(value))
        if quarters is None or quarters > MOST_HOURS * IN_AN_HOUR:
            raise forms.ValidationError(_("Write hours by quarters, such as 1.25, 1 h 15 or 1:15."))
        if quarters < self.least:
            raise forms.ValidationError(_("Write a quarter of an hour at least."))
        return quarters

    def prepare_value(self, value: Any) -> Any:
        """Quarters as hours; what was typed stays as it was."""
        return plain_number(value / IN_AN_HOUR, language()) if isinstance(value, int) else value


class TextField(forms.CharField):
    """A few sentences; browsers end lines in their own manner, which changes nothing."""

    def to_python(self, value: Any) -> str:
        """The text, with plain ends of lines."""
        return str(super().to_python(value)).replace("\r\n", "\n")


def a_text(
    label: "Words", *, hint: "Words | str" = "", required: bool = True, longest: int = LONGEST
) -> forms.CharField:
    """Ask for a few sentences."""
    return TextField(
        label=label,
        help_text=hint,
        required=required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


def the_day(label: "Words", *, hint: "Words | str" = "") -> forms.DateField:
    """Ask for a day, which is needed."""
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
