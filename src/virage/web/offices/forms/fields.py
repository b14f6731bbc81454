"""Fields that several forms of the offices share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

MOST_DIGITS = 8
REFUSED, CONFLICT = 422, 409


def a_day(label: "Words", hint: "Words | str" = "") -> forms.DateField:
    """Ask for a day, which may be left blank."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def a_line(
    label: "Words", *, longest: int, hint: "Words | str" = "", required: bool = True
) -> forms.CharField:
    """Ask for a few words."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def several(
    label: "Words", choices: Mapping[str, str], *, hint: "Words | str" = "", required: bool = False
) -> forms.MultipleChoiceField:
    """Ask to tick some of these."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=list(choices.items()),
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


def version_in(text: str) -> int:
    """The version that a page was made from; 0, which no row has, when it is no number."""
    usable = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if usable else 0


def status_of(form: forms.Form) -> int:
    """With which status a form is shown again: one that is sound was overtaken by a colleague."""
    if not form.is_bound:
        return 200
    return CONFLICT if form.is_valid() else REFUSED
