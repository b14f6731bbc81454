"""What an advisor declares, and what a lead decides about it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.independence import Bond
from virage.web.offices.actions.independence import Tie
from virage.web.offices.bridge.independence import needs_in
from virage.web.offices.forms.fields import a_day, a_line, several
from virage.web.offices.models import NAME_LENGTH, WORDS_LENGTH
from virage.web.ui.page import language

BONDS = [
    (Bond.OWNS.value, gettext_lazy("I own a part of it")),
    (Bond.WORKS.value, gettext_lazy("I work for it, or somebody close to me does")),
    (Bond.COMMISSION.value, gettext_lazy("It pays me a commission, or gives me something")),
]
DECISIONS = [
    ("yes", gettext_lazy("Yes: it does not stand in the way")),
    ("no", gettext_lazy("No: the case goes to somebody else")),
]


class TieForm(forms.Form):
    """An interest to declare."""

    supplier = a_line(
        gettext_lazy("Supplier"),
        longest=NAME_LENGTH,
        hint=gettext_lazy("The business or the person who sells software, hardware or services."),
    )
    bond = forms.ChoiceField(
        label=gettext_lazy("How you are tied to it"), choices=BONDS, widget=forms.RadioSelect
    )
    since = a_day(gettext_lazy("Since"), gettext_lazy("Leave blank when it always was."))
    until = a_day(gettext_lazy("Until, included"), gettext_lazy("Leave blank while it goes on."))

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.fields["needs"] = several(
            gettext_lazy("Which needs its tools or services answer"),
            needs_in(language()),
            required=True,
        )
        self.order_fields(("supplier", "bond", "needs", "since", "until"))

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("since"), cleaned.get("until")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("until", _("This day is before the one above it."))
        return cleaned

    @property
    def tie(self) -> Tie:
        """What is declared."""
        said = self.cleaned_data
        given = {"bond": Bond(said["bond"]), "needs": tuple(said["needs"])}
        return Tie(**said | given)


class RuleForm(forms.Form):
    """Whether somebody may have a case that something they declared touches."""

    decision = forms.ChoiceField(
        label=gettext_lazy("May this person have the case?"),
        choices=DECISIONS,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The organisation and the advisor read what you write."),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def allowed(self) -> bool:
        """What is decided."""
        return bool(self.cleaned_data["decision"] == "yes")
