"""Taking a request, assigning it, following the case, ending it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.web.journal.actions import record
from virage.web.offices import bridge
from virage.web.offices.actions import telling
from virage.web.offices.actions.independence import require_independence
from virage.web.offices.models import Accompaniment, Advisor, Ending, Office
from virage.web.offices.queries.offices import own_advisor
from virage.web.organisations.actions.access import begin_access, end_access
from virage.web.refusals import RefusedError, require


class DoesNotFitError(RefusedError):
    """Something speaks against the advisor: the lead may assign the case all the same."""


class NotThereError(RefusedError):
    """The advisor is not of the office of the case, or advises no more."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next action of a case, and its day."""

    action: str = ""
    on: date | None = None


def take(*, actor: Actor, case: Accompaniment) -> bool:
    """Take a request; of two who do at once exactly one has it, and False tells the other.

    DoesNotFitError when something speaks against: who leads the office may still assign it.
    TouchedError when something that they declared touches what the organisation needs.
    """
    require("accompaniment.take", actor, bridge.thing_of(case))
    advisor, office = own_advisor(actor), case.office
    if advisor is None or office is None:
        raise NotThereError("only an advisor of its office")
    require_independence(case=case, advisor=advisor)
    now = timezone.now()
    with transaction.atomic():
        Advisor.objects.select_for_update().get(id=advisor.id)  # two requests at once, one place
        if not _fits(case, office, advisor, now=now):
            raise DoesNotFitError("something speaks against")
        return give(actor, case, advisor, now=now)


def assign(*, actor: Actor, case: Accompaniment, advisor: Advisor) -> bool:
    """Give a case to an advisor of its office; False when it changed meanwhile.

    The access of who had it ends; the lead may give more than the limit says. TouchedError when
    something that the advisor declared touches what the organisation needs.
    """
    require("accompaniment.assign", actor, bridge.thing_of(case))
    office = case.office_id
    posts = advisor.posts.filter(office=office) if office else advisor.posts.all()
    if advisor.ended_at or not posts.exists():
        raise NotThereError("not of its office")
    require_independence(case=case, advisor=advisor)
    now = timezone.now()
    with transaction.atomic():
        if case.office_id is None:
            post = posts[0]
            Accompaniment.objects.filter(id=case.id, office=None).update(office=post.office_id)
        given = give(actor, case, advisor, now=now)
        if given:
            before = case.advisor
            case.refresh_from_db()
            telling.tell_assigned(case, advisor.account, now)
            if before is not None:
                telling.tell_left(case, before.account, now)
    return given


def plan_next(*, actor: Actor, case: Accompaniment, base: int, wanted: Next) -> bool:
    """Say what comes next in a case; False when somebody changed it since `base`."""
    require("accompaniment.handle", actor, bridge.thing_of(case))
    with transaction.atomic():
        rows = Accompaniment.objects.filter(id=case.id, version=base, ended_at=None)
        said = {"next_action": wanted.action, "next_on": wanted.on}
        if not rows.update(**said, version=base + 1):
            return False
        _record("accompaniment.plan", actor, case)
    return True


def mark_read(*, actor: Actor, case: Accompaniment, on: date) -> bool:
    """Say on which day the portrait was read together; False when the case changed meanwhile."""
    require("accompaniment.handle", actor, bridge.thing_of(case))
    with transaction.atomic():
        rows = Accompaniment.objects.filter(id=case.id, version=case.version, ended_at=None)
        if not rows.update(read_on=on, version=case.version + 1):
            return False
        _record("accompaniment.read", actor, case)
    return True


def end(*, actor: Actor, case: Accompaniment) -> bool:
    """End a case; the access to the organisation ends with it. False when it had ended."""
    require("accompaniment.handle", actor, bridge.thing_of(case))
    now = timezone.now()
    with transaction.atomic():
        rows = Accompaniment.objects.filter(id=case.id, ended_at=None, advisor=case.advisor_id)
        if not rows.update(ended_at=now, ending=Ending.DONE, version=F("version") + 1):
            return False
        end_access(actor=actor, organisation=case.organisation_id, case=case.id, now=now)
        case.refresh_from_db()
        telling.tell_the_organisation(case, "done", now)
        _record("accompaniment.end", actor, case)
    return True


def _fits(case: Accompaniment, office: Office, advisor: Advisor, *, now: datetime) -> bool:
    pairs = bridge.considered(case, office, timezone.localdate(now))
    return any(row.id == advisor.id and match.fits for row, match in pairs)


def give(actor: Actor, case: Accompaniment, advisor: Advisor, *, now: datetime) -> bool:
    """Give a case that still stands as it was read to an advisor, with their access.

    The condition is part of the write, so that of two writers one finds nothing to change.
    """
    rows = Accompaniment.objects.filter(id=case.id, ended_at=None, advisor=case.advisor_id)
    if not rows.update(advisor=advisor, taken_at=now, version=F("version") + 1):
        return False
    place = case.organisation_id
    end_access(actor=actor, organisation=place, case=case.id, now=now)
    if not case.unconfirmed:
        account = advisor.account_id
        begin_access(actor=actor, organisation=place, account=account, case=case.id, now=now)
    fresh = Accompaniment.objects.select_related("organisation", "office", "advisor__account")
    telling.tell_the_organisation(fresh.get(id=case.id), "taken", now)
    _record("accompaniment.take", actor, case)
    return True


def _record(verb: str, actor: Actor, case: Accompaniment) -> None:
    record(verb=verb, actor=actor, organisation=case.organisation_id, thing=case.id)
