"""The words of a plan: its vision, its objectives, who does a step."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import uuid6
from django import forms
from django.utils.translation import gettext_lazy

from virage.core.roadmap.purpose import Doing, Goal, Purpose

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

LINE_LENGTH, WORDS_LENGTH = 200, 4000
NOTE_LENGTH = 1000
Choices = Sequence[tuple[str, str]]


def _line(label: "Words", hint: "Words | str" = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LINE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class VisionForm(forms.Form):
    """What the co-op will be able to do."""

    vision = forms.CharField(
        label=gettext_lazy("Your vision, in your own words"),
        help_text=gettext_lazy(
            "What will your co-op be able to do, for whom, that it cannot do today?"
        ),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    budget_unknown = forms.BooleanField(
        label=gettext_lazy("Our budget is not known yet, and the board will be told so"),
        required=False,
    )

    def __init__(self, purpose: Purpose, data: Mapping[str, object] | None = None) -> None:
        """`purpose` is what is written now."""
        shown = {"vision": purpose.vision, "budget_unknown": purpose.budget_unknown}
        super().__init__(data=data, initial=shown)


class GoalForm(forms.Form):
    """An objective that can be seen to be reached."""

    text = _line(gettext_lazy("Objective"), required=True)
    indicator = _line(gettext_lazy("Indicator"), gettext_lazy("What you will count or look at."))
    baseline = _line(
        gettext_lazy("Where it stands today"),
        gettext_lazy("Today’s tools may be named here, and only here."),
    )
    target = _line(gettext_lazy("Target"), gettext_lazy("How much, and by when."))
    who = _line(gettext_lazy("Who answers for it"), gettext_lazy("A role or a name."))
    steps = forms.MultipleChoiceField(
        label=gettext_lazy("Steps that serve it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, goal: Goal | None, steps: Choices, data: Mapping[str, object] | None = None
    ) -> None:
        """`goal` is what is written now; None to add one."""
        super().__init__(data=data, initial=_shown(goal))
        self.goal = goal
        self.fields["steps"].choices = steps  # type: ignore[attr-defined]
        if not steps:
            del self.fields["steps"]

    def written(self, goal_id: str = "") -> Goal:
        """The objective as it was written."""
        given = {**self.cleaned_data, "steps": tuple(self.cleaned_data.get("steps", ()))}
        known = self.goal.id if self.goal else goal_id
        return Goal(known or f"goal-{uuid6.uuid7().hex}", **given)


class DoingForm(forms.Form):
    """Who does a step, and what the co-op notes of it."""

    who = _line(gettext_lazy("Who does it"), gettext_lazy("A role or a name."))
    note = forms.CharField(
        label=gettext_lazy("Your note"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, doing: Doing, data: Mapping[str, object] | None = None) -> None:
        """`doing` is what is written now."""
        super().__init__(data=data, initial={"who": doing.who, "note": doing.note})


def _shown(goal: Goal | None) -> dict[str, object]:
    if goal is None:
        return {}
    names = ("text", "indicator", "baseline", "target", "who")
    return {**{name: getattr(goal, name) for name in names}, "steps": list(goal.steps)}
