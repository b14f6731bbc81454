"""The portrait of an organisation's digital maturity: what one sheet of answers says of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from virage.core.answers import Answer, Answers, Standing
from virage.core.autonomy import Autonomy, Tool, assess
from virage.core.conditions import holds, questions_of
from virage.core.crosswalk import Reading, read_crosswalk
from virage.core.measures import Measure
from virage.core.needs import (
    AnswerReason,
    Assessment,
    NeedsCatalogue,
    Verdict,
    assess_needs,
    reasons,
)
from virage.core.questionnaire import Flag, Level, Move, Question, Questionnaire
from virage.core.scoring import Part, Score, Scorecard, level_of, score

AUTONOMY_LENS = "autonomy"
STRONGEST = WEAKEST = 3
STRONG_FROM = 50.0
WEAK_BELOW = 75.0
FIRST_MOVES = 3


class Edition(Enum):
    """The whole questionnaire, or its express questions (red flags, first needs, no level)."""

    FULL = "full"
    EXPRESS = "express"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the answers, profile included, and the inventory of tools.

    `exact` holds the measures of what several people answered, where no single answer says them.
    """

    answers: Answers
    tools: tuple[Tool, ...] = ()
    edition: Edition = Edition.FULL
    name: str = ""
    exact: Mapping[str, Measure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A red flag, the answers that it is about, what in them raised it, and what answers it.

    `need` is the first of its needs that is for the organisation; None when there is none.
    """

    flag: Flag
    answers: tuple[tuple[str, Answer], ...]
    reasons: tuple[AnswerReason, ...]
    need: Assessment | None = None


@dataclass(frozen=True)
class Portrait:
    """Everything that is said of an organisation, recomputed from its answers when shown."""

    questionnaire: Questionnaire
    sheet: Sheet
    scorecard: Scorecard
    level: Level | None
    flags: tuple[RaisedFlag, ...]
    strengths: tuple[Part, ...]
    gaps: tuple[Part, ...]
    dont_know: tuple[Question, ...]
    unanswered: tuple[Question, ...]
    autonomy: Autonomy
    needs: tuple[Assessment, ...]
    moves: tuple[Move, ...]
    readings: tuple[Reading, ...]

    @property
    def total(self) -> Score:
        """The overall score."""
        return self.scorecard.total

    @property
    def provisional(self) -> bool:
        """Whether the level stands on less than 75 % of what applies."""
        return self.level is not None and self.total.provisional

    def needs_that_are(self, *verdicts: Verdict) -> tuple[Assessment, ...]:
        """The needs of these verdicts, in order."""
        return tuple(each for each in self.needs if each.verdict in verdicts)


def paint(questionnaire: Questionnaire, needs: NeedsCatalogue, sheet: Sheet) -> Portrait:
    """Draw the portrait of one sheet."""
    card = score(questionnaire, sheet.answers, sheet.exact)
    asked = asked_questions(questionnaire, sheet.edition)
    measured = [part for part in card.parts if part.value is not None]
    assessed = assess_needs(needs, card)
    flags = _raised(questionnaire.flags, card, assessed)
    strengths = _strengths(measured, _worrying(flags, assessed))
    return Portrait(
        questionnaire=questionnaire,
        sheet=sheet,
        scorecard=card,
        level=_level(questionnaire, card.total, sheet.edition),
        flags=flags,
        strengths=strengths,
        gaps=_gaps(measured, strengths),
        dont_know=_standing(asked, card, Standing.DONT_KNOW),
        unanswered=_standing(asked, card, Standing.UNANSWERED),
        autonomy=assess(_autonomy_lens(card), sheet.tools),
        needs=assessed,
        moves=_moves(questionnaire.moves, card),
        readings=tuple(read_crosswalk(crosswalk, card) for crosswalk in questionnaire.crosswalks),
    )


def asked_questions(questionnaire: Questionnaire, edition: Edition) -> tuple[Question, ...]:
    """The questions of an edition, in order, profile left out."""
    questions = tuple(questionnaire.questions())
    if edition is Edition.FULL:
        return questions
    return tuple(question for question in questions if question.id in questionnaire.express)


def _level(questionnaire: Questionnaire, total: Score, edition: Edition) -> Level | None:
    if edition is Edition.EXPRESS or total.value is None or not total.sufficient:
        return None
    return level_of(questionnaire.levels, total.value)


def _autonomy_lens(card: Scorecard) -> Score:
    unmeasured = Score(None, 0.0, 100.0, 0, 0)
    return card.lenses.get(AUTONOMY_LENS, unmeasured)


def _raised(
    flags: Iterable[Flag], card: Scorecard, needs: Sequence[Assessment]
) -> tuple[RaisedFlag, ...]:
    for_it = {each.need.id: each for each in needs if each.verdict is not Verdict.NOT_FOR_YOU}
    return tuple(_raise(flag, card, for_it) for flag in flags if holds(flag.when, card))


def _raise(flag: Flag, card: Scorecard, needs: Mapping[str, Assessment]) -> RaisedFlag:
    answers = _answers_of(flag, card)
    found = [each for each in reasons((flag.when,), card) if isinstance(each, AnswerReason)]
    told = tuple(
        reason
        for question, answer in answers
        for reason in [each for each in found if each.question == question]
        or [AnswerReason(question, answer)]
    )
    answering = [needs[each] for each in flag.needs if each in needs]
    return RaisedFlag(flag, answers, told, answering[0] if answering else None)


def _answers_of(flag: Flag, card: Scorecard) -> tuple[tuple[str, Answer], ...]:
    asked = dict.fromkeys((*flag.questions, *questions_of(flag.when)))
    answers = ((question, card.answer(question)) for question in asked)
    return tuple((question, answer) for question, answer in answers if answer is not None)


def _worrying(flags: Iterable[RaisedFlag], needs: Iterable[Assessment]) -> frozenset[str]:
    """The questions that raise a red flag, or lead to a proposed need."""
    alarming = {question_id for raised in flags for question_id, _answer in raised.answers}
    cited = {
        reason.question
        for each in needs
        if each.verdict is Verdict.PROPOSED
        for reason in each.reasons
        if isinstance(reason, AnswerReason)
    }
    return frozenset(alarming | cited)


def _strengths(measured: list[Part], worrying: frozenset[str]) -> tuple[Part, ...]:
    """The highest scores; what worries elsewhere is no strength, whatever its score."""
    strong = [
        part
        for part in measured
        if (part.value or 0.0) >= STRONG_FROM and part.question.id not in worrying
    ]
    strong.sort(key=lambda part: (-(part.value or 0.0), -part.question.weight))
    return tuple(strong[:STRONGEST])


def _gaps(measured: list[Part], strengths: tuple[Part, ...]) -> tuple[Part, ...]:
    taken = {part.question.id for part in strengths}
    weak = [
        part
        for part in measured
        if (part.value or 0.0) < WEAK_BELOW and part.question.id not in taken
    ]
    weak.sort(key=lambda part: (part.value or 0.0, -part.question.weight))
    return tuple(weak[:WEAKEST])


def _standing(
    asked: Iterable[Question], card: Scorecard, standing: Standing
) -> tuple[Question, ...]:
    return tuple(question for question in asked if card.standing(question.id) is standing)


def _moves(moves: Iterable[Move], card: Scorecard) -> tuple[Move, ...]:
    fitting = [move for move in moves if move.when is None or holds(move.when, card)]
    return tuple(fitting[:FIRST_MOVES])
