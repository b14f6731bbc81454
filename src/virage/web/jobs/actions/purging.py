"""What the outbox forgets, and when."""

from datetime import datetime, timedelta

from django.db import transaction

from virage.web.jobs.actions.posting import erase
from virage.web.jobs.models import OVER, TO_CHECK, Mail

KEPT = timedelta(days=30)
KEPT_TO_CHECK = timedelta(days=90)


def purge_mails(now: datetime) -> None:
    """Forget the mails that are over for thirty days, and after ninety those nobody checked.

    What can no longer be sent again loses its content at once.
    """
    erase(Mail.objects.filter(state__in=OVER, touched_at__lt=now - KEPT))
    erase(Mail.objects.filter(state__in=TO_CHECK, touched_at__lt=now - KEPT_TO_CHECK))
    with transaction.atomic():
        late = Mail.objects.filter(state__in=TO_CHECK, until__lte=now)
        late.exclude(context={}).update(context={})
