"""What an organisation says when it asks for accompaniment."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.campaigns.models import Campaign
from virage.web.offices.actions.asking import Asking
from virage.web.offices.bridge import EMPLOYEES, KIND, REGION, SECTOR, choices_of, told, told_number
from virage.web.offices.models import WORDS_LENGTH
from virage.web.organisations.models import Fact
from virage.web.ui.page import language

LANGUAGES = [("fr", gettext_lazy("French")), ("en", gettext_lazy("English"))]


class AskForm(forms.Form):
    """A few words, where and in which language; about which diagnosis, when one is closed."""

    words = forms.CharField(
        label=gettext_lazy("What would you like help with?"),
        help_text=gettext_lazy("A few words are enough. The advisors of the office read them."),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language?"), choices=LANGUAGES)
    online = forms.BooleanField(
        label=gettext_lazy("We prefer to be accompanied online"), required=False
    )

    def __init__(
        self, facts: Mapping[str, Fact], diagnoses: Iterable[Campaign], **given: Any
    ) -> None:
        super().__init__(**given)
        self.facts = facts
        self.diagnoses = {str(each.id): each for each in diagnoses}
        regions = [("", _("Choose…")), *choices_of(REGION, language()).items()]
        self.fields["region"] = forms.ChoiceField(
            label=gettext_lazy("Your region"), choices=regions, initial=told(facts, REGION)
        )
        self.order_fields(("words", "region"))
        if self.diagnoses:
            self._ask_about(self.diagnoses)

    def _ask_about(self, diagnoses: Mapping[str, Campaign]) -> None:
        named = _("Diagnosis T%(number)s")
        closed = ((key, named % {"number": each.number}) for key, each in diagnoses.items())
        offered = [("", _("None")), *closed]
        self.fields["campaign"] = forms.ChoiceField(
            label=gettext_lazy("About which diagnosis?"),
            choices=offered,
            required=False,
            initial=next(iter(diagnoses)),
        )
        self.fields["shares"] = forms.BooleanField(
            label=gettext_lazy("Our advisor may read its portrait"),
            help_text=gettext_lazy(
                "Only the advisor who has your case, and only as long as they have it. You may "
                "withdraw this at any time."
            ),
            required=False,
        )

    @property
    def asking(self) -> Asking:
        """What is asked, with what the profile says."""
        said = self.cleaned_data
        return Asking(
            words=said["words"].replace("\r\n", "\n"),
            language=said["language"],
            region=said["region"],
            online=said["online"],
            sector=told(self.facts, SECTOR),
            kind=told(self.facts, KIND),
            employees=told_number(self.facts, EMPLOYEES),
            campaign=self.diagnoses.get(said.get("campaign", "")),
            shares=said.get("shares", False),
        )
