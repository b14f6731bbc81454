"""Needs, each with its reasons; what comes later and what is not for now."""

from collections.abc import Iterable, Iterator, Sequence

from virage.core.answers import Answer, Blank, Picked, Rated, Ticked
from virage.core.needs import AnswerReason, Assessment, Lift, Reason, ScoreReason, Verdict
from virage.core.portrait import Portrait
from virage.core.questionnaire import Kind, Question, Questionnaire, Row
from virage.core.scoring import Scorecard
from virage.core.text import Language
from virage.documents.answers import in_one_line, reasons_in_words
from virage.documents.charts import Bar, bars
from virage.documents.charts.drawing import Words
from virage.documents.language import listed, number, words
from virage.documents.portrait.page import (
    NeedCard,
    NeedsSection,
)
from virage.documents.portrait.parts import Figure, Listing, Note
from virage.documents.portrait.scores import WIDE, brief, out_of_100, span
from virage.documents.portrait.tables import table


def needs_section(portrait: Portrait, language: Language) -> NeedsSection:
    """The proposed needs with their reasons, and the others, each with why not now."""
    _ = words(language).gettext
    proposed = portrait.needs_that_are(Verdict.PROPOSED)
    return NeedsSection(
        heading=_("Needs that follow from your answers"),
        lead=_(
            "A need is something to look into, never a product to buy. The strength says how much"
            " of what is known speaks for it."
        )
        if proposed
        else _("The answers known so far do not point to any need."),
        chart=_chart(proposed, language),
        cards=tuple(
            _card(portrait, each, rank=rank, language=language)
            for rank, each in enumerate(proposed, start=1)
        ),
        later=Listing(
            _("Also supported by your answers, after those above"),
            _titles(portrait.needs_that_are(Verdict.LATER), language),
        ),
        not_known=Listing(
            _("Cannot be told yet: answers are missing"),
            _titles(portrait.needs_that_are(Verdict.NOT_KNOWN), language),
        ),
        not_for_you_label=_("Not for you now, and why"),
        not_for_you=tuple(
            Note(each.need.title.in_(language), each.need.gate_reason.in_(language))
            for each in portrait.needs_that_are(Verdict.NOT_FOR_YOU)
        ),
        not_pressing=Listing(
            _("Not pressing, from your answers"),
            _titles(portrait.needs_that_are(Verdict.WEAK), language),
        ),
    )


def _titles(assessed: Iterable[Assessment], language: Language) -> tuple[str, ...]:
    return tuple(each.need.title.in_(language) for each in assessed)


def _chart(proposed: Sequence[Assessment], language: Language) -> Figure | None:
    if not proposed:
        return None
    _ = words(language).gettext
    title = _("Strength of the needs")
    values = "; ".join(
        _("%(name)s %(value)s")
        % {"name": each.need.title.in_(language), "value": brief(each.strength, language)}
        for each in proposed
    )
    description = _(
        "Bars from 0 to 100. %(values)s. The thin line under a bar is the range that the missing"
        " answers allow."
    ) % {"values": values}
    note = _("Thin line under a bar: what the missing answers could change.")
    rows = [
        Bar(
            label=each.need.title.in_(language),
            value=each.strength,
            low=each.low,
            high=each.high,
            shown=brief(each.strength, language),
        )
        for each in proposed
    ]
    facts = table(
        title,
        [_("Need"), _("Strength"), _("Possible range")],
        [
            (row.label, row.shown, span(row.low, row.high, language))
            for row in rows
        ],
        numbers=2,
    )  # fmt: skip
    svg = bars(Words("needs", title, description), rows)
    return Figure("needs", title, description, note, svg, facts)


def _card(portrait: Portrait, assessed: Assessment, *, rank: int, language: Language) -> NeedCard:
    _ = words(language).gettext
    need, questionnaire = assessed.need, portrait.questionnaire
    return NeedCard(
        id=need.id,
        rank=rank,
        title=need.title.in_(language),
        summary=need.summary.in_(language),
        strength=_strength(assessed, language),
        because=Listing(
            _("Why: what you answered"),
            tuple(_reasons(questionnaire, assessed.reasons, language)),
        ),
        changes=Listing(
            _("What it would change"),
            tuple(
                _lift(portrait.scorecard, lift, language)
                for lift in need.lifts
                if still_to_reach(portrait.scorecard, lift)
            ),
        ),
        require=Listing(
            _("What to require of any supplier"),
            tuple(each.in_(language) for each in need.require),
        ),
        in_house=Note(_("In-house or shared"), need.in_house.in_(language)),
        not_this=Note(_("What it is not"), need.not_this.in_(language)),
    )


def _strength(assessed: Assessment, language: Language) -> str:
    _ = words(language).gettext
    strength = out_of_100(assessed.strength or 0.0, language)
    if assessed.high - assessed.low < WIDE:
        return _("Strength: %(strength)s") % {"strength": strength}
    return _("Strength: %(strength)s (between %(low)s and %(high)s with what is not known)") % {
        "strength": strength,
        "low": number(assessed.low, language),
        "high": number(assessed.high, language),
    }


def _reasons(
    questionnaire: Questionnaire, reasons: Sequence[Reason], language: Language
) -> Iterator[str]:
    """The answers, then the scores."""
    _ = words(language).gettext
    answers = [reason for reason in reasons if isinstance(reason, AnswerReason)]
    for line in in_one_line(answers):
        question = questionnaire.by_id[line[0].question]
        yield _("%(name)s: %(answer)s") % {
            "name": question.title.in_(language),
            "answer": reasons_in_words(question, line, language),
        }
    for reason in reasons:
        if isinstance(reason, ScoreReason):
            yield _("%(name)s: %(answer)s") % {
                "name": _target(questionnaire, reason.target, language),
                "answer": out_of_100(reason.value, language),
            }


def _target(questionnaire: Questionnaire, target: str, language: Language) -> str:
    _ = words(language).gettext
    if target == "total":
        return _("Overall score")
    if target.startswith("lens."):
        title = questionnaire.lens(target.removeprefix("lens.")).title
        return _("Score of “%(name)s”") % {"name": title.in_(language)}
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}
    return _("Score of “%(name)s”") % {"name": titles[target].in_(language)}


def still_to_reach(card: Scorecard, lift: Lift) -> bool:
    """Whether the lift concerns a question that applies and has not come that far."""
    if not card.standing(lift.question).applicable:
        return False
    question = card.questionnaire.by_id[lift.question]
    match card.answer(lift.question):
        case Picked(choice):
            return question.choice_ids.index(choice) < question.choice_ids.index(lift.to)
        case Ticked(boxes):
            return lift.to not in boxes
        case Rated() as answer:
            return bool(rows_to_raise(question, answer, lift.to))
        case _:
            return True


def rows_to_raise(question: Question, answer: Answer | None, to: str) -> tuple[Row, ...]:
    """The rows of a grid that apply and have not come that far, or are not known."""
    grades = question.choice_ids
    done = {*grades[grades.index(to) :], Blank.NOT_APPLICABLE}
    given = dict(answer.rows) if isinstance(answer, Rated) else {}
    return tuple(row for row in question.rows if given.get(row.id) not in done)


def _lift(card: Scorecard, lift: Lift, language: Language) -> str:
    _ = words(language).gettext
    question = card.questionnaire.by_id[lift.question]
    reached = question.choice(lift.to).text.in_(language)
    if question.kind is Kind.GRID:
        below = rows_to_raise(question, card.answer(lift.question), lift.to)
        rows = listed([row.text.in_(language) for row in below], language)
        reached = f"{reached} ({rows})"
    return _("%(name)s, up to: %(stage)s") % {
        "name": question.title.in_(language),
        "stage": reached,
    }
