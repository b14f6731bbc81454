"""The page of a plan: the roadmap, what is wrong with it, what it costs, asks and brings."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from virage.core.roadmap import check
from virage.documents.roadmap import Faults
from virage.documents.roadmap.proof import proof_in_words
from virage.documents.roadmap.wording import Wording
from virage.web.plans.bridge import Drafted, drafted
from virage.web.plans.contents import from_data
from virage.web.plans.models import Kind, Plan, Solve, State
from virage.web.plans.views import reasons, sums
from virage.web.plans.views.cards import Card, card_of, differences
from virage.web.plans.views.sturdy import Survival, sturdy_in
from virage.web.plans.views.words import name_in, quarter_of, why_not
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is only named: its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """The steps that begin in a quarter."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """All that the page of a plan shows; `solve` is the search that goes on, if one does.

    `refused` says why the last search changed nothing; `proof` is empty for a plan made by hand.
    """

    groups: tuple[Group, ...]
    drawing: SafeString
    faults: tuple[str, ...]
    strange: tuple[Named, ...]
    dropped: tuple[Named, ...]
    years: tuple[sums.Year, ...]
    loads: tuple[sums.Load, ...]
    promises: tuple[sums.Promise, ...]
    flags: tuple[str, ...]
    unanswered: tuple[str, ...]
    proof: tuple[str, ...]
    left: tuple[reasons.Left, ...]
    changes: tuple[str, ...]
    planned: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Going:
    """The last search: whether it goes on, how far it is, or why it changed nothing.

    `stage` is what it is about; `compares`: it looks for plans to choose from.
    """

    goes_on: bool
    waits: bool
    compares: bool
    stage: str
    over: int
    whole: int
    refused: str


def going_of(plan: Plan, solve: Solve | None) -> Going | None:
    """Where the last search of a plan, `solve`, stands; None when nothing is to say of it."""
    failed = solve is not None and solve.state == State.FAILED
    if solve is None or not (failed or solve.goes_on):
        return None
    if failed and solve.touched_at < plan.changed_at:
        return None
    return Going(
        goes_on=solve.goes_on,
        waits=solve.state == State.WAITING,
        compares=solve.kind == Kind.COMPARISON,
        stage=solve.stage,
        over=solve.over,
        whole=solve.whole,
        refused=why_not(solve.reason) if failed else "",
    )


def roadmap_of(plan: Plan, whole: Drafted | None = None) -> Roadmap:
    """A plan as its page shows it; UnknownSizeError when its costs cannot be known.

    `whole` is the plan with what it is held against, where that was read already.
    """
    whole = whole or drafted(plan)
    tell, faults = Wording(whole.drawn, language()), _faults(whole)
    return Roadmap(
        groups=_groups(whole, {} if faults else reasons.causes_of(whole), sturdy_in(plan.proof)),
        drawing=_drawing(whole),
        faults=faults,
        strange=_named(whole, [each.initiative for each in whole.strange]),
        dropped=_named(whole, sorted(whole.content.dropped)),
        years=tuple(sums.years_of(whole)),
        loads=tuple(sums.loads_of(whole)),
        promises=tuple(sums.promises_of(whole)),
        flags=tuple(tell.flags()),
        unanswered=tuple(tell.need(each) for each in whole.drawn.unanswered),
        proof=proof_in_words(whole.drawn.result, language()) if plan.proof else (),
        left=reasons.left_of(whole) if plan.proof and not faults else (),
        changes=_changes(whole, plan),
        planned=sums.planned_of(whole),
    )


def names_in(page: Roadmap) -> dict[str, str]:
    """What the steps of a page are called."""
    cards = {card.id: card.name for group in page.groups for card in group.cards}
    return cards | {each.id: each.name for each in page.strange}


def _groups(
    whole: Drafted, causes: Mapping[str, tuple[str, ...]], sturdy: Mapping[str, Survival]
) -> tuple[Group, ...]:
    placed = whole.drawn.placed
    starts = sorted({each.start for each in placed})
    return tuple(
        Group(
            quarter_of(whole.content.means, start),
            tuple(
                card_of(whole, each, causes.get(each.id, ()), survival=sturdy.get(each.id))
                for each in placed
                if each.start == start
            ),
        )
        for start in starts
    )


def _drawing(whole: Drafted) -> SafeString:
    names = {
        each.id: whole.drawn.initiative(each).name.in_(language()) for each in whole.drawn.placed
    }
    drawn = sums.drawn(whole.content, sums.bars_of(whole), names)
    return SafeString(drawn)  # every text in it is escaped


def _faults(whole: Drafted) -> tuple[str, ...]:
    """What the checker finds wrong, each said once."""
    said = Faults(whole.drawn, language(), lambda quarter: quarter_of(whole.content.means, quarter))
    found = check(whole.unlocked, whole.plan)
    return tuple(dict.fromkeys(said(each) for each in found))


def _named(whole: Drafted, ids: list[str]) -> tuple[Named, ...]:
    return tuple(Named(each, name_in(whole.catalogue, each)) for each in ids)


def _changes(whole: Drafted, plan: Plan) -> tuple[str, ...]:
    """What the last change did to steps that were there before; of a first proposal, nothing."""
    before = from_data(plan.before["content"]) if plan.before else None
    return tuple(differences(whole, before)) if before and before.steps else ()
