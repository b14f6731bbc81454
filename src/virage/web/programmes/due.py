"""Once a month, a mail to who keeps the programmes true: those that must be verified again."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from virage.core.funding import Programme
from virage.core.text import Language
from virage.documents.funding.plain import stale_first
from virage.documents.funding.when import age_in_words
from virage.web.jobs.actions import post_mail
from virage.web.jobs.due import due
from virage.web.jobs.links import absolute
from virage.web.programmes import bridge

# The outbox forgets a mail thirty days after it went: past this day, it could go twice in a month.
LAST_DAY = 28


@due("programmes.stale", every=timedelta(days=1))
def ask_to_verify_again(now: datetime) -> None:
    """Write to the owner of the catalogue, when there is one and something is too old."""
    today, recipient = timezone.localdate(now), settings.VIRAGE_CATALOGUE_OWNER
    if not recipient or today.day > LAST_DAY:
        return
    stale = stale_first(bridge.funding().programmes, today)
    if stale:
        with transaction.atomic():
            _post(stale, today, now)


def _post(stale: tuple[Programme, ...], today: date, now: datetime) -> None:
    language: Language = "en" if settings.VIRAGE_CATALOGUE_OWNER_LANGUAGE == "en" else "fr"
    post_mail(
        now=now,
        purpose="programmes.stale",
        occasion=f"{today:%Y-%m}",
        recipient=settings.VIRAGE_CATALOGUE_OWNER,
        language=language,
        template="programmes/mail/stale",
        context={
            "count": len(stale),
            "programmes": [_line(programme, today, language) for programme in stale],
            "url": absolute("programmes:catalogue", language=language),
        },
    )


def _line(programme: Programme, today: date, language: Language) -> dict[str, Any]:
    return {
        "id": programme.id,
        "name": programme.name.in_(language),
        "age": age_in_words(programme.verified_on, today, language),
        "owner": programme.owner,
        "sources": [f"[{source.id}] {source.address}" for source in programme.sources],
        "url": absolute("programmes:programme", programme.id, language=language),
    }
