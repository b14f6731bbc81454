"""Looking for organisations, and confirming that one of two goes."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.text import plain

MOST_CHOSEN = 20


class SearchForm(forms.Form):
    """A name or a NEQ, and whether only likely duplicates are looked for."""

    q = forms.CharField(
        label=gettext_lazy("Name, or Québec enterprise number (NEQ)"),
        help_text=gettext_lazy("A part of the name is enough, with or without its accents."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    twins = forms.BooleanField(label=gettext_lazy("Only likely duplicates"), required=False)

    @property
    def words(self) -> str:
        """What is looked for; nothing when it was refused."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""

    @property
    def only_twins(self) -> bool:
        """Whether only likely duplicates are looked for."""
        return self.is_valid() and bool(self.cleaned_data["twins"])


def chosen_ids(sent: Iterable[str]) -> tuple[UUID, ...]:
    """The organisations that were ticked, each once; what is no id is left out."""
    return tuple(dict.fromkeys(each for text in sent if (each := _id(text))))[:MOST_CHOSEN]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class ConfirmForm(forms.Form):
    """The name of the organisation that goes, typed by who takes it away."""

    name = forms.CharField(
        label=gettext_lazy("Name of the organisation that goes"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type the name of the organisation that goes.")},
    )

    def __init__(self, goes: str, *, data: Mapping[str, object] | None = None) -> None:
        """`goes` is its name."""
        super().__init__(data=data)
        self.goes = goes

    def clean_name(self) -> str:
        """The same name; accents, case and punctuation are forgiven."""
        typed: str = self.cleaned_data["name"]
        if typed != self.goes.strip() and (not plain(typed) or plain(typed) != plain(self.goes)):
            raise ValidationError(_("This is not the name of the organisation that goes."))
        return typed
