"""What a person decides about a mail that failed or is in doubt."""

from datetime import datetime

from django.db import transaction

from virage.core.access import Actor
from virage.web.jobs.models import TO_CHECK, Mail, State
from virage.web.journal.actions import record
from virage.web.refusals import RefusedError, require


def settle(*, actor: Actor, mail: Mail, now: datetime) -> bool:
    """Close the matter: it arrived, or nothing more will be done; False when it had changed."""
    return _decide(actor, mail, state=State.SETTLED, touched_at=now, context={})


def send_again(*, actor: Actor, mail: Mail, now: datetime) -> bool:
    """Ask for one more attempt: it may arrive twice; False when the mail had changed."""
    if not mail.may_be_sent_again(now):
        raise RefusedError("too late")
    return _decide(actor, mail, state=State.WAITING, touched_at=now, next_at=now)


def _decide(actor: Actor, mail: Mail, **fields: object) -> bool:
    require("jobs.check", actor)
    with transaction.atomic():
        row = Mail.objects.filter(id=mail.id, state__in=TO_CHECK, attempts=mail.attempts)
        changed = bool(row.update(**fields))
        if changed:
            said = {"state": str(fields["state"])}
            record(verb="jobs.check", actor=actor, organisation=None, thing=mail.id, fields=said)
    return changed
