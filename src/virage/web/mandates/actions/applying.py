"""Applying for a mandate, and withdrawing before anything is accepted."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.web.accounts.models import User
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.ending import leave
from virage.web.mandates.actions.envelopes import give_back
from virage.web.mandates.actions.stages import held, move, note
from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import open_case_of
from virage.web.mandates.queries.terms import terms_of
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.plans.queries import last_closed
from virage.web.refusals import RefusedError, require


class NoCaseError(RefusedError):
    """An office has first to have the request of the organisation."""


class NoTermsError(RefusedError):
    """The programme has not set its terms yet."""


class NotEligibleError(RefusedError):
    """The rules say no, or something is not known."""


class AppliedAlreadyError(RefusedError):
    """A mandate goes on already."""


def apply(*, actor: Actor, account: User, organisation: Organisation) -> Mandate:
    """Apply for the hours that the terms of today grant; what was judged is kept with it.

    Each reason why not has its own error.
    """
    require("mandate.apply", actor, thing_of(organisation))
    now = timezone.now()
    today = timezone.localdate(now)
    case, row = open_case_of(organisation), terms_of(today)
    if case is None or case.office is None:
        raise NoCaseError("no case yet")
    if row is None:
        raise NoTermsError("the terms are not set")
    judged = bridge.judge(organisation, bridge.terms_from(row), today)
    if judged.truth is not True or not judged.hours:
        raise NotEligibleError("not eligible")
    try:
        with transaction.atomic():
            mandate = Mandate.objects.create(
                organisation=organisation,
                accompaniment=case,
                office=case.office,
                terms=row,
                campaign=case.campaign or last_closed(organisation),
                applied_at=now,
                applied_by=account,
                judged=bridge.judged_in_both(judged),
                rate=row.rate,
                share=row.share,
                granted=judged.hours,
            )
            telling.tell_who_decides(mandate, "applied", now)
            note("mandate.apply", actor, mandate)
    except IntegrityError:
        raise AppliedAlreadyError("applied already") from None
    return mandate


def withdraw(*, actor: Actor, mandate: Mandate) -> None:
    """Withdraw before the work begins; the envelope gets back what was held for it.

    Of a group it leaves, and the others are told their part again.
    """
    require("mandate.apply", actor, thing_of(mandate.coop))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        move(row, Stage.WITHDRAWN, closed_at=now)
        if row.whole is not None:
            leave(actor, row.whole, [row], now=now)
        elif row.reserved:
            give_back(row, 0)
            Mandate.objects.filter(id=row.id).update(reserved=0)
        telling.tell_the_advisor(row, "withdrawn", now)
        note("mandate.withdraw", actor, row)
