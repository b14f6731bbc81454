"""A step: where it stands, how it is done; and steps that are added."""

from collections.abc import Iterable, Mapping, Sequence

import uuid6
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.initiatives import Way
from virage.core.questionnaire import Named
from virage.web.funding.forms.cases import MoneyField
from virage.web.plans.contents import Chosen, Own
from virage.web.plans.forms.means import LONGEST, MOST_DAYS, ROLE
from virage.web.ui.page import language

Choices = Sequence[tuple[str, str]]
NAME_LENGTH, WORDS_LENGTH = 120, 500
WAYS = [
    (Way.IN_HOUSE.value, gettext_lazy("in-house")),
    (Way.SHARED.value, gettext_lazy("shared with other co-ops")),
    (Way.SUPPLIER.value, gettext_lazy("with a supplier")),
]


class StepForm(forms.Form):
    """When a step begins, in which mode, and whether proposals leave it there."""

    start = forms.ChoiceField(label=gettext_lazy("Begins in"))
    mode = forms.ChoiceField(label=gettext_lazy("How"))
    held = forms.BooleanField(
        label=gettext_lazy("Hold it there in the next proposal"), required=False
    )

    def __init__(
        self,
        step: Chosen,
        *,
        quarters: Choices,
        modes: Choices,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """`quarters` and `modes` are what may be chosen; each form of a page has ids of its own."""
        shown = {"start": str(step.start), "mode": step.mode, "held": step.held}
        super().__init__(data=data, initial=shown, auto_id=f"id_{step.initiative}_%s")
        self.step = step
        self.fields["start"].choices = quarters  # type: ignore[attr-defined]
        self.fields["mode"].choices = modes  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Chosen:
        """The step as it was chosen."""
        given = self.cleaned_data
        return Chosen(self.step.initiative, given["mode"], int(given["start"]), given["held"])


class AddForm(forms.Form):
    """Another initiative of the catalogue."""

    initiative = forms.ChoiceField(label=gettext_lazy("What to do"))
    start = forms.ChoiceField(label=gettext_lazy("Begins in"))

    def __init__(
        self,
        initiatives: Sequence[tuple[str, Choices]],
        quarters: Choices,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """`initiatives` by groups, each with its title."""
        super().__init__(data=data)
        blank = ("", gettext_lazy("Choose…"))
        self.fields["initiative"].choices = [blank, *initiatives]  # type: ignore[attr-defined]
        self.fields["start"].choices = quarters  # type: ignore[attr-defined]


class OwnForm(forms.Form):
    """A step that the catalogue does not have, in the co-op's own words."""

    name = forms.CharField(
        label=gettext_lazy("What to do"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    done = forms.CharField(
        label=gettext_lazy("How you will know that it is done"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    start = forms.ChoiceField(label=gettext_lazy("Begins in"))
    quarters = forms.IntegerField(
        label=gettext_lazy("How many quarters it lasts"),
        min_value=1,
        max_value=LONGEST,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    way = forms.ChoiceField(label=gettext_lazy("How"), choices=WAYS)
    cost = MoneyField(label=gettext_lazy("What it costs at most, before taxes, in dollars"))

    def __init__(
        self, roles: Iterable[Named], quarters: Choices, data: Mapping[str, object] | None = None
    ) -> None:
        """One field of days for each role."""
        super().__init__(data=data)
        self.roles = tuple(roles)
        self.fields["start"].choices = quarters  # type: ignore[attr-defined]
        for role in self.roles:
            self.fields[ROLE + role.id] = forms.IntegerField(
                label=role.title.in_(language()),
                min_value=0,
                max_value=MOST_DAYS,
                initial=0,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields of the days, one a role."""
        return [self[ROLE + role.id] for role in self.roles]

    def clean_cost(self) -> int:
        """A cost is known, or nothing could be added up."""
        cost: int | None = self.cleaned_data["cost"]
        if cost is None:
            raise forms.ValidationError(_("Type an amount; 0 when it costs no money."))
        return cost

    @property
    def own(self) -> Own:
        """The step as it was written."""
        given = self.cleaned_data
        return Own(
            id=f"own-{uuid6.uuid7().hex}",
            name=given["name"],
            why=given["why"],
            done=given["done"],
            way=Way(given["way"]),
            quarters=given["quarters"],
            cost=given["cost"],
            days={role.id: given[ROLE + role.id] for role in self.roles if given[ROLE + role.id]},
        )
