"""Fields that several forms of the webinars share."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

LANGUAGES = [("fr", _("French")), ("en", _("English"))]


class TextField(forms.CharField):
    """A few sentences; browsers end lines in their own manner, which changes nothing."""

    def to_python(self, value: Any) -> str:
        """The text, with plain ends of lines."""
        return str(super().to_python(value)).replace("\r\n", "\n")


def a_line(
    label: "Words", *, hint: "Words | str" = "", longest: int = 120, required: bool = True
) -> forms.CharField:
    """Ask for a few words."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def a_text(
    label: "Words",
    *,
    hint: "Words | str" = "",
    longest: int = 2000,
    rows: int = 4,
    required: bool = True,
) -> forms.CharField:
    """Ask for a few sentences."""
    return TextField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
    )


def an_address(label: "Words", *, hint: "Words", required: bool = False) -> forms.CharField:
    """Ask for the address of a page elsewhere; one that is not encrypted is refused."""
    return forms.URLField(
        label=label,
        help_text=hint,
        max_length=500,
        required=required,
        assume_scheme="https",
        validators=[only_encrypted],
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )


def a_day(label: "Words", *, hint: "Words | str" = "") -> forms.DateField:
    """Ask for a day."""
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def not_gone(day: date, today: date | None) -> date:
    """The day; ValidationError when it has gone by."""
    if today is not None and day < today:
        raise ValidationError(_("This day has gone by."))
    return day


def a_number(label: "Words", *, least: int, most: int, hint: "Words | str" = "") -> forms.Field:
    """Ask for a whole number."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def only_encrypted(address: str) -> None:
    """ValidationError unless an address begins with https://."""
    if not address.startswith("https://"):
        raise ValidationError(_("The address must begin with https://."))
