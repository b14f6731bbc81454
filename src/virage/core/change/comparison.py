"""Two diagnoses of one organisation: what happened, what changed, what cannot be compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from virage.core.answers import Answers, Standing
from virage.core.branching import branch
from virage.core.change.chance import Norm
from virage.core.change.facts import FactChange, Said, fact_change
from virage.core.change.gaps import OF_FOOTING, NotCompared, Reason, reason_of
from virage.core.change.items import Footing, Item, ItemMap
from virage.core.change.scores import Common, Pair, ScoreChange
from virage.core.measures import Measure, measure
from virage.core.questionnaire import Nature, Questionnaire

NO_NORMS: Mapping[str, Norm] = MappingProxyType({})
NOT_CONCERNED = (Standing.CLOSED, Standing.PENDING)


@dataclass(frozen=True, slots=True)
class Wave:
    """One diagnosis, locked: T0, T1…; `exact` as in `virage.core.scoring.score`."""

    questionnaire: Questionnaire
    answers: Answers
    exact: Mapping[str, Measure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two diagnoses side by side, in the order of the later version.

    `facts` holds those that did not move too; `views` are single questions on how people see
    things; `total`, `dimensions` and `lenses` are scores on the questions measured both times.
    """

    facts: tuple[FactChange, ...]
    views: tuple[ScoreChange, ...]
    dimensions: tuple[ScoreChange, ...]
    lenses: tuple[ScoreChange, ...]
    total: ScoreChange
    not_compared: tuple[NotCompared, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An item of the map, with what was said of its questions then and now."""

    item: Item
    before: tuple[Said, ...]
    after: tuple[Said, ...]

    @property
    def concerns(self) -> bool:
        """Whether the organisation was asked any of it, then or now."""
        return any(said.standing not in NOT_CONCERNED for said in (*self.before, *self.after))


def compare(
    before: Wave, after: Wave, items: ItemMap, *, norms: Mapping[str, Norm] = NO_NORMS
) -> Comparison:
    """Compare two diagnoses; `norms` are by target, our assumptions where there is none.

    ValueError when the item map is not the one between their versions.
    """
    versions = [(each.questionnaire.id, each.questionnaire.version) for each in (before, after)]
    if versions != [(items.questionnaire, items.before), (items.questionnaire, items.after)]:
        raise ValueError(f"{items.questionnaire} {items.before} → {items.after} is not their map")
    then, now = _said(before), _said(after)
    told = _told(then, now, items)
    pairs = {
        new.question.id: Pair(_points(before, old), _points(after, new))
        for old, new in _comparable(told)
        if new.question.measures and reason_of(old, new) is None
    }
    asked = {
        name for name, each in now.items() if each.question.measures and each.standing.applicable
    }
    common = Common(after.questionnaire, asked, pairs, norms)
    views = (each for each in after.questionnaire.questions() if each.id in pairs)
    return Comparison(
        facts=tuple(_facts(told)),
        views=tuple(common.question(each) for each in views if each.nature is Nature.PERCEPTION),
        dimensions=tuple(common.dimensions()),
        lenses=tuple(common.lenses()),
        total=common.total(),
        not_compared=tuple(_not_compared(told)),
    )


def _said(wave: Wave) -> Mapping[str, Said]:
    branched = branch(wave.questionnaire, wave.answers)
    return {
        name: Said(question, wave.answers[name], branched.standing(name))
        for name, question in wave.questionnaire.by_id.items()
    }


def _points(wave: Wave, said: Said) -> Fraction:
    name = said.question.id
    found = wave.exact.get(name) or measure(said.question, said.answer)
    return found.value or Fraction(0)


def _told(then: Mapping[str, Said], now: Mapping[str, Said], items: ItemMap) -> list[_Told]:
    places = {name: place for place, name in enumerate(now)}
    ordered = sorted(
        items.items, key=lambda item: min((places[name] for name in item.after), default=len(now))
    )
    return [
        _Told(
            item,
            tuple(then[name] for name in item.before),
            tuple(now[name] for name in item.after),
        )
        for item in ordered
    ]


def _comparable(told: Iterable[_Told]) -> Iterator[tuple[Said, Said]]:
    for each in told:
        if each.item.footing is Footing.COMPARABLE:
            yield each.before[0], each.after[0]


def _facts(told: Iterable[_Told]) -> Iterator[FactChange]:
    for each in told:
        if each.item.footing not in (Footing.COMPARABLE, Footing.SHIFTED):
            continue
        then, now = each.before[0], each.after[0]
        natures = {then.question.nature, now.question.nature}
        change = fact_change(then, now, each.item.footing)
        if natures == {Nature.FACTUAL} and change is not None:
            yield change


def _not_compared(told: Iterable[_Told]) -> Iterator[NotCompared]:
    for each in told:
        reason = OF_FOOTING.get(each.item.footing) or _reason(*each.before, *each.after)
        if reason is not None and each.concerns:
            yield NotCompared(each.before, each.after, reason, each.item.why)


def _reason(then: Said, now: Said) -> Reason | None:
    """Why a comparable question is in no score; None when it is, or when it never had one."""
    if not now.question.measures or not (then.standing.applicable or now.standing.applicable):
        return None
    return reason_of(then, now)
