"""What nobody answered goes up: to the lead, then to who directs; the scan acts for the site."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from virage.core.access import Actor
from virage.web.journal.actions import record
from virage.web.offices.actions.telling import tell_higher
from virage.web.offices.models import Accompaniment, Raised
from virage.web.offices.queries import cases as queries
from virage.web.offices.waiting import level_at

SITE = Actor()


def raise_unanswered(now: datetime) -> None:
    """Bring each request before whom it should be by now; running it again changes nothing."""
    for case in queries.unanswered():
        level = level_at(case, now)
        if level > case.raised:
            _raise(case, _somebody(case, level), now)


def _somebody(case: Accompaniment, level: int) -> int:
    """An office that nobody leads has no step before who directs."""
    led = case.office is not None and queries.leads_of(case.office)
    return level if led else int(Raised.DIRECTOR)


def _raise(case: Accompaniment, level: int, now: datetime) -> None:
    with transaction.atomic():
        rows = Accompaniment.objects.filter(id=case.id, ended_at=None, advisor=None)
        rows = rows.filter(raised=case.raised, waiting_since=case.waiting_since)
        if not rows.update(raised=level, version=F("version") + 1):
            return
        case.raised, case.version = level, case.version + 1
        tell_higher(case, now)
        record(
            verb="accompaniment.raise",
            actor=SITE,
            organisation=case.organisation_id,
            thing=case.id,
            fields={"to": str(level)},
        )
