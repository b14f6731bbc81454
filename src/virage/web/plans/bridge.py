"""Rows of a plan to core values: the portrait it starts from, its problem, what it comes to."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from virage.core.funding.values import Expense
from virage.core.initiatives import (
    CostLine,
    Days,
    Effect,
    Guess,
    Impact,
    Initiative,
    InitiativeCatalogue,
    Proof,
    SizeBand,
)
from virage.core.initiatives import Mode as Known
from virage.core.portrait import Portrait
from virage.core.roadmap import Aim, Plan, Problem, Step
from virage.core.roadmap.drafting import Constraints, draft
from virage.core.roadmap.granting import counting, granted_aids
from virage.core.roadmap.past import resumed
from virage.core.roadmap.problem import FlagTarget, Target
from virage.core.solver import Outcome, Result
from virage.core.solver import Proof as Proved
from virage.core.text import LocalText
from virage.documents.roadmap import Drawn
from virage.web.campaigns import bridge as campaigns
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits
from virage.web.diagnostics import bridge as sheets
from virage.web.funding.queries import cases_of
from virage.web.plans import models
from virage.web.plans.contents import Chosen, Content, Own, from_data
from virage.web.plans.grants import Cases, cases_for
from virage.web.plans.pasts import absolute_quarter

BY_HAND = Result(Outcome.UNKNOWN, None, (), repeatable=False, version="", platform="",
                 effort=0.0, seconds=0.0)  # fmt: skip
UNSAID = LocalText("—", "—")
NO_CASES = Cases()
OF_ITS_OWN = Impact(Effect.NEUTRAL, UNSAID)


@dataclass(frozen=True)
class Drafted:
    """A plan with all that it is held against.

    `strange` are the steps that its problem does not have any more: an initiative that left the
    catalogue, a mode that is not accepted; they are in no sum.
    """

    content: Content
    portrait: Portrait
    catalogue: InitiativeCatalogue
    within: Constraints
    problem: Problem
    result: Result
    cases: Cases = NO_CASES

    @property
    def strange(self) -> tuple[Chosen, ...]:
        """The steps that cannot be counted."""
        return tuple(each for each in self.content.steps if not self._known(each))

    @cached_property
    def drawn(self) -> Drawn:
        """The plan beside what it comes from."""
        return Drawn(
            self.portrait, self.catalogue, self.within, self.problem, self.result, self.plan
        )

    @cached_property
    def plan(self) -> Plan:
        """The steps that can be counted, with the aid that is granted for them."""
        known = (each for each in self.content.steps if self._known(each))
        steps = tuple(Step(each.initiative, each.mode, each.start) for each in known)
        return Plan(steps, tuple(granted_aids(self.problem, self.cases.granted, steps)))

    @property
    def unlocked(self) -> Problem:
        """The problem without what is held, but for the past: a person may always move it."""
        past = self.content.past
        fixed = {each.initiative for each in (*past.begun, *past.stopped)} if past else set()
        return replace(
            self.problem,
            locks=tuple(each for each in self.problem.locks if each.initiative in fixed),
        )

    def _known(self, step: Chosen) -> bool:
        initiative = self.problem.by_id.get(step.initiative)
        return initiative is not None and any(mode.id == step.mode for mode in initiative.modes)


def content_of(plan: models.Plan) -> Content:
    """What a plan holds."""
    return from_data(plan.content)


def portrait_of(campaign: Campaign) -> Portrait:
    """The portrait that a plan starts from, as it was locked."""
    return campaigns.picture_of(campaign, portraits.settled_material_of(campaign)).portrait


def drafted(
    plan: models.Plan, content: Content | None = None, *, proof: dict[str, Any] | None = None
) -> Drafted:
    """A plan, or other content for it, with its problem, in which granted aid is counted.

    `proof` is what the search said of the other content. UnknownSizeError without a size.
    """
    proof = plan.proof if content is None else proof
    content = content or content_of(plan)
    portrait = portrait_of(plan.campaign)
    catalogue = catalogue_for(portrait, content)
    begun = {each.initiative for each in content.past.begun} if content.past else set()
    wanted = frozenset(each for each in content.wanted | begun if each in catalogue.by_id)
    within = replace(content.means.constraints(), wanted=wanted)
    cases = cases_for(catalogue, cases_of(plan.organisation))
    problem = counting(draft(portrait, catalogue, within), cases.granted)
    locks = tuple(each for each in content.locks if each.initiative in problem.by_id)
    targets = targets_in(problem, content)
    return Drafted(
        content=content,
        portrait=portrait,
        catalogue=catalogue,
        within=within,
        problem=_from_now_on(replace(problem, locks=locks, targets=targets), content),
        result=result_from(proof),
        cases=cases,
    )


def _from_now_on(problem: Problem, content: Content) -> Problem:
    """The problem with what is past held fixed."""
    if content.past is None:
        return problem
    return resumed(problem, content.past.counted_from(absolute_quarter(*content.means.begins)))


def targets_in(problem: Problem, content: Content) -> tuple[Target | FlagTarget, ...]:
    """The targets that can be held against a problem: scores that it has, red flags still up."""
    flags = {each.id for each in problem.flags}
    return tuple(
        each
        for each in content.targets
        if (
            each.flag in flags
            if isinstance(each, FlagTarget)
            else each.yardstick in problem.yardstick
        )
        and each.by < problem.horizon
    )


def catalogue_for(portrait: Portrait, content: Content) -> InitiativeCatalogue:
    """The initiatives of the catalogue, and those of the co-op's own."""
    shelf = sheets.catalogues().initiatives(portrait.questionnaire.id)
    first = portrait.questionnaire.roles[0].id
    own = tuple(_initiative(each, first) for each in content.own)
    return InitiativeCatalogue(shelf.questionnaire, (*shelf.initiatives, *own))


def _initiative(own: Own, first: str) -> Initiative:
    """A step of the co-op's own, which lifts nothing that is measured.

    The role that gives most days leads it; where none gives any, the `first`.
    """
    cost = Guess(own.cost, own.cost, own.cost)
    prices = tuple((band, cost) for band in SizeBand)
    mode = Known(
        way=own.way,
        how=UNSAID,
        costs=(CostLine(Expense.OTHER, prices),) if own.cost else (),
        recurring=(),
        effort=tuple(Days(role, days) for role, days in own.days.items() if days),
        quarters=own.quarters,
        autonomy=Effect.NEUTRAL,
    )
    return Initiative(
        id=own.id,
        name=_same(own.name),
        why=_same(own.why),
        done=_same(own.done),
        steps=(),
        lead=max(own.days, key=lambda role: own.days[role], default=first),
        needs=(),
        after=(),
        reached=(),
        lifts=(),
        exclusive_with=(),
        modes=(mode,),
        dependence=OF_ITS_OWN,
        agility=OF_ITS_OWN,
        continuity=OF_ITS_OWN,
        exit_clause=None,
        risk=UNSAID,
        proof=Proof(UNSAID, UNSAID, UNSAID),
        touches_staff=False,
    )


def _same(text: str) -> LocalText:
    return LocalText(text, text) if text else UNSAID


def chosen_in(plan: Plan) -> tuple[Chosen, ...]:
    """The steps of a plan that was found."""
    return tuple(Chosen(each.initiative, each.mode, each.start) for each in plan.steps)


def proof_data(result: Result) -> dict[str, Any]:
    """What a search said of its plan, as JSON."""
    return {
        "outcome": result.outcome.value,
        "proofs": [[each.aim.value, each.value, each.bound] for each in result.proofs],
        "repeatable": result.repeatable,
        "version": result.version,
        "platform": result.platform,
        "effort": result.effort,
        "seconds": result.seconds,
    }


def result_from(proof: dict[str, Any] | None) -> Result:
    """The same, read again; nothing was searched for a plan that was changed by hand."""
    if proof is None:
        return BY_HAND
    return Result(
        outcome=Outcome(proof["outcome"]),
        plan=None,
        proofs=tuple(Proved(Aim(aim), value, bound) for aim, value, bound in proof["proofs"]),
        repeatable=proof["repeatable"],
        version=proof["version"],
        platform=proof["platform"],
        effort=proof["effort"],
        seconds=proof["seconds"],
    )
