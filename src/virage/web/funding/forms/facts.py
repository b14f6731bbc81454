"""Telling facts that money depends on, a few at a time."""

from django.utils.translation import gettext as _

from virage.core.answers import Answer, Written
from virage.core.funding.told import DATE_OF, parse_date
from virage.core.questionnaire import Question
from virage.web.organisations.forms.profile import FactsForm


class TellForm(FactsForm):
    """Some facts; each may stay blank, and a day must be one of the calendar."""

    def _read(self, question: Question, raw: str) -> None:
        super()._read(question, raw)
        answer: Answer | None = self.answers.get(question.id)
        dated = question.id.endswith(DATE_OF) and isinstance(answer, Written)
        if dated and parse_date(raw) is None:
            self.add_error(question.id, _("There is no such day."))
