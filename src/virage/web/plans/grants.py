"""What the cases of an organisation say of the steps of its plan: asked, granted, refused.

A case pays for the step whose name it bears, in either language; else for the one that it was
opened for, whatever words it bears since. Steps come and go with each proposal, so it is the
initiative that is kept. What finds no step is named, not guessed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from virage.core.funding.montage import Aid, AidState
from virage.core.initiatives import InitiativeCatalogue
from virage.core.text import LANGUAGES
from virage.web.funding.models import Case, State
from virage.web.organisations.bridge import catalogues

GIVEN = {State.GRANTED.value: AidState.GRANTED, State.RECEIVED.value: AidState.RECEIVED}
SAID = {State.REFUSED.value: AidState.REFUSED, State.APPLIED.value: AidState.APPLIED}
Pair = tuple[str, str]


@dataclass(frozen=True)
class Cases:
    """The cases that name a step, by step and programme, the newest of each.

    `aids` are what a financing may know of them. `lost` are granted too, but name no step, tell no
    amount, or lend.
    """

    of: Mapping[Pair, Case] = field(default_factory=dict)
    aids: tuple[Aid, ...] = ()
    lost: tuple[Case, ...] = ()

    @property
    def granted(self) -> Mapping[Pair, int]:
        """What is granted, by step and programme."""
        cents = Counter[Pair]()
        for each in self.aids:
            if each.settled:
                cents[each.step, each.programme] += each.amount or 0
        return cents

    def apart_from(self, priced: Collection[str]) -> tuple[Case, ...]:
        """What is granted and counted nowhere in a plan whose steps that cost are these."""
        missed = {pair for pair in self.granted if pair[0] not in priced}
        return (*self.lost, *(case for pair, case in self.of.items() if pair in missed))


def cases_for(catalogue: InitiativeCatalogue, cases: Iterable[Case]) -> Cases:
    """Tell the cases that pay for a step from the others; those that were deleted are none."""
    steps, of = _steps(catalogue), dict[Pair, Case]()
    aids, lost = list[Aid](), list[Case]()
    for case in cases:
        if case.deleted_at is not None:
            continue
        step = _step(case, steps)
        aid = _aid(case, step) if step else None
        if step:
            of.setdefault((step, case.programme), case)
        if aid is not None:
            aids.append(aid)
        elif case.state in GIVEN:
            lost.append(case)
    return Cases(of, tuple(aids), tuple(lost))


def _step(case: Case, steps: Mapping[str, str]) -> str | None:
    """The step of a case: without a word it is for none."""
    known = case.initiative if case.step and case.initiative in steps.values() else None
    return steps.get(_plain(case.step)) or known


def _aid(case: Case, step: str) -> Aid | None:
    """What a financing may know of a case; None: nothing."""
    if case.state in SAID:
        return Aid(step, case.programme, SAID[case.state])
    if case.state not in GIVEN or not case.amount or not _gives(case.programme):
        return None
    return Aid(step, case.programme, GIVEN[case.state], case.amount)


def _gives(programme: str) -> bool:
    known = catalogues().funding.by_id.get(programme)
    return known is not None and known.is_gift


def _steps(catalogue: InitiativeCatalogue) -> dict[str, str]:
    """Every initiative, by its name in each language."""
    return {
        _plain(each.name.in_(language)): each.id
        for each in catalogue.initiatives
        for language in LANGUAGES
    }


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
