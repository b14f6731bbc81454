"""From answers and profile to needs: what to look into, why, and what is not for now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from virage.core.answers import Answer, Rated, Ticked
from virage.core.conditions import (
    BoxTicked,
    Condition,
    Evidence,
    Ground,
    PickedIn,
    ScoreBetween,
    grounds,
    holds,
)
from virage.core.logic import Truth
from virage.core.text import LocalText


@dataclass(frozen=True, slots=True)
class Clue:
    """A condition that speaks for a need, and how loudly (a positive whole number)."""

    when: Condition
    weight: int


@dataclass(frozen=True, slots=True)
class Lift:
    """A question that answering the need would raise, and the stage or box it makes reachable.

    Of a grid, `row` is the only one that is raised; None is all of them.
    """

    question: str
    to: str
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Something a co-op may need; never a product, never a vendor."""

    id: str
    title: LocalText
    summary: LocalText
    not_this: LocalText
    gate: Condition
    gate_reason: LocalText
    evidence: tuple[Clue, ...]
    lifts: tuple[Lift, ...]
    require: tuple[LocalText, ...]
    in_house: LocalText
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedsCatalogue:
    """The needs of one questionnaire, most urgent first.

    At most `most` are proposed, each with a strength of at least `propose_at`.
    """

    questionnaire: str
    propose_at: int
    most: int
    needs: tuple[Need, ...]


class Verdict(Enum):
    """What is said of a need."""

    PROPOSED = "proposed"
    LATER = "later"  # it would be proposed, but others come first
    NOT_KNOWN = "not_known"  # the gate, or all the evidence, waits for an answer
    WEAK = "weak"  # the answers do not ask for it
    NOT_FOR_YOU = "not_for_you"  # the gate is no


@dataclass(frozen=True, slots=True)
class AnswerReason:
    """An answer that led to something; of a grid, the one row that did.

    Of boxes, the one that did, and whether it is ticked or left empty.
    """

    question: str
    answer: Answer
    box: str | None = None
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class ScoreReason:
    """A score, out of 100, that led to a need; `target` is a dimension, `lens.ID` or `total`."""

    target: str
    value: float


Reason = AnswerReason | ScoreReason


@dataclass(frozen=True, slots=True)
class Assessment:
    """A need held against one sheet.

    Strength and its range are out of 100; the strength is None when no evidence is known.
    """

    need: Need
    verdict: Verdict
    gate: Truth
    strength: float | None
    low: float
    high: float
    held_weight: int
    reasons: tuple[Reason, ...]


def assess_need(need: Need, evidence: Evidence, propose_at: int) -> Assessment:
    """Strength = 100 × weight of the evidence that holds / weight of the evidence known."""
    truths = [(clue, holds(clue.when, evidence)) for clue in need.evidence]
    held = sum(clue.weight for clue, truth in truths if truth)
    known = sum(clue.weight for clue, truth in truths if truth is not None)
    whole = sum(clue.weight for clue in need.evidence)
    gate = holds(need.gate, evidence)
    strength = Fraction(100 * held, known) if known else None
    return Assessment(
        need=need,
        verdict=_verdict(gate, strength, propose_at),
        gate=gate,
        strength=None if strength is None else float(strength),
        low=100 * held / whole,
        high=100 * (held + whole - known) / whole,
        held_weight=held,
        reasons=reasons((clue.when for clue, truth in truths if truth), evidence),
    )


def _verdict(gate: Truth, strength: Fraction | None, propose_at: int) -> Verdict:
    if gate is False:
        return Verdict.NOT_FOR_YOU
    if strength is not None and strength < propose_at:
        return Verdict.WEAK
    if gate is None or strength is None:
        return Verdict.NOT_KNOWN
    return Verdict.PROPOSED


def reasons(conditions: Iterable[Condition], evidence: Evidence) -> tuple[Reason, ...]:
    """What makes conditions that hold hold, each once."""
    found = (
        _reason(ground, evidence)
        for condition in conditions
        for ground in grounds(condition, evidence)
    )
    return tuple(dict.fromkeys(reason for reason in found if reason is not None))


def _reason(ground: Ground, evidence: Evidence) -> Reason | None:
    if isinstance(ground.leaf, ScoreBetween):
        value = evidence.score(ground.leaf.target)
        return None if value is None else ScoreReason(ground.leaf.target, value)
    question = ground.leaf.question
    answer = evidence.answer(question)
    if answer is None:
        return None  # branching closed the question: nobody answered it
    match ground.leaf, answer:
        case PickedIn(row=str(row)), Rated():
            return AnswerReason(question, answer.only(row))
        case BoxTicked(box=box), Ticked():
            return AnswerReason(question, answer, box, ground.truth)
        case _:
            return AnswerReason(question, answer)


def assess_needs(catalogue: NeedsCatalogue, evidence: Evidence) -> tuple[Assessment, ...]:
    """Every need; first the proposed ones, by strength, weight of evidence and catalogue order."""
    assessed = [assess_need(need, evidence, catalogue.propose_at) for need in catalogue.needs]
    proposed = sorted(
        (each for each in assessed if each.verdict is Verdict.PROPOSED),
        key=lambda each: (-(each.strength or 0.0), -each.held_weight),
    )
    others = [each for each in assessed if each.verdict is not Verdict.PROPOSED]
    later = [replace(each, verdict=Verdict.LATER) for each in proposed[catalogue.most :]]
    return (*proposed[: catalogue.most], *later, *others)
