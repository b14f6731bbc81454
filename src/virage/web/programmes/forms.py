"""What a visitor may look for among the programmes."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from virage.core.funding.browsing import NOT_SAID, Search
from virage.core.text import Language
from virage.documents.funding.labels import forms as forms_of_money
from virage.documents.funding.labels import levels
from virage.documents.funding.meanings import openings
from virage.web.programmes.bridge import needs_answered

LONGEST = 100
REST = ("opening", "form", "level")


def a_choice(label: Any) -> forms.ChoiceField:
    """Ask for one of a list that the form fills in, or for none."""
    return forms.ChoiceField(
        label=label, required=False, widget=forms.Select(attrs={"class": "input"})
    )


class SearchForm(forms.Form):
    """The filters of the list; each may be left as it is."""

    words = forms.CharField(
        label=gettext_lazy("Words to look for"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"class": "input", "type": "search", "autocomplete": "off"}),
    )
    need = a_choice(gettext_lazy("What you need"))
    opening = a_choice(gettext_lazy("Open or closed"))
    form = a_choice(gettext_lazy("Kind of money"))
    level = a_choice(gettext_lazy("Where the money comes from"))

    def __init__(self, language: Language, *, data: Mapping[str, Any]) -> None:
        """`data` is what the address says; nothing there is looked for by default."""
        super().__init__(data=data or None)
        not_said = (NOT_SAID, pgettext("funding", "Not known"))
        money = {each.value: word for each, word in forms_of_money(language).items()}
        whose = {each.value: word for each, word in levels(language).items()}
        opens = {each.value: word for each, word in openings(language).items()}
        self._offer("need", needs_answered(language))
        self._offer("opening", opens)
        self._offer("form", money, not_said)
        self._offer("level", whose, not_said)

    def _offer(self, name: str, choices: Mapping[str, str], *last: tuple[str, str]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = [("", _("It does not matter")), *choices.items(), *last]

    @property
    def search(self) -> Search:
        """What is looked for; what the form refuses asks for nothing."""
        self.is_valid()
        return Search(**getattr(self, "cleaned_data", {}))

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that most people use."""
        return [self[name] for name in self.fields if name not in REST]

    @property
    def rest(self) -> list[forms.BoundField]:
        """Those that wait behind a heading."""
        return [self[name] for name in REST]

    @property
    def refined(self) -> bool:
        """Whether one of the latter was used."""
        return any(bound.value() for bound in self.rest)

    @property
    def narrowed(self) -> bool:
        """Whether anything is looked for."""
        return self.search != Search()
