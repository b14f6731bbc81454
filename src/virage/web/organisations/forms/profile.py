"""The facts of the profile, one field for each of its questions."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _

from virage.core.answers import Answer, Blank, Json
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Kind, Question
from virage.core.text import Language
from virage.documents.answers import refusal_in_words

LISTED = (Kind.CHOICE, Kind.STAGE, Kind.YES_PARTLY_NO)


class FactsForm(forms.Form):
    """Facts of the profile, read as answers; what a question refuses is said beside it."""

    def __init__(
        self,
        questions: Iterable[Question],
        language: Language,
        *,
        data: Mapping[str, object] | None = None,
        known: Mapping[str, Json | None] | None = None,
    ) -> None:
        """`known` holds the facts already given, by question."""
        self.questions = tuple(questions)
        known = known or {}
        shown = {each.id: as_shown(each, known.get(each.id)) for each in self.questions}
        super().__init__(data=data, initial=dict(known) | shown)
        self.language = language
        self.answers: dict[str, Answer] = {}
        for question in self.questions:
            self.fields[question.id] = _field(question, language)

    def clean(self) -> dict[str, object]:
        """Read every fact as an answer."""
        cleaned = super().clean() or {}
        for question in self.questions:
            raw = str(cleaned.get(question.id) or "").strip()
            if raw:
                self._read(question, raw)
        return cleaned

    def _read(self, question: Question, raw: str) -> None:
        try:
            self.answers[question.id] = parse_answer(question, raw)
        except RefusedAnswerError as refused:
            self.add_error(question.id, refusal_in_words(question, refused, self.language))


def as_shown(question: Question, value: Json | None) -> Json:
    """What a field shows of a fact; only a list of choices can show that one does not know."""
    listed = question.kind in LISTED
    return "" if value is None or (value == Blank.DONT_KNOW.value and not listed) else value


def _field(question: Question, language: Language) -> forms.Field:
    label, hint = question.text.in_(language), question.why.in_(language)
    required = question.required
    errors = {"required": _("Choose an answer; “I don’t know” is one.")}
    if question.kind in LISTED:
        offered = [(each.id, each.text.in_(language)) for each in question.choices]
        unsure = (Blank.DONT_KNOW.value, _("I don’t know"))
        return forms.ChoiceField(
            label=label,
            help_text=hint,
            required=required,
            choices=[("", _("Choose…")), *offered, unsure],
            error_messages=errors,
        )
    errors = {"required": _("Type a number; 0 when there is none.")}
    attributes = {"autocomplete": "off"} | (
        {} if question.kind is Kind.TEXT else {"inputmode": "numeric"}
    )
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        widget=forms.TextInput(attrs=attributes),
        error_messages=errors,
    )
