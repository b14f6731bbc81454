"""The course of a sheet: its sections in order, and how far one has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from virage.core.answers import Standing
from virage.core.branching import Branched
from virage.core.portrait import Edition, asked_questions
from virage.core.questionnaire import Dimension, Question, Questionnaire

EXPRESS = "express"
ASKED = (Standing.MEASURED, Standing.DONT_KNOW, Standing.NOT_APPLICABLE, Standing.UNANSWERED)


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one page; `dimension` is None for the express questions, all together."""

    id: str
    dimension: Dimension | None
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the questions that apply are answered, "don't know" included."""

    done: int
    total: int

    @property
    def finished(self) -> bool:
        """Whether none is left."""
        return self.done == self.total


def sections(questionnaire: Questionnaire, edition: Edition) -> tuple[Section, ...]:
    """The sections of an edition: a dimension each, or the express questions in one."""
    if edition is Edition.EXPRESS:
        return (Section(EXPRESS, None, asked_questions(questionnaire, edition)),)
    return tuple(Section(each.id, each, each.questions) for each in questionnaire.dimensions)


def progress(questions: Iterable[Question], branched: Branched) -> Progress:
    """Count the questions asked of this organisation, and those it answered."""
    standings = [branched.standing(question.id) for question in questions]
    asked = [standing for standing in standings if standing in ASKED]
    left = sum(1 for standing in asked if standing is Standing.UNANSWERED)
    return Progress(len(asked) - left, len(asked))


def unanswered(questions: Iterable[Question], branched: Branched) -> tuple[Question, ...]:
    """The questions asked of this organisation that have no answer yet."""
    return tuple(
        question for question in questions if branched.standing(question.id) is Standing.UNANSWERED
    )
