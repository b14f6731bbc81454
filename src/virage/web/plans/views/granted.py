"""What the cases of an organisation say of the steps of its plan: asked, granted, refused.

A case pays for the step whose name it bears, in either language: steps come and go with each
proposal, so nothing could be pointed at that would last. What finds no step is named, not guessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from virage.core.funding import Programme
from virage.core.funding.montage import Aid, AidState
from virage.core.roadmap.sums import mid_cost
from virage.core.text import LANGUAGES
from virage.web.funding.models import Case, State
from virage.web.organisations.bridge import catalogues
from virage.web.plans.bridge import Drafted

GIVEN = {State.GRANTED.value: AidState.GRANTED, State.RECEIVED.value: AidState.RECEIVED}
SAID = {State.REFUSED.value: AidState.REFUSED, State.APPLIED.value: AidState.APPLIED}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of the steps of a plan, by step and programme, the newest of each.

    `aids` are what a financing may know of them. `apart` are granted too, but in no sum: no amount
    is told, the money is lent, or what it pays for is not named as a step that costs something is.
    """

    of: Mapping[Pair, Case]
    aids: tuple[Aid, ...]
    apart: tuple[Case, ...]


def cases_for(whole: Drafted, cases: Iterable[Case]) -> Cases:
    """Tell the cases that pay for a step from the others; those that were deleted are none."""
    steps, of = _steps(whole), dict[Pair, Case]()
    aids, apart = list[Aid](), list[Case]()
    for case in cases:
        if case.deleted_at is not None:
            continue
        step = steps.get(_plain(case.step))
        aid = _aid(case, step) if step else None
        if step:
            of.setdefault((step, case.programme), case)
        if aid is not None:
            aids.append(aid)
        elif case.state in GIVEN:
            apart.append(case)
    return Cases(of, tuple(aids), tuple(apart))


def _aid(case: Case, step: str) -> Aid | None:
    """What a financing may know of a case; None: nothing."""
    if case.state in SAID:
        return Aid(step, case.programme, SAID[case.state])
    if case.state not in GIVEN or not case.amount or not _gives(case.programme):
        return None
    return Aid(step, case.programme, GIVEN[case.state], case.amount)


def _gives(programme: str) -> bool:
    known: Programme | None = catalogues().funding.by_id.get(programme)
    return known is not None and known.is_gift


def _steps(whole: Drafted) -> dict[str, str]:
    """The steps that cost something, by their names in each language."""
    priced = [each for each in whole.drawn.placed if mid_cost(each.mode)]
    return {
        _plain(whole.drawn.initiative(each).name.in_(language)): each.id
        for each in priced
        for language in LANGUAGES
    }


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
