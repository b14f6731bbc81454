"""How long the questions take, estimated from what there is to read.

An adult reads plain text at some 180 words a minute; choosing takes a few seconds more. Until
enough real sheets have been timed this is an estimate, and is called one wherever it is shown.
"""

from collections.abc import Iterable
from math import ceil

from virage.core.questionnaire import Question
from virage.core.text import Language

WORDS_A_MINUTE = 180
SECONDS_TO_CHOOSE = 8


def words_of(question: Question, language: Language) -> int:
    """How many words a question puts on the screen, its choices and rows included."""
    choices = [choice.text for choice in question.choices]
    texts = [question.text, *choices, *(row.text for row in question.rows)]
    return sum(len(text.in_(language).split()) for text in texts)


def minutes(questions: Iterable[Question], language: Language) -> int:
    """Estimated time for these questions, in whole minutes, rounded up."""
    seconds = sum(
        60 * words_of(question, language) / WORDS_A_MINUTE + SECONDS_TO_CHOOSE
        for question in questions
    )
    return ceil(seconds / 60)
