"""One mandate for a group: put forward by its lead, agreed to by each, begun with who accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.core.sharing import Basis
from virage.core.subsidy import price
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.applying import AppliedAlreadyError, NoTermsError
from virage.web.mandates.actions.ending import leave
from virage.web.mandates.actions.envelopes import give_back
from virage.web.mandates.actions.stages import ChangedMeanwhileError, held, move, note
from virage.web.mandates.candidates import Candidate, candidates_in
from virage.web.mandates.models import Mandate, TermsRow
from virage.web.mandates.queries.mandates import parts_in
from virage.web.mandates.queries.terms import terms_of
from virage.web.offices.bridge.groups import thing_of
from virage.web.offices.models import Group
from virage.web.plans.queries import last_closed
from virage.web.refusals import RefusedError, require

FEWEST = 2


class TooFewError(RefusedError):
    """One organisation alone is no group."""


class NoFigureError(RefusedError):
    """The figure by which the cost is shared is not known of everybody."""


class WrongSumError(RefusedError):
    """The figures of the lead do not add up to what the organisations pay."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a cost is shared; `figures` are cents by organisation, where the lead wrote them."""

    basis: Basis
    figures: Mapping[UUID, int] = field(default_factory=dict)

    def weights(self, among: Sequence[Candidate], own: int) -> list[int]:
        """The weight of each; NoFigureError, WrongSumError."""
        if self.basis is Basis.FIGURES:
            given = [self.figures.get(each.organisation.id, 0) for each in among]
            if sum(given) != own:
                raise WrongSumError("the figures do not add up")
        else:
            given = [each.figures.get(self.basis, 0) for each in among]
        if not all(given):
            raise NoFigureError("a figure is not known")
        return given


def propose(*, actor: Actor, group: Group, sharing: Sharing) -> Mandate:
    """Put a mandate forward for all of a group who may share it; each is told its part.

    Each reason why not has its own error. Somebody else approves it.
    """
    require("group.lead", actor, thing_of(group))
    if group.ended_at:
        raise RefusedError("the group has ended")
    now = timezone.now()
    row = terms_of(timezone.localdate(now))
    if row is None:
        raise NoTermsError("the terms are not set")
    ready = [each for each in candidates_in(group, row, timezone.localdate(now)) if not each.reason]
    if len(ready) < FEWEST:
        raise TooFewError("too few in the group")
    granted = sum(each.hours for each in ready)
    weights = sharing.weights(ready, price(granted, rate=row.rate, share=row.share).own)
    said = _said(actor, row, group, now=now)
    try:
        with transaction.atomic():
            whole = Mandate.objects.create(
                group=group,
                basis=sharing.basis.value,
                granted=granted,
                **said,
            )
            for each, weight in zip(ready, weights, strict=True):
                _part(whole, each, weight, **said)
            telling.tell_the_coop(whole, "proposed", now)
            telling.tell_who_decides(whole, "applied", now)
            note("mandate.propose", actor, whole)
    except IntegrityError:
        raise AppliedAlreadyError("applied already") from None
    return whole


def _said(actor: Actor, row: TermsRow, group: Group, *, now: datetime) -> dict[str, object]:
    return {
        "office": group.office,
        "terms": row,
        "rate": row.rate,
        "share": row.share,
        "applied_at": now,
        "applied_by_id": actor.account,
    }


def _part(whole: Mandate, each: Candidate, weight: int, **said: object) -> None:
    Mandate.objects.create(
        whole=whole,
        organisation=each.organisation,
        accompaniment=each.case,
        campaign=last_closed(each.organisation),
        judged=bridge.judged_in_both(each.judged),
        granted=each.hours,
        weight=weight,
        **said,
    )


def begin(*, actor: Actor, mandate: Mandate) -> None:
    """Begin the work of a group with those who accepted; the others leave, and are told.

    TooFewError when fewer than two accepted.
    """
    require("mandate.claim", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        if row.at is not Stage.APPROVED or not row.group:
            raise ChangedMeanwhileError("changed meanwhile")
        parts = parts_in(row)
        accepted = [each for each in parts if each.agreement.accepted_at]
        if len(accepted) < FEWEST:
            raise TooFewError("too few accepted")
        _let_go(actor, row, [each for each in parts if each not in accepted], now=now)
        for each in accepted:
            move(each, Stage.WORK)
        move(row, Stage.WORK, began_at=now)
        telling.tell_the_coop(row, "began", now)
        telling.tell_the_advisor(row, "began", now)
        note("mandate.begin", actor, row)


def _let_go(actor: Actor, row: Mandate, silent: Sequence[Mandate], *, now: datetime) -> None:
    for each in silent:
        move(each, Stage.WITHDRAWN, closed_at=now)
        telling.tell_the_coop(each, "left", now)
    if silent:
        leave(actor, row, silent, now=now)


def call_off(*, actor: Actor, mandate: Mandate) -> None:
    """Give a mandate of a group up before its work begins; the envelope gets everything back."""
    require("mandate.claim", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        if not row.group:
            raise ChangedMeanwhileError("changed meanwhile")
        for each in parts_in(row):
            move(each, Stage.WITHDRAWN, closed_at=now, owed=0)
            telling.tell_the_coop(each, "left", now)
        move(row, Stage.WITHDRAWN, closed_at=now)
        give_back(row, 0)
        Mandate.objects.filter(id=row.id).update(reserved=0)
        note("mandate.call_off", actor, row)
