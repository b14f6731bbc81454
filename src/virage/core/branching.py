"""Which questions concern an organisation, given what it answered so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from virage.core.answers import Answer, Answers, Blank, Rated, Standing
from virage.core.conditions import holds
from virage.core.questionnaire import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Branched:
    """A sheet once branching is applied; it answers conditions on answers, not on scores."""

    answers: Answers
    standings: Mapping[str, Standing]

    def standing(self, question_id: str) -> Standing:
        """Where the question stands; KeyError for a question that is not in the questionnaire."""
        return self.standings[question_id]

    def answer(self, question_id: str) -> Answer | None:
        """What was answered, even where branching has closed the question since."""
        return self.answers[question_id]

    def score(self, target: str) -> float | None:  # noqa: ARG002
        """Always unknown: branching comes before scores."""
        return None


def branch(questionnaire: Questionnaire, answers: Answers) -> Branched:
    """Apply branching, question by question in the order they are asked.

    A condition reads earlier questions only (the loader sees to it), so one pass is enough.
    """
    standings: dict[str, Standing] = {}
    branched = Branched(answers, standings)
    for question in questionnaire.all_questions():
        standings[question.id] = _standing(question, branched)
    return branched


def _standing(question: Question, so_far: Branched) -> Standing:
    relevant = True if question.relevant_if is None else holds(question.relevant_if, so_far)
    if relevant is None:
        return Standing.PENDING
    if not relevant:
        return Standing.CLOSED
    return standing_of(question, so_far.answer(question.id))


def standing_of(question: Question, answer: Answer | None) -> Standing:
    """Where a question that concerns the organisation stands, from its answer alone."""
    match answer:
        case None:
            return Standing.UNANSWERED
        case Blank.DONT_KNOW:
            return Standing.DONT_KNOW
        case Blank.NOT_APPLICABLE:
            return Standing.NOT_APPLICABLE
        case Rated():
            return _standing_of_grid(question, answer)
        case _:
            return Standing.MEASURED


def _standing_of_grid(question: Question, answer: Rated) -> Standing:
    grades = [answer.row(row.id) for row in question.rows]
    if None in grades:
        return Standing.UNANSWERED
    applicable = [grade for grade in grades if grade is not Blank.NOT_APPLICABLE]
    if not applicable:
        return Standing.NOT_APPLICABLE
    if all(grade is Blank.DONT_KNOW for grade in applicable):
        return Standing.DONT_KNOW
    return Standing.MEASURED
