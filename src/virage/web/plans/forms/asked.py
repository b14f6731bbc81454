"""What is asked of a plan: its yearly budget by a slider, and what is to be reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.funding.values import Cents
from virage.core.roadmap.problem import FlagTarget, Target
from virage.web.funding.forms.cases import MoneyField
from virage.web.plans.contents import Aimed

Budget = tuple[Cents | None, Cents | None]
Choices = Sequence[tuple[str, str]]
DOLLAR, STEP, LEAST_TOP = 100, 500, 20_000
LEAST, BY = "least_", "by_"


class BudgetForm(forms.Form):
    """The most to spend a year: a slider and its number for each, of which the one moved counts."""

    first = MoneyField(label=gettext_lazy("Fiscal year in which the plan begins, in dollars"))
    after = MoneyField(label=gettext_lazy("Each fiscal year after it, in dollars"))
    first_slider = forms.IntegerField(required=False, label=gettext_lazy("The same, by a slider"))
    after_slider = forms.IntegerField(required=False, label=gettext_lazy("The same, by a slider"))

    def __init__(self, budget: Budget, data: Mapping[str, object] | None = None) -> None:
        """`budget` is that of now."""
        known = dict(zip(("first", "after"), budget, strict=True))
        self.top = _top(budget)
        self.slid = {name: _slid(cents, self.top) for name, cents in known.items()}
        sliders = {f"{name}_slider": at for name, at in self.slid.items()}
        super().__init__(data=data, initial={**known, **sliders}, auto_id="budget_%s")
        self.known = known
        for name in known:
            self.fields[f"{name}_slider"].widget = forms.NumberInput(
                attrs={
                    "type": "range",
                    "min": 0,
                    "max": self.top,
                    "step": STEP,
                    "data-twin": f"budget_{name}",
                    "autocomplete": "off",
                }
            )
            self.fields[name].widget.attrs["data-twin"] = f"budget_{name}_slider"

    @property
    def budget(self) -> Budget:
        """What was asked: the number that was typed, or else the slider that was moved."""
        return self._asked("first"), self._asked("after")

    def _asked(self, name: str) -> Cents | None:
        typed: Cents | None = self.cleaned_data[name]
        slid: int | None = self.cleaned_data[f"{name}_slider"]
        moved = slid is not None and slid != self.slid[name]
        if typed == self.known[name] and moved and slid is not None:
            return min(max(slid, 0), self.top) * DOLLAR
        return typed


def _top(budget: Budget) -> int:
    """Where the sliders end: twice what there is, or a first sum that a small co-op may spend."""
    most = max((each or 0 for each in budget), default=0)
    return max(LEAST_TOP, -(-2 * most // (1000 * DOLLAR)) * 1000)


def _slid(cents: Cents | None, top: int) -> int:
    """The place of a slider; at the end when there is no limit."""
    return top if cents is None else min(top, round(cents / DOLLAR / STEP) * STEP)


@dataclass(frozen=True, slots=True)
class Reachable:
    """A score to aim at, or a red flag to clear: its id, its name, where it stands today."""

    id: str
    name: str
    today: str = ""


class TargetsForm(forms.Form):
    """What is to be reached, and by which quarter; what is left blank is no target."""

    def __init__(
        self,
        scores: Sequence[Reachable],
        flags: Sequence[Reachable],
        *,
        quarters: Choices,
        known: Sequence[Aimed],
        data: Mapping[str, object] | None = None,
    ) -> None:
        """`known` are the targets of now."""
        super().__init__(data=data, initial=_shown(known))
        self.scores, self.reds = tuple(scores), tuple(flags)
        last = quarters[-1][0]
        for each in self.scores:
            self.fields[LEAST + each.id] = forms.IntegerField(
                label=_("At least, out of 100"),
                required=False,
                min_value=1,
                max_value=100,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
            self.fields[BY + each.id] = forms.ChoiceField(
                label=_("By the end of"), choices=quarters, initial=last, required=False
            )
        for each in self.reds:
            self.fields[BY + each.id] = forms.ChoiceField(
                label=each.name, choices=[("", _("no target")), *quarters], required=False
            )

    @property
    def rows(self) -> list[tuple[Reachable, forms.BoundField, forms.BoundField]]:
        """The scores, each with its two fields."""
        return [(each, self[LEAST + each.id], self[BY + each.id]) for each in self.scores]

    @property
    def flags(self) -> list[forms.BoundField]:
        """The fields of the red flags."""
        return [self[BY + each.id] for each in self.reds]

    @property
    def targets(self) -> tuple[Aimed, ...]:
        """What is to be reached, once it is valid."""
        given = self.cleaned_data
        aims = (
            Target(each.id, Fraction(given[LEAST + each.id]), int(given[BY + each.id]))
            for each in self.scores
            if given[LEAST + each.id] and given[BY + each.id]
        )
        clears = (
            FlagTarget(each.id, int(given[BY + each.id]))
            for each in self.reds
            if given[BY + each.id]
        )
        return (*aims, *clears)


def _shown(known: Sequence[Aimed]) -> dict[str, object]:
    shown: dict[str, object] = {}
    for each in known:
        if isinstance(each, FlagTarget):
            shown[BY + each.flag] = str(each.by)
        else:
            shown[LEAST + each.yardstick] = int(each.at_least)
            shown[BY + each.yardstick] = str(each.by)
    return shown
