"""A case: what it is for, how far the aid is, how much, and notes."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.core.answers import Amount
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Kind, Numeric, Question
from virage.core.text import LocalText
from virage.documents.answers import refusal_in_words
from virage.web.funding.actions import Wanted
from virage.web.funding.models import NOTES_LENGTH, STEP_LENGTH, State
from virage.web.ui.page import language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

BLANK = LocalText(" ", " ")
DOLLARS = Question(
    "dollars", Kind.NUMBER, BLANK, BLANK, BLANK, numeric=Numeric(None, 0, 1_000_000_000)
)
STATES = [
    (State.POSSIBLE.value, pgettext_lazy("aid", "Possible: nothing is filed yet")),
    (State.APPLIED.value, pgettext_lazy("aid", "Applied for")),
    (State.GRANTED.value, pgettext_lazy("aid", "Granted")),
    (State.RECEIVED.value, pgettext_lazy("aid", "Received")),
    (State.REFUSED.value, pgettext_lazy("aid", "Refused")),
]


class MoneyField(forms.CharField):
    """Dollars as people type them, read as whole cents; blank is not known."""

    def __init__(self, *, label: "Words | str", help_text: "Words | str" = "") -> None:
        typed = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            label=label, help_text=help_text, required=False, max_length=40, widget=typed
        )

    def clean(self, value: object) -> int | None:
        """Cents, or None."""
        typed = super().clean(value).replace("$", "").strip()
        if not typed:
            return None
        try:
            read = parse_answer(DOLLARS, typed)
        except RefusedAnswerError as refused:
            raise forms.ValidationError(refusal_in_words(DOLLARS, refused, language())) from None
        return round(Fraction(repr(read.value)) * 100) if isinstance(read, Amount) else None

    def prepare_value(self, value: object) -> object:
        """Cents as dollars; what was typed stays as it was."""
        if not isinstance(value, int):
            return value
        dollars, cents = divmod(value, 100)
        return f"{dollars}.{cents:02}" if cents else str(dollars)


def _a_day(label: "Words") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


class OpenForm(forms.Form):
    """What a case is opened for."""

    step = forms.CharField(
        label=gettext_lazy("What the money would pay for"),
        help_text=gettext_lazy("A step of your plan, in a few words."),
        max_length=STEP_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    cost = MoneyField(label=gettext_lazy("What it would cost, before taxes, in dollars"))

    @property
    def wanted(self) -> Wanted:
        """What the case is to say."""
        return Wanted(**self.cleaned_data)


class CaseForm(OpenForm):
    """How far the aid is: only what was granted is money that one may count on."""

    state = forms.ChoiceField(label=gettext_lazy("How far it is"), choices=STATES)
    applied_on = _a_day(gettext_lazy("Day it was applied for"))
    answered_on = _a_day(gettext_lazy("Day of the funder’s answer"))
    received_on = _a_day(gettext_lazy("Day the money came"))
    amount = MoneyField(label=gettext_lazy("Amount granted, in dollars"))
    notes = forms.CharField(
        label=gettext_lazy("Notes"),
        help_text=gettext_lazy("Whom you spoke to, what they asked for."),
        max_length=NOTES_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, object]:
        """The days in the order in which things happen."""
        cleaned = super().clean() or {}
        named = [name for name in ("applied_on", "answered_on", "received_on") if cleaned.get(name)]
        for earlier, later in pairwise(named):
            first, second = cleaned[earlier], cleaned[later]
            if isinstance(first, date) and isinstance(second, date) and second < first:
                self.add_error(later, _("This day is before the one above it."))
        return cleaned
