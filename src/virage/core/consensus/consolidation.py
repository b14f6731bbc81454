"""From the sheets of several respondents to one: answers, exact measures, where they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from virage.core.answers import Answers
from virage.core.branching import branch
from virage.core.consensus.disagreement import Disagreement, disagreements
from virage.core.consensus.facts import settle_fact
from virage.core.consensus.respondents import Provenance, Respondent, Settled, voices_of
from virage.core.consensus.views import settle_view
from virage.core.measures import Measure
from virage.core.questionnaire import Nature, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Consensus:
    """One picture of what several people answered.

    `answers` is what flags, needs and branching read; `exact` is what scores read where people
    differ by a midpoint (see `virage.core.scoring.score`); provenance is by question, of every
    question that somebody answered; disagreements stand from the widest to the narrowest.
    """

    respondents: int
    answers: Answers
    exact: Mapping[str, Measure]
    provenance: Mapping[str, Provenance]
    disagreements: tuple[Disagreement, ...]


def consolidate(questionnaire: Questionnaire, respondents: Sequence[Respondent]) -> Consensus:
    """Make one picture; ValueError for a role that the questionnaire does not have.

    An answer to a question that branching had closed on its author's own sheet counts when the
    consolidated answers open that question: they alone decide what concerns the organisation.
    """
    roles = {role.id for role in questionnaire.roles}
    for respondent in respondents:
        if respondent.role not in roles:
            raise ValueError(f"unknown role '{respondent.role}' (there are: {sorted(roles)})")
    settled = {
        question.id: _settle(questionnaire, respondents, question)
        for question in questionnaire.all_questions()
        if any(question.id in respondent.answers for respondent in respondents)
    }
    answers = Answers(
        {name: each.answer for name, each in settled.items() if each.answer is not None}
    )
    return Consensus(
        respondents=len(respondents),
        answers=answers,
        exact={name: each.exact for name, each in settled.items() if each.exact is not None},
        provenance={name: each.provenance for name, each in settled.items()},
        disagreements=disagreements(branch(questionnaire, answers), questionnaire, respondents),
    )


def _settle(
    questionnaire: Questionnaire, respondents: Sequence[Respondent], question: Question
) -> Settled:
    voices = voices_of(questionnaire, respondents, question)
    if question.nature is Nature.FACTUAL:
        return settle_fact(question, voices)
    return settle_view(question, voices)
