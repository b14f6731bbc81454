"""One programme of the funding page: what it is, what decides, what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from virage.core.funding.matches import Match
from virage.core.funding.terms import Terms
from virage.core.funding.trees import Reason
from virage.core.funding.values import Verdict
from virage.core.text import Language, LocalText
from virage.documents.funding.dues import timing_in_words
from virage.documents.funding.labels import Labels, fact_asked, verdicts
from virage.documents.funding.money import repaid_in_words
from virage.documents.funding.offers import offer_in_words
from virage.documents.funding.origins import origins_of
from virage.documents.funding.outline import Line, changes_in_words, line_of, outline
from virage.documents.funding.plain import (
    forms_in_words,
    freshness_in_words,
    status_in_words,
    territory_of,
)
from virage.documents.funding.sentences import sentence
from virage.documents.funding.sequence import Pair, order_in_words
from virage.documents.funding.shapes import Origin, ProgrammeCard, Rule, Told
from virage.documents.language import words

CLOSED = "closed"


def programme_card(match: Match, pairs: Iterable[Pair], labels: Labels) -> ProgrammeCard:
    """One programme in words; of one that is closed, neither rules nor advice are told."""
    language, programme = labels.language, match.programme
    status = match.availability.status
    origins = {each.id: each for each in origins_of(programme, language)}
    territory = territory_of(match)
    return ProgrammeCard(
        id=programme.id,
        name=programme.name.in_(language),
        funder=programme.funder.in_(language),
        purpose=programme.purpose.in_(language),
        verdict=CLOSED if match.closed else match.verdict.value,
        said=_verdict(match, labels),
        form=forms_in_words(programme, labels),
        gift=programme.is_gift,
        repaid=repaid_in_words(programme, language),
        offer=_offer(match.terms, labels),
        status=status_in_words(status, labels),
        note=_text(status.note, labels),
        freshness=freshness_in_words(programme, match.case.on, labels),
        stale=match.freshness.stale,
        reasons=_reasons(match, origins, labels),
        rules=_rules(match, origins, labels),
        order=order_in_words(match, pairs, labels),
        only_funder=only_funder(match),
        origins=tuple(origins.values()),
        elsewhere="" if territory is None else sentence(territory.leaf, labels),
        needs=programme.needs,
        **_advice(match, labels),
    )


def only_funder(match: Match) -> bool:
    """Whether it is not known and no fact of the organisation would settle it."""
    return match.verdict is Verdict.UNKNOWN and not match.missing


def _verdict(match: Match, labels: Labels) -> str:
    if match.closed:
        return words(labels.language).gettext("closed")
    return verdicts(labels.language)[match.verdict]


def _offer(terms: Terms | None, labels: Labels) -> tuple[str, ...]:
    if terms is None:
        return (words(labels.language).gettext("The terms of that day are not known."),)
    return offer_in_words(terms, labels.language)


def _text(text: LocalText | None, labels: Labels) -> str:
    return "" if text is None else text.in_(labels.language)


def _deciding(match: Match) -> tuple[Reason, ...]:
    """The rules that make it a no, leave it open, or let it be a yes."""
    if match.closed:
        return ()
    if match.of_rules is False:
        return match.failed
    if match.of_rules is None:
        return match.open
    return tuple(reason for reason in match.reasons if reason.truth)


def _reasons(match: Match, origins: Mapping[str, Origin], labels: Labels) -> tuple[Rule, ...]:
    lines = (line_of(reason, match.case.facts, labels) for reason in _deciding(match))
    return tuple(_rule(line, origins, labels) for line in lines)


def _rules(match: Match, origins: Mapping[str, Origin], labels: Labels) -> tuple[Rule, ...]:
    judged = () if match.closed else match.judged
    lines = (line for each in judged for line in outline(each, match.case.facts, labels))
    return tuple(_rule(line, origins, labels) for line in lines)


def _rule(line: Line, origins: Mapping[str, Origin], labels: Labels) -> Rule:
    outcome = line.verdict.value if line.verdict else ""
    words_of = wording(labels.language)
    return Rule(
        depth=line.depth,
        text=line.text,
        outcome=outcome,
        said=words_of.outcomes[outcome],
        fact=words_of.known % {"fact": line.fact} if line.fact else "",
        source=origins.get(line.source),
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that stand in every card."""

    outcomes: Mapping[str, str]
    known: str
    parts: Mapping[str, str]


@cache
def wording(language: Language) -> Wording:
    """The words that stand in every card, in a language."""
    _ = words(language).gettext
    said = {verdict.value: _capital(word) for verdict, word in verdicts(language).items()}
    return Wording(
        outcomes={"": "", **said},
        known=_("you said: %(fact)s"),
        parts={
            "changes": _("What would have to change"),
            "missing": _("Tell us"),
            "timing": _("Mind the dates"),
            "warnings": _("Good to know"),
            "prepare": _("To prepare"),
            "where": _("Where to apply"),
            "call": _("Whom to call"),
        },
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _advice(match: Match, labels: Labels) -> dict[str, Told]:
    """What would have to change, what to know; for what may still be a yes, what to do."""
    terms = None if match.closed else match.terms
    may_be = None if match.verdict is Verdict.NO else terms
    asked = () if match.closed else match.missing
    found = {
        "changes": () if match.closed else changes_in_words(match.changes, labels),
        "missing": tuple(fact_asked(fact, labels) for fact in asked),
        "timing": timing_in_words(may_be.timing, labels.language) if may_be else (),
        "warnings": _texts(terms.warnings if terms else (), labels),
        "prepare": _texts(may_be.prepare if may_be else (), labels),
        "where": _texts([may_be.file_at] if may_be else (), labels),
        "call": _texts([may_be.call] if may_be else (), labels),
    }
    named = wording(labels.language).parts
    return {name: Told(named[name], items) for name, items in found.items()}


def _texts(texts: Iterable[LocalText | None], labels: Labels) -> tuple[str, ...]:
    return tuple(text.in_(labels.language) for text in texts if text is not None)
