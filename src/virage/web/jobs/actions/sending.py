"""The states of a mail, each reached in a transaction of its own; the worker acts for the site.

Every change names the attempt it belongs to, so that of two workers one is heard.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from virage.web.jobs.delivery import Outcome
from virage.web.jobs.models import OVER, Mail, Reason, State

DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 480, 960))


def take(mail: Mail, now: datetime) -> bool:
    """Mark a waiting mail as being sent, before anything is; whether this worker got it."""
    attempt = mail.attempts + 1
    taken = _change(mail, (State.WAITING,), state=State.SENDING, touched_at=now, attempts=attempt)
    mail.attempts = attempt
    return taken


def expire(mail: Mail, now: datetime) -> bool:
    """Drop a waiting mail that came too late."""
    return _change(mail, (State.WAITING,), state=State.EXPIRED, touched_at=now, context={})


def doubt(mail: Mail, now: datetime) -> bool:
    """Leave to a person a mail whose worker died while it was sent."""
    lost = {"state": State.UNCERTAIN, "reason": Reason.WORKER_GONE}
    return _change(mail, (State.SENDING,), touched_at=now, **lost)


def doubt_all(*, now: datetime) -> None:
    """Leave to a person every mail that a backup holds as still to go: it may have gone since."""
    with transaction.atomic():
        waiting = Mail.objects.filter(state__in=(State.WAITING, State.SENDING))
        waiting.update(state=State.UNCERTAIN, touched_at=now, reason=Reason.RESTORED)


def finish(mail: Mail, outcome: Outcome, now: datetime) -> bool:
    """Write what became of an attempt, also when it was already given up for lost."""
    state = outcome.state
    if state == State.WAITING and mail.attempts > len(DELAYS):
        state = State.FAILED
    fields: dict[str, object] = {"reason": outcome.reason, "reply": outcome.reply}
    if state == State.WAITING:
        fields["next_at"] = now + DELAYS[mail.attempts - 1]
    if state in OVER:
        fields["context"] = {}
    return _change(mail, (State.SENDING, State.UNCERTAIN), state=state, touched_at=now, **fields)


def _change(mail: Mail, was: Sequence[State], **fields: object) -> bool:
    """Change a mail that still stands so, in the attempt that was read."""
    with transaction.atomic():
        row = Mail.objects.filter(id=mail.id, state__in=was, attempts=mail.attempts)
        return bool(row.update(**fields))
