"""A case that an advisor opens after a call, the sheet they fill in together, its confirmation."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.core.answers import Answer, Picked
from virage.core.portrait import Edition
from virage.web.accounts.models import User
from virage.web.campaigns.actions.claiming import claim_sheet
from virage.web.diagnostics.actions import start_sheet
from virage.web.diagnostics.models import Sheet
from virage.web.journal.actions import record
from virage.web.offices import bridge
from virage.web.offices.actions import telling
from virage.web.offices.actions.sharing_out import NotThereError
from virage.web.offices.models import Accompaniment
from virage.web.offices.queries.offices import own_advisor
from virage.web.organisations.actions import found_after_a_call
from virage.web.organisations.actions.access import begin_access
from virage.web.organisations.bridge import thing_of
from virage.web.refusals import RefusedError, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What an advisor wrote down of a call; `office` is one where they advise."""

    name: str
    email: str
    words: str
    language: str
    office: UUID
    region: str = ""


def open_after_a_call(*, actor: Actor, call: Call) -> Accompaniment:
    """Open a case for an organisation that called; its person gets a mail, and confirms.

    Until then the advisor sees nothing of it but what they wrote.
    """
    require("accompaniment.open", actor)
    advisor = own_advisor(actor)
    if advisor is None or str(call.office) not in actor.advises:
        raise NotThereError("only an advisor of its office")
    now = timezone.now()
    with transaction.atomic():
        organisation = found_after_a_call(
            actor=actor, name=call.name, email=call.email, language=call.language
        )
        case = Accompaniment.objects.create(
            organisation=organisation,
            words=call.words,
            language=call.language,
            region=call.region,
            office_id=call.office,
            advisor=advisor,
            asked_by_id=actor.account,
            asked_at=now,
            waiting_since=now,
            taken_at=now,
            called=True,
        )
        _record("accompaniment.open", actor, case)
    return case


def begin_sheet(*, actor: Actor, case: Accompaniment) -> tuple[Sheet, str]:
    """Begin the sheet that the advisor fills in with the person, and the secret that opens it.

    RefusedError when the case is confirmed, or has a sheet already.
    """
    require("accompaniment.handle", actor, bridge.thing_of(case))
    known: dict[str, Answer] = {bridge.REGION: Picked(case.region)} if case.region else {}
    with transaction.atomic():
        sheet, secret = start_sheet(
            actor=actor, name=case.organisation.name, edition=Edition.FULL, profile=known
        )
        rows = Accompaniment.objects.filter(id=case.id, called=True, confirmed_at=None, sheet=None)
        if not rows.update(sheet=sheet, version=F("version") + 1):
            raise RefusedError("changed meanwhile")
        _record("accompaniment.sheet", actor, case)
    return sheet, secret


def confirm(*, actor: Actor, account: User, case: Accompaniment) -> bool:
    """Say for the organisation that the case is right; False when that changed meanwhile.

    The sheet becomes the person's part in its diagnosis, and opens to nobody else any more; the
    advisor's access begins.
    """
    require("accompaniment.ask", actor, thing_of(case.organisation))
    now = timezone.now()
    with transaction.atomic():
        waiting = {"called": True, "confirmed_at": None, "ended_at": None}
        rows = Accompaniment.objects.filter(id=case.id, advisor=case.advisor_id, **waiting)
        if case.advisor is None or not rows.update(confirmed_at=now, version=F("version") + 1):
            return False
        if case.sheet is not None:
            holding = replace(actor, keys=actor.keys | {str(case.sheet.id)})
            place = case.organisation
            claim_sheet(actor=holding, account=account, sheet=case.sheet, organisation=place)
        begin_access(
            actor=actor,
            organisation=case.organisation_id,
            account=case.advisor.account_id,
            case=case.id,
            now=now,
        )
        telling.tell_confirmed(case, case.advisor.account, now)
        _record("accompaniment.confirm", actor, case)
    return True


def _record(verb: str, actor: Actor, case: Accompaniment) -> None:
    record(verb=verb, actor=actor, organisation=case.organisation_id, thing=case.id)
