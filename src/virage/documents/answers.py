"""An answer, or the reason why it was refused, in words that people read."""

from collections.abc import Iterable, Iterator, Sequence

from virage.core.answers import Amount, Answer, Blank, Picked, Rated, Ticked, Written
from virage.core.needs import AnswerReason
from virage.core.parsing import LONGEST_TEXT, RefusedAnswerError, Rule
from virage.core.questionnaire import Question
from virage.core.text import Language
from virage.documents.language import listed, number, plain_number, quoted, words


def answer_in_words(question: Question, answer: Answer | None, language: Language) -> str:
    """What was answered: the stage, the boxes, each row of a grid, a number with its unit."""
    match answer:
        case Blank() | None:
            return _blank_in_words(answer, language)
        case Picked(choice):
            return question.choice(choice).text.in_(language)
        case Ticked(boxes):
            held = (each for each in question.choices if each.id in boxes)
            return " · ".join(each.text.in_(language) for each in held)
        case Rated():
            return _grid_in_words(question, answer, language)
        case Amount(value):
            return _amount_in_words(question, value, language)
        case Written(text):
            return text


def in_one_line(reasons: Iterable[AnswerReason]) -> Iterator[tuple[AnswerReason, ...]]:
    """The reasons that are told together: the boxes of one question, any other one alone."""
    lines: dict[object, list[AnswerReason]] = {}
    for reason in reasons:
        key = reason if reason.box is None else reason.question
        lines.setdefault(key, []).append(reason)
    return (tuple(line) for line in lines.values())


def reasons_in_words(question: Question, line: Sequence[AnswerReason], language: Language) -> str:
    """What in an answer led to something: boxes ticked, boxes left empty, or the whole answer."""
    _ = words(language).gettext
    told = [
        answer_in_words(question, reason.answer, language) for reason in line if reason.box is None
    ]
    ticked, empty = (_boxes(question, line, language, ticked=each) for each in (True, False))
    if ticked:
        told.append(_("ticked: %(boxes)s") % {"boxes": ticked})
    if empty:
        told.append(_("not ticked: %(boxes)s") % {"boxes": empty})
    return " · ".join(told)


def _boxes(
    question: Question, line: Iterable[AnswerReason], language: Language, *, ticked: bool
) -> str:
    ids = {reason.box for reason in line if reason.ticked is ticked}
    texts = [each.text.in_(language) for each in question.choices if each.id in ids]
    return listed([quoted(text, language) for text in texts], language)


def _blank_in_words(answer: Blank | None, language: Language) -> str:
    _ = words(language).gettext
    if answer is Blank.DONT_KNOW:
        return _("I don’t know")
    if answer is Blank.NOT_APPLICABLE:
        return _("Does not apply")
    return _("No answer")


def _grid_in_words(question: Question, answer: Rated, language: Language) -> str:
    _ = words(language).gettext
    said = []
    for row in question.rows:
        grade = answer.row(row.id)
        if grade is None:
            continue
        text = (
            _blank_in_words(grade, language)
            if isinstance(grade, Blank)
            else question.choice(grade).text.in_(language)
        )
        said.append(
            _("%(row)s: %(grade)s") % {"row": row.text.in_(language).rstrip("."), "grade": text}
        )
    return " · ".join(said)


def _amount_in_words(question: Question, value: float, language: Language) -> str:
    written = plain_number(value, language)
    unit = question.numeric.unit
    return written if unit is None else f"{written}\u00a0{unit.in_(language)}"


def refusal_in_words(question: Question, refused: RefusedAnswerError, language: Language) -> str:
    """One sentence: which rule the answer broke, and what would be taken."""
    _ = words(language).gettext
    detail = refused.detail
    bound = number(float(detail), language) if refused.rule in BOUNDS else ""
    rows = ", ".join(row.id for row in question.rows)
    sentences = {
        Rule.NOT_A_CHOICE: _("“%(detail)s” is not one of the choices (%(choices)s)."),
        Rule.NOT_APPLICABLE_REFUSED: _("“Does not apply” is not an answer to this question."),
        Rule.EXCLUSIVE: _("One of the boxes can only be ticked alone: %(detail)s."),
        Rule.NO_BOX: _("Choose at least one answer, or say that you don’t know."),
        Rule.UNKNOWN_ROW: _("“%(detail)s” is not one of the rows (%(rows)s)."),
        Rule.NOT_A_NUMBER: _("“%(detail)s” is not a number."),
        Rule.NOT_WHOLE: _("The number must be whole, without decimals."),
        Rule.TOO_LOW: _("The number must be at least %(bound)s."),
        Rule.TOO_HIGH: _("The number must be at most %(bound)s."),
        Rule.TOO_LONG: _("The text is too long: at most %(longest)s characters."),
        Rule.BAD_FORM: _("“%(detail)s” does not have the expected form."),
        Rule.WRONG_SHAPE: _("This kind of question does not take “%(detail)s” as an answer."),
    }
    return sentences[refused.rule] % {
        "detail": detail,
        "choices": ", ".join(question.choice_ids),
        "rows": rows,
        "bound": bound,
        "longest": number(LONGEST_TEXT, language),
    }


BOUNDS = (Rule.TOO_LOW, Rule.TOO_HIGH)
