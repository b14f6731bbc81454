"""The forms of the desk: to whom a case goes, what comes next, which cases are shown."""

from collections.abc import Iterable
from enum import Enum

from django import forms
from django.utils.translation import gettext_lazy

from virage.web.offices.actions.sharing_out import Next
from virage.web.offices.forms.fields import a_day, a_line
from virage.web.offices.models import ACTION_LENGTH


class Shown(Enum):
    """Which of one's cases the desk shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    UNPLANNED = "unplanned"
    ENDED = "ended"


SHOWN = [
    (Shown.OPEN.value, gettext_lazy("All that are open")),
    (Shown.OVERDUE.value, gettext_lazy("Overdue")),
    (Shown.UNPLANNED.value, gettext_lazy("Without a next action")),
    (Shown.ENDED.value, gettext_lazy("Those that have ended")),
]


class FilterForm(forms.Form):
    """Which cases are shown."""

    show = forms.ChoiceField(label=gettext_lazy("Show"), choices=SHOWN, required=False)

    @property
    def shown(self) -> Shown:
        """The choice; all that are open unless another one was made."""
        chosen = self.cleaned_data.get("show") if self.is_valid() else ""
        return Shown(chosen or Shown.OPEN.value)


class NextForm(forms.Form):
    """What comes next in a case."""

    action = a_line(gettext_lazy("Next action"), longest=ACTION_LENGTH, required=False)
    on = a_day(gettext_lazy("On which day"))

    @property
    def wanted(self) -> Next:
        """What the case is to say."""
        return Next(**self.cleaned_data)


class AssignForm(forms.Form):
    """To whom a case goes; each with what speaks for and against."""

    def __init__(self, people: Iterable[tuple[str, str]], data: object = None) -> None:
        super().__init__(data=data)  # type: ignore[arg-type]
        self.fields["advisor"] = forms.ChoiceField(
            label=gettext_lazy("Give it to"), choices=list(people), widget=forms.RadioSelect
        )
