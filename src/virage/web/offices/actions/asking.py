"""Asking for accompaniment, asking for another advisor, withdrawing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.web.campaigns.actions.sharing import share
from virage.web.campaigns.models import Campaign
from virage.web.erasures import note_erased
from virage.web.journal.actions import record
from virage.web.limits import REQUESTS, spend
from virage.web.offices import bridge
from virage.web.offices.actions import telling
from virage.web.offices.models import Accompaniment, Ending, Raised
from virage.web.organisations.actions.access import end_access
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation, Purpose
from virage.web.refusals import RefusedError, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What an organisation asks: its words, and what of its profile the office may see.

    `campaign` is the closed diagnosis that it is about; `shares`: its advisor may read the
    portrait.
    """

    words: str
    language: str
    region: str = ""
    sector: str = ""
    kind: str = ""
    employees: int | None = None
    online: bool = False
    campaign: Campaign | None = None
    shares: bool = False


class AskedAlreadyError(RefusedError):
    """A request is open already."""


def ask(*, actor: Actor, organisation: Organisation, asking: Asking) -> Accompaniment:
    """Ask for accompaniment; the request goes to the office that fits best.

    AskedAlreadyError while another one is open; TooOftenError past ten in a day.
    """
    require("accompaniment.ask", actor, thing_of(organisation))
    now = timezone.now()
    with transaction.atomic():
        Organisation.objects.select_for_update().get(id=organisation.id)
        if Accompaniment.objects.filter(organisation=organisation, ended_at=None).exists():
            raise AskedAlreadyError("asked already")
        spend(REQUESTS, str(organisation.id))
        case = Accompaniment(
            organisation=organisation,
            campaign=asking.campaign,
            words=asking.words,
            language=asking.language,
            region=asking.region,
            sector=asking.sector,
            kind=asking.kind,
            employees=asking.employees,
            online=asking.online,
            asked_by_id=actor.account,
            asked_at=now,
            waiting_since=now,
        )
        _place(case, now)
        if asking.campaign and asking.shares:
            share(actor=actor, campaign=asking.campaign, purpose=Purpose.ADVISOR)
        telling.tell_the_organisation(case, "received", now)
        _record("accompaniment.ask", actor, case)
    return case


def _place(case: Accompaniment, now: datetime) -> None:
    """Send a request to its office, and tell those who could take it; without any, who directs."""
    route = bridge.routed(bridge.request_from(case), timezone.localdate(now))
    case.office_id = route.office.id if route.office else None
    case.raised = Raised.OFFICE if route.office else Raised.DIRECTOR
    case.save()
    case.refresh_from_db(fields=["office"])
    telling.tell_the_office(case, route, now)


def ask_for_another(*, actor: Actor, case: Accompaniment) -> bool:
    """Ask for another advisor; False when nobody has the case, or it is not confirmed, or over.

    The access of the one who had it ends at once; the request waits anew.
    """
    require("accompaniment.ask", actor, thing_of(case.organisation))
    now = timezone.now()
    with transaction.atomic():
        row = _held(case)
        if row is None or row.ended_at or row.advisor is None or row.unconfirmed:
            return False
        spend(REQUESTS, str(row.organisation_id))
        left, account = str(row.advisor_id), row.advisor.account
        row.left = [*row.left, left]
        row.advisor, row.taken_at, row.waiting_since = None, None, now
        row.version += 1
        _close(actor, row, now)
        telling.tell_left(row, account, now)
        _place(row, now)
        telling.tell_the_organisation(row, "received", now)
        _record("accompaniment.change", actor, row)
    return True


def withdraw(*, actor: Actor, case: Accompaniment) -> bool:
    """Withdraw a request, or end a case, for the organisation; False when it had ended.

    A sheet that was begun after a call, and not confirmed, is erased.
    """
    require("accompaniment.ask", actor, thing_of(case.organisation))
    now = timezone.now()
    with transaction.atomic():
        row = _held(case)
        if row is None or row.ended_at:
            return False
        ended = {"ended_at": now, "ending": Ending.WITHDRAWN, "version": F("version") + 1}
        Accompaniment.objects.filter(id=row.id).update(**ended)
        _close(actor, row, now)
        if row.sheet and row.sheet.organisation_id is None:
            note_erased(kind="sheet", id=row.sheet.id)
            row.sheet.delete()
        if row.advisor:
            telling.tell_left(row, row.advisor.account, now)
        _record("accompaniment.withdraw", actor, row)
    return True


def _held(case: Accompaniment) -> Accompaniment | None:
    """The case as it is now, held until the transaction ends."""
    rows = Accompaniment.objects.select_for_update(of=("self",)).filter(id=case.id)
    return rows.select_related("organisation", "office", "advisor__account", "sheet").first()


def _close(actor: Actor, case: Accompaniment, now: datetime) -> None:
    end_access(actor=actor, organisation=case.organisation_id, case=case.id, now=now)


def _record(verb: str, actor: Actor, case: Accompaniment) -> None:
    record(verb=verb, actor=actor, organisation=case.organisation_id, thing=case.id)
