"""What happened, as the facts tell it."""

from virage.core.answers import Picked
from virage.core.change import Comparison, FactChange, Footing, Movement, Said
from virage.core.ladders import is_ladder, ladder
from virage.core.questionnaire import Kind
from virage.core.text import Language
from virage.documents.answers import answer_in_words
from virage.documents.change.page import FactCard, FactGroup, Facts
from virage.documents.language import number, quoted, words
from virage.documents.portrait.parts import Listing

ORDER = (
    Movement.UP,
    Movement.DOWN,
    Movement.OTHER,
    Movement.KNOWN_NOW,
    Movement.NOT_KNOWN_NOW,
)


def facts(comparison: Comparison, language: Language) -> Facts:
    """The facts that moved, by which way they went, and the names of those that did not."""
    _ = words(language).gettext
    groups = (
        FactGroup(
            _heading(movement, language),
            tuple(_card(each, language) for each in comparison.facts if each.movement is movement),
        )
        for movement in ORDER
    )
    same = (each for each in comparison.facts if each.movement is Movement.SAME)
    return Facts(
        heading=_("What happened"),
        lead=_("Facts are told as they were answered both times, without any statistic."),
        groups=tuple(group for group in groups if group.facts),
        same=Listing(
            _("What did not move"),
            tuple(each.after.question.title.in_(language) for each in same),
            _("Every fact that was known both times has moved."),
        ),
    )


def _heading(movement: Movement, language: Language) -> str:
    _ = words(language).gettext
    return {
        Movement.UP: _("Moved forward"),
        Movement.DOWN: _("Moved back"),
        Movement.OTHER: _("Changed, neither forward nor back"),
        Movement.KNOWN_NOW: _("Known now"),
        Movement.NOT_KNOWN_NOW: _("No longer known"),
    }[movement]


def _card(fact: FactChange, language: Language) -> FactCard:
    _ = words(language).gettext
    shifted = _("The scale of the question changed: read both answers, do not subtract them.")
    return FactCard(
        question_id=fact.after.question.id,
        title=fact.after.question.title.in_(language),
        movement=fact.movement.value,
        sentence=_sentence(fact, language),
        note=shifted if fact.footing is Footing.SHIFTED else "",
    )


def _sentence(fact: FactChange, language: Language) -> str:
    _ = words(language).gettext
    then, now = _step(fact.before), _step(fact.after)
    told = {"then": _told(fact.before, language), "now": _told(fact.after, language)}
    if then is None or now is None or then == now or fact.footing is Footing.SHIFTED:
        return _("Then: %(then)s. Now: %(now)s.") % told
    return _("From stage %(from)s to stage %(to)s. Then: %(then)s. Now: %(now)s.") % (
        told | {"from": number(then, language), "to": number(now, language)}
    )


def _told(said: Said, language: Language) -> str:
    """An answer between quotation marks, without the stop that the sentence brings."""
    text = answer_in_words(said.question, said.answer, language).rstrip(".")
    return quoted(text, language)


def _step(said: Said) -> int | None:
    """The stage of an answer, from 1; None when it is none."""
    if not isinstance(said.answer, Picked) or said.question.kind is not Kind.STAGE:
        return None
    return ladder(said.question)[said.answer.choice] if is_ladder(said.question) else None
