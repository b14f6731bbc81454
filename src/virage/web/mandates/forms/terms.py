"""The terms of the subsidy and the envelope of an office, as the director types them."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.funding.values import LegalForm
from virage.core.initiatives import SizeBand
from virage.core.subsidy import WHOLE, Terms
from virage.documents.language import MONTHS, plain_number
from virage.web.funding.forms.cases import MoneyField
from virage.web.mandates.actions import Words
from virage.web.mandates.forms.fields import HoursField, a_text, the_day
from virage.web.ui.page import language

HOURS = "hours_"
MOST_AN_HOUR = 1_000_000  # cents
FORMS = [
    (LegalForm.COOPERATIVE.value, gettext_lazy("Co-operatives")),
    (LegalForm.NON_PROFIT.value, gettext_lazy("Non-profits of the social economy")),
    (LegalForm.MUTUAL.value, gettext_lazy("Mutuals")),
]
SIZES = {
    SizeBand.NO_STAFF: gettext_lazy("Hours when nobody is employed"),
    SizeBand.SMALL: gettext_lazy("Hours for 1 to 9 employees"),
    SizeBand.MEDIUM: gettext_lazy("Hours for 10 to 49 employees"),
    SizeBand.LARGE: gettext_lazy("Hours for 50 employees or more"),
}
PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")


class PercentField(forms.CharField):
    """A part of a hundred as people type it, read in hundredths of a percent."""

    def clean(self, value: Any) -> int:
        """Hundredths of a percent."""
        found = PERCENT.fullmatch(super().clean(value).strip())
        share = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0")) if found else 0
        if not 0 < share <= WHOLE:
            raise forms.ValidationError(_("Write a percentage between 0 and 100."))
        return share

    def prepare_value(self, value: Any) -> Any:
        """Hundredths of a percent as a percentage; what was typed stays as it was."""
        known = isinstance(value, int)
        return plain_number(float(Fraction(value, 100)), language()) if known else value


class TermsForm(forms.Form):
    """The terms, from a day on; nothing is proposed that the programme has not said."""

    in_force_from = the_day(
        gettext_lazy("In force from"),
        hint=gettext_lazy("Today or later: what held on a past day is never changed."),
    )
    who = forms.MultipleChoiceField(
        label=gettext_lazy("Who may have it"), choices=FORMS, widget=forms.CheckboxSelectMultiple
    )
    share = PercentField(
        label=gettext_lazy("Share of the advice that the programme pays"),
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    rate = MoneyField(label=gettext_lazy("Price of an hour of advice, in dollars"))
    year_begins = forms.TypedChoiceField(
        label=gettext_lazy("The programme year begins with"), coerce=int
    )
    words = a_text(
        gettext_lazy("What the programme adds, in French"),
        hint=gettext_lazy("It stands in the agreement. Leave both blank, or fill in both."),
        required=False,
        longest=1000,
    )
    words_en = a_text(
        gettext_lazy("What the programme adds, in English"), required=False, longest=1000
    )

    def __init__(self, today: date, data: Any = None, initial: dict[str, Any] | None = None):
        self.today = today
        super().__init__(data=data, initial=initial)
        months = [(each, name) for each, name in enumerate(MONTHS[language()], start=1)]
        self.fields["year_begins"].choices = [("", _("Choose…")), *months]  # type: ignore[attr-defined]
        self.fields["rate"].required = True
        for band, label in SIZES.items():
            hint = _("0 when this size has none.") if band is SizeBand.NO_STAFF else ""
            self.fields[HOURS + band.value] = HoursField(label=label, help_text=hint, least=0)

    @property
    def sizes(self) -> list[forms.BoundField]:
        """The fields of the hours, by size."""
        return [self[HOURS + band.value] for band in SIZES]

    def clean_in_force_from(self) -> date:
        """Terms never begin in the past."""
        day: date = self.cleaned_data["in_force_from"]
        if day < self.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def clean_rate(self) -> int:
        """Advice has a price, which somebody could pay."""
        rate: int | None = self.cleaned_data["rate"]
        if not rate or rate > MOST_AN_HOUR:
            raise forms.ValidationError(_("Write an amount above 0, at most 10,000."))
        return rate

    def clean(self) -> dict[str, Any]:
        """Somebody has hours, and nothing is said in one language only."""
        cleaned = super().clean() or {}
        hours = [cleaned.get(HOURS + band.value) for band in SIZES]
        if None not in hours and not any(hours):
            self.add_error(HOURS + SizeBand.SMALL.value, _("Grant hours to one size at least."))
        if bool(cleaned.get("words")) is not bool(cleaned.get("words_en")):
            missing = "words" if cleaned.get("words_en") else "words_en"
            self.add_error(missing, _("Say it in both languages, or in neither."))
        return cleaned

    @property
    def terms(self) -> Terms:
        """What is set."""
        said = self.cleaned_data
        return Terms(
            in_force_from=said["in_force_from"],
            forms=frozenset(LegalForm(each) for each in said["who"]),
            hours={band: said[HOURS + band.value] for band in SIZES},
            share=said["share"],
            rate=said["rate"],
            year_begins=said["year_begins"],
        )

    @property
    def added(self) -> Words:
        """What the programme adds."""
        return Words(self.cleaned_data["words"], self.cleaned_data["words_en"])


def shown(terms: Terms, words: Words) -> dict[str, Any]:
    """Terms as the form shows them."""
    return {
        "in_force_from": terms.in_force_from,
        "who": [each.value for each in terms.forms],
        "share": terms.share,
        "rate": terms.rate,
        "year_begins": terms.year_begins,
        "words": words.fr,
        "words_en": words.en,
    } | {HOURS + band.value: quarters for band, quarters in terms.hours.items()}


class EnvelopeForm(forms.Form):
    """What an office may grant in a programme year."""

    cents = MoneyField(
        label=gettext_lazy("What the office may grant in this year, in dollars"),
        help_text=gettext_lazy("The subsidy only, without what the organisations pay."),
    )

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None):
        super().__init__(data=data, initial=initial)
        self.fields["cents"].required = True
