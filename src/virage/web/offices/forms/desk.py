"""The forms of the desk: to whom a case goes, what comes next, which cases are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.offices.actions.calling import Call
from virage.web.offices.actions.sharing_out import Next
from virage.web.offices.bridge import REGION, choices_of
from virage.web.offices.forms.asking import LANGUAGES
from virage.web.offices.forms.fields import a_day, a_line
from virage.web.offices.models import ACTION_LENGTH, NAME_LENGTH, WORDS_LENGTH, Office
from virage.web.organisations.forms.names import refuse_addresses
from virage.web.ui.page import language


class Shown(Enum):
    """Which cases the desk shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    ENDED = "ended"
    ALL = "all"


SHOWN = [
    (Shown.OPEN.value, gettext_lazy("All that are open")),
    (Shown.OVERDUE.value, gettext_lazy("Overdue")),
    (Shown.ENDED.value, gettext_lazy("Those that have ended")),
    (Shown.ALL.value, gettext_lazy("All, also those that have ended")),
]
MINE, EVERYBODY = "mine", "all"
WHOSE = [
    (MINE, gettext_lazy("Mine")),
    (EVERYBODY, gettext_lazy("All those of the offices that I lead")),
]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which cases are shown: an office and a stage by their ids, empty for all of them."""

    shown: Shown = Shown.OPEN
    office: str = ""
    stage: str = ""
    mine: bool = True

    @property
    def query(self) -> str:
        """The same, as an address says it."""
        said = {"show": self.shown.value, "office": self.office, "stage": self.stage}
        said["whose"] = MINE if self.mine else EVERYBODY
        return urlencode({name: value for name, value in said.items() if value})


class FilterForm(forms.Form):
    """Which cases are shown; what is not understood is not asked."""

    show = forms.ChoiceField(label=gettext_lazy("Show"), choices=SHOWN, required=False)

    def __init__(
        self, offices: Mapping[str, str], stages: Mapping[str, str], *, leads: bool, data: Any
    ) -> None:
        super().__init__(data=data)
        every = [("", _("All of them"))]
        if len(offices) > 1:
            self.fields["office"] = forms.ChoiceField(
                label=_("Office"), choices=every + list(offices.items()), required=False
            )
        self.fields["stage"] = forms.ChoiceField(
            label=_("Where they stand"), choices=every + list(stages.items()), required=False
        )
        if leads:
            self.fields["whose"] = forms.ChoiceField(
                label=_("Whose"), choices=WHOSE, required=False
            )

    @property
    def choice(self) -> Choice:
        """What is asked: all of mine that are open, unless something else is."""
        self.is_valid()
        said = self.cleaned_data
        return Choice(
            shown=Shown(said.get("show") or Shown.OPEN.value),
            office=said.get("office", ""),
            stage=said.get("stage", ""),
            mine=said.get("whose") != EVERYBODY,
        )


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


class CallForm(forms.Form):
    """What an advisor writes down of a call."""

    name = forms.CharField(
        label=gettext_lazy("Name of the organisation"),
        max_length=NAME_LENGTH,
        validators=[refuse_addresses],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the person"),
        help_text=gettext_lazy("They get a mail, and confirm: until then nothing opens to you."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=gettext_lazy("What they would like help with"),
        help_text=gettext_lazy("The organisation reads what you write."),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Their language"), choices=LANGUAGES)

    def __init__(self, offices: Iterable[Office], **given: Any) -> None:
        super().__init__(**given)
        here = language()
        places = [(str(each.id), each.name_in(here)) for each in offices]
        regions = [("", _("Not known")), *choices_of(REGION, here).items()]
        self.fields["region"] = forms.ChoiceField(
            label=gettext_lazy("Their region"), choices=regions, required=False
        )
        self.fields["office"] = forms.ChoiceField(
            label=gettext_lazy("Office"),
            choices=places,
            initial=places[0][0] if places else "",
        )

    @property
    def call(self) -> Call:
        """What is opened."""
        said = self.cleaned_data
        words = said["words"].replace("\r\n", "\n")
        return Call(**said | {"office": UUID(said["office"]), "words": words})
