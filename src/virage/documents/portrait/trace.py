"""How the score was made: every question with its answer, points, weight and part of the total."""

from virage.core.answers import Standing
from virage.core.portrait import Edition, Portrait, asked_questions
from virage.core.questionnaire import Dimension
from virage.core.scoring import Part
from virage.core.text import Language
from virage.documents.answers import answer_in_words
from virage.documents.language import number, words
from virage.documents.portrait.page import (
    Trace,
)
from virage.documents.portrait.parts import Listing, Table
from virage.documents.portrait.scores import UNMEASURED, span
from virage.documents.portrait.tables import table


def trace(portrait: Portrait, language: Language) -> Trace:
    """The rules, one table a dimension and the table of the total."""
    _ = words(language).gettext
    asked = {
        question.id for question in asked_questions(portrait.questionnaire, portrait.sheet.edition)
    }
    dimensions = portrait.questionnaire.dimensions
    parts = {
        dimension.id: [
            part
            for part in portrait.scorecard.parts
            if part.dimension == dimension.id
            and part.question.id in asked
            and part.standing is not Standing.CLOSED
        ]
        for dimension in dimensions
    }
    return Trace(
        heading=_("How the score was made"),
        lead=_(
            "Every number of this portrait follows from the answers below, by rules that are the"
            " same for everyone."
        ),
        tables=tuple(
            _table(dimension, parts[dimension.id], language)
            for dimension in dimensions
            if parts[dimension.id]
        ),
        total=_total(portrait, language),
        closed=Listing(
            _("Not asked, from the profile"),
            tuple(
                part.question.title.in_(language)
                for part in portrait.scorecard.parts
                if part.question.id in asked and part.standing is Standing.CLOSED
            ),
        ),
        rules=_rules(language),
    )


def _rules(language: Language) -> tuple[str, ...]:
    _ = words(language).gettext
    return (
        _("An answer gives from 0 to 100 points; the weight says how much the question counts."),
        _("A dimension is the weighted mean of its measured questions; the total is the mean of"
          " the measured dimensions."),
        _("“I don’t know” and missing answers are never counted as zero: they leave the mean and"
          " widen the range."),
        _("What does not apply leaves the computation with its weight."),
    )  # fmt: skip


def _table(dimension: Dimension, parts: list[Part], language: Language) -> Table:
    _ = words(language).gettext
    head = [_("Question"), _("Answer"), _("Points"), _("Weight"), _("Part of the total")]
    return table(
        dimension.title.in_(language),
        head,
        [_row(part, language) for part in parts],
        numbers=3,
    )


def _row(part: Part, language: Language) -> tuple[str, ...]:
    _ = words(language).gettext
    open_ = part.standing.applicable
    return (
        part.question.title.in_(language),
        _answer(part, language),
        UNMEASURED if part.value is None else number(part.value, language),
        number(part.question.weight, language) if open_ else UNMEASURED,
        UNMEASURED if part.share is None else number(part.share, language, 1),
    )


def _answer(part: Part, language: Language) -> str:
    _ = words(language).gettext
    if part.standing is Standing.PENDING:
        return _("Waits for an earlier answer")
    return answer_in_words(part.question, part.answer, language)


def _total(portrait: Portrait, language: Language) -> Table | None:
    if portrait.total.value is None or portrait.sheet.edition is Edition.EXPRESS:
        return None
    _ = words(language).gettext
    head = [_("Dimension"), _("Weight"), _("Score"), _("Possible range")]
    rows = []
    for dimension in portrait.questionnaire.dimensions:
        score = portrait.scorecard.dimensions[dimension.id]
        if score.applicable:
            rows.append(
                (
                    dimension.title.in_(language),
                    number(dimension.weight, language),
                    UNMEASURED if score.value is None else number(score.value, language, 1),
                    span(score.low, score.high, language, decimals=1),
                )
            )
    total = portrait.total
    rows.append(
        (
            _("Total"),
            "",
            number(portrait.total.value, language, 1),
            span(total.low, total.high, language, decimals=1),
        )
    )
    return table(_("From the dimensions to the total"), head, rows, numbers=3)
