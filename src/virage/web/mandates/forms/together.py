"""How the cost of a mandate is shared in a group, as its lead says it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.sharing import Basis
from virage.web.funding.forms.cases import MoneyField
from virage.web.mandates.actions import Sharing
from virage.web.mandates.candidates import Candidate

FIGURE = "figure_"
BASES = [
    (Basis.EQUAL.value, gettext_lazy("In equal parts")),
    (Basis.REVENUE.value, gettext_lazy("By the annual revenue of each")),
    (Basis.MEMBERS.value, gettext_lazy("By the number of members of each")),
    (Basis.FIGURES.value, gettext_lazy("By the amounts below")),
]


class SharingForm(forms.Form):
    """By what the cost is shared; the amount of each only where the lead writes them."""

    basis = forms.ChoiceField(
        label=gettext_lazy("How the organisations share the cost"),
        choices=BASES,
        widget=forms.RadioSelect,
    )

    def __init__(self, among: Sequence[Candidate], **given: Any) -> None:
        super().__init__(**given)
        self.among = {each.organisation.id: each for each in among}
        for key, each in self.among.items():
            self.fields[f"{FIGURE}{key}"] = MoneyField(label=each.organisation.name)

    @property
    def figures(self) -> list[forms.BoundField]:
        """The amounts of each."""
        return [self[f"{FIGURE}{key}"] for key in self.among]

    def clean(self) -> dict[str, Any]:
        """Amounts for everybody, where they are asked for."""
        cleaned = super().clean() or {}
        if cleaned.get("basis") == Basis.FIGURES.value:
            for key in self.among:
                if not cleaned.get(f"{FIGURE}{key}") and f"{FIGURE}{key}" not in self.errors:
                    self.add_error(f"{FIGURE}{key}", _("Write the amount that it pays."))
        return cleaned

    @property
    def sharing(self) -> Sharing:
        """What the lead chose."""
        said = self.cleaned_data
        figures = {key: said[f"{FIGURE}{key}"] or 0 for key in self.among}
        return Sharing(Basis(said["basis"]), figures)
