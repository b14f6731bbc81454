"""The questionnaire on paper: every question, the module questions under their own title."""

from collections.abc import Iterable
from dataclasses import dataclass

from virage.core.questionnaire import Question, Questionnaire
from virage.core.text import Language, LocalText
from virage.documents.language import inside, listed
from virage.web.diagnostics.forms.questions import QuestionField, Shown, question_field


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question to fill in by hand; `number` is the one to type the answer back under."""

    number: int
    field: QuestionField
    only_for: str
    best_placed: str


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A part of the questionnaire."""

    title: str
    summary: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The questionnaire to print."""

    title: str
    version: str
    profile: tuple[QuestionField, ...]
    sections: tuple[PaperSection, ...]


def paper_page(questionnaire: Questionnaire, language: Language) -> PaperPage:
    """Build the paper version."""
    modules = {module.id: module.title for module in questionnaire.modules}
    roles = {role.id: role.title.in_(language) for role in questionnaire.roles}
    numbers = {question.id: place for place, question in enumerate(questionnaire.questions(), 1)}
    start = (question for question in questionnaire.profile if question.start)

    def on_paper(questions: Iterable[Question]) -> tuple[PaperQuestion, ...]:
        return tuple(
            PaperQuestion(
                number=numbers[each.id],
                field=question_field(each, Shown(), language),
                only_for=_in(modules.get(each.module or ""), language),
                best_placed=listed([inside(roles[role]) for role in each.best_placed], language),
            )
            for each in questions
        )

    return PaperPage(
        title=questionnaire.title.in_(language),
        version=questionnaire.version,
        profile=tuple(question_field(each, Shown(), language) for each in start),
        sections=tuple(
            PaperSection(
                each.title.in_(language), each.summary.in_(language), on_paper(each.questions)
            )
            for each in questionnaire.dimensions
        ),
    )


def _in(text: LocalText | None, language: Language) -> str:
    return "" if text is None else text.in_(language)
