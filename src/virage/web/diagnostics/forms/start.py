"""The few facts that choose which questions apply, and the name on the portrait."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from virage.core.answers import Json
from virage.core.funding.facts import PROFILE_QUESTIONS
from virage.core.pace import minutes
from virage.core.portrait import Edition, asked_questions
from virage.core.questionnaire import Question, Questionnaire
from virage.core.text import Language
from virage.web.organisations.forms.names import refuse_addresses
from virage.web.organisations.forms.profile import FactsForm


class NameForm(forms.Form):
    """The name to put on the portrait."""

    name = forms.CharField(
        label=gettext_lazy("Name of your organisation"),
        help_text=gettext_lazy("Printed on the portrait. You may leave it blank."),
        max_length=120,
        required=False,
        validators=[refuse_addresses],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )


MONEY = frozenset(PROFILE_QUESTIONS.values())


class ProfileForm(NameForm, FactsForm):
    """The facts of the start, then those on which funding depends, which may stay blank."""

    money = True

    def __init__(
        self,
        questionnaire: Questionnaire,
        language: Language,
        *,
        data: Mapping[str, object] | None = None,
        known: Mapping[str, Json | None] | None = None,
    ) -> None:
        """`known` holds the facts already given, by question."""
        asked = (
            question
            for question in questionnaire.profile
            if question.start or (self.money and question.id in MONEY)
        )
        super().__init__(asked, language, data=data, known=known)


class StartForm(ProfileForm):
    """The start: the facts asked first, and the whole questionnaire or its express edition."""

    money = False

    edition = forms.ChoiceField(
        label=gettext_lazy("How much time do you have?"), widget=forms.RadioSelect
    )

    def __init__(
        self,
        questionnaire: Questionnaire,
        language: Language,
        *,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Offer the two editions, each with an estimate of its time."""
        known: dict[str, Json | None] = {"edition": Edition.FULL.value}
        super().__init__(questionnaire, language, data=data, known=known)
        editions = self.fields["edition"]
        if isinstance(editions, forms.ChoiceField):
            editions.choices = _editions(questionnaire, language)
        self.order_fields(["name", *(question.id for question in self.questions), "edition"])


def _editions(questionnaire: Questionnaire, language: Language) -> list[tuple[str, str]]:
    full = [each for each in asked_questions(questionnaire, Edition.FULL) if each.core]
    express = asked_questions(questionnaire, Edition.EXPRESS)
    return [
        (
            Edition.FULL.value,
            _("The whole self-diagnosis: %(time)s, a complete portrait")
            % {"time": time_in_words(full, language)},
        ),
        (
            Edition.EXPRESS.value,
            _("The express version: %(time)s, what is urgent and your first needs, no level")
            % {"time": time_in_words(express, language)},
        ),
    ]


def time_in_words(questions: Iterable[Question], language: Language) -> str:
    """How long the questions take, said as the estimate that it is."""
    count = minutes(questions, language)
    return ngettext("about %(count)s minute", "about %(count)s minutes", count) % {"count": count}
