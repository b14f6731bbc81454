"""Saying something of a plan, and suggesting a change of it."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.web.plans.actions import Wished
from virage.web.plans.models import Change

WORDS_LENGTH, ANSWER_LENGTH = 2000, 500
Choices = Sequence[tuple[str, str]]
CHANGES = [
    (Change.MOVE.value, pgettext_lazy("suggestion", "Begin it in another quarter")),
    (Change.MODE.value, pgettext_lazy("suggestion", "Do it in another way")),
    (Change.DROP.value, pgettext_lazy("suggestion", "Take it out")),
    (Change.ADD.value, pgettext_lazy("suggestion", "Add it to the plan")),
]


class WordsForm(forms.Form):
    """An answer, or a remark said otherwise."""

    words = forms.CharField(
        label=gettext_lazy("Your remark"),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RemarkForm(WordsForm):
    """Something to say of a part of the plan."""

    part = forms.ChoiceField(label=gettext_lazy("About"))
    field_order = ("part", "words")

    def __init__(
        self, parts: Choices, data: Mapping[str, object] | None = None, *, part: str = ""
    ) -> None:
        """`parts` are those of the plan; `part` the one that is chosen at first."""
        super().__init__(data=data, initial={"part": part})
        self.fields["part"].choices = parts  # type: ignore[attr-defined]


class SuggestForm(forms.Form):
    """A change of a step, and why."""

    step = forms.ChoiceField(label=gettext_lazy("Step"))
    change = forms.ChoiceField(
        label=gettext_lazy("What you suggest"), choices=CHANGES, widget=forms.RadioSelect
    )
    quarter = forms.ChoiceField(
        label=gettext_lazy("Begins in"),
        help_text=gettext_lazy("To move it, or to add it."),
        required=False,
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How"),
        help_text=gettext_lazy("To do it in another way, or to add it."),
        required=False,
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *,
        inside: Mapping[str, str],
        outside: Mapping[str, str],
        quarters: Choices,
        modes: Mapping[str, Choices],
        data: Mapping[str, object] | None = None,
        step: str = "",
    ) -> None:
        """Names of the steps of the plan and of those outside; `modes` of each."""
        super().__init__(data=data, initial={"step": step})
        self.inside, self.modes = inside, modes
        blank = ("", gettext_lazy("Choose…"))
        groups = ((_("In the plan"), inside), (_("Outside the plan"), outside))
        steps = [(title, list(names.items())) for title, names in groups if names]
        ways = dict(pair for pairs in modes.values() for pair in pairs)
        for name, choices in (("step", steps), ("quarter", quarters), ("mode", ways.items())):
            self.fields[name].choices = [blank, *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """What goes with each change is told; a step is inside to be changed, outside to add."""
        given = super().clean() or {}
        step, change = str(given.get("step", "")), given.get("change")
        if step and change and (step in self.inside) == (change == Change.ADD):
            self.add_error("change", _("Choose what fits this step: add what is outside the plan."))
        if change in (Change.MOVE, Change.ADD) and not given.get("quarter"):
            self.add_error("quarter", _("Choose a quarter."))
        wanted = change in (Change.MODE, Change.ADD)
        if wanted and step and given.get("mode") not in dict(self.modes.get(step, ())):
            self.add_error("mode", _("Choose one of the ways in which this step can be done."))
        return given

    @property
    def wished(self) -> Wished:
        """The change, once it is valid."""
        given = self.cleaned_data
        change = Change(given["change"])
        moves, turns = change in (Change.MOVE, Change.ADD), change in (Change.MODE, Change.ADD)
        return Wished(
            change=change,
            step=given["step"],
            why=given["why"],
            quarter=int(given["quarter"]) if moves else None,
            mode=given["mode"] if turns else "",
        )


class AnswerForm(forms.Form):
    """Why a suggestion is declined."""

    words = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=ANSWER_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
