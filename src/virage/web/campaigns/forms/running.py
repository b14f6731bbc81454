"""Beginning a diagnosis, and asking people to answer it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.web.campaigns.actions import Asked
from virage.web.organisations.forms.organisation import LANGUAGES

MOST_LINES = 200
QUOTED = re.compile(r'"[^"]*"')
NAMED = re.compile(r"(?<![^\s,;>])[^<>;@]{0,200}<([^<>]*)>")  # Tremblay, Ana <ana@example.coop>


class LastDayForm(forms.Form):
    """Until when people are asked to answer."""

    due_on = forms.DateField(
        label=gettext_lazy("Last day to answer"),
        help_text=gettext_lazy(
            "You may leave it blank. Those who have not answered get a reminder a week before, and "
            "on the eve. The diagnosis closes only when you close it."
        ),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(
        self, today: date, *, data: Mapping[str, object] | None = None, known: date | None = None
    ) -> None:
        """`today` is the day before which none can be chosen."""
        super().__init__(data=data, initial={"due_on": known})
        self.today = today

    def clean_due_on(self) -> date | None:
        """A day to come."""
        day: date | None = self.cleaned_data["due_on"]
        if day is not None and day <= self.today:
            raise ValidationError(_("Choose a day to come."))
        return day


class PeopleForm(forms.Form):
    """Addresses as they were pasted, all of one role."""

    emails = forms.CharField(
        label=gettext_lazy("E-mail addresses"),
        help_text=gettext_lazy(
            "One a line, or as you copied them: with commas, semicolons or the names of the people."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        max_length=40_000,
    )
    role = forms.ChoiceField(label=gettext_lazy("They answer as"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the mail"), choices=LANGUAGES)

    def __init__(
        self,
        questionnaire: Questionnaire,
        language: Language,
        *,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Offer the roles of the questionnaire."""
        super().__init__(data=data, initial={"language": language})
        roles = self.fields["role"]
        if isinstance(roles, forms.ChoiceField):
            roles.choices = [(each.id, each.title.in_(language)) for each in questionnaire.roles]

    def clean_emails(self) -> tuple[str, ...]:
        """The addresses; each line that is none is named."""
        lines = str(self.cleaned_data["emails"]).splitlines()
        found = [(number, each) for number, line in enumerate(lines, 1) for each in _pasted(line)]
        if not found:
            raise ValidationError(_("Type at least one address."))
        if len(found) > MOST_LINES:
            raise ValidationError(_("At most two hundred addresses at a time."))
        wrong = [number for number, each in found if not _is_address(each)]
        if wrong:
            raise ValidationError(_wrong_lines(dict.fromkeys(wrong)))
        return tuple(each for _number, each in found)

    @property
    def people(self) -> tuple[Asked, ...]:
        """Who is to be asked."""
        role = self.cleaned_data["role"]
        return tuple(Asked(email, role) for email in self.cleaned_data["emails"])


def _pasted(line: str) -> list[str]:
    """What stands for addresses in a line of a message, a list or a sheet; names are left out."""
    bare = NAMED.sub(r" \1 ", QUOTED.sub(" ", line))
    return [each for each in re.split(r"[\s,;]+", bare) if each]


def _wrong_lines(numbers: Iterable[int]) -> str:
    shown = [str(number) for number in numbers]
    sentence = ngettext(
        "Line %(lines)s is no e-mail address.",
        "Lines %(lines)s are no e-mail addresses.",
        len(shown),
    )
    return sentence % {"lines": ", ".join(shown)}


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) < 255  # noqa: PLR2004
