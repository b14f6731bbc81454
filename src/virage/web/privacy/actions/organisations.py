"""Erasing an organisation: planned, told to its people, undone or carried out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.campaigns.actions.inviting import date_in_words
from virage.web.erasures import fold_journal, note_erased
from virage.web.jobs.actions import erase_mails_of, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.mandates.actions import let_go
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.secrets import digest_of, lasting_secret
from virage.web.privacy import queries
from virage.web.privacy.holdings import counts_of
from virage.web.privacy.models import Cause, Erasure, Kind
from virage.web.privacy.terms import SECOND_THOUGHTS
from virage.web.refusals import RefusedError, require

SITE = Actor()  # the worker acts for the site
KEPT = ("accounts", "journal", "backups", "receipt")


def secret_of(erasure: Erasure) -> str:
    """The secret of the link to the receipt, the same each time it is asked for."""
    return lasting_secret("privacy.receipt", erasure.id)


def plan_erasure(*, actor: Actor, organisation: Organisation) -> Erasure:
    """Plan the erasure in a week; the board and who holds the account are told, and may undo it."""
    require("organisation.erase", actor, thing_of(organisation))
    with transaction.atomic():
        erasure = plan(organisation.id, after=SECOND_THOUGHTS, now=timezone.now())
        _record(actor, erasure, "planned")
    return erasure


def plan(
    organisation_id: UUID, *, after: timedelta, now: datetime, cause: Cause = Cause.ASKED
) -> Erasure:
    """Write down that an organisation is to be erased, and tell its people; in a transaction.

    RefusedError when that is planned already.
    """
    organisation = Organisation.objects.select_for_update().get(id=organisation_id)
    if organisation.erase_after is not None:
        raise RefusedError("erasure is planned")
    erasure = Erasure(
        kind=Kind.ORGANISATION,
        cause=cause,
        subject=organisation.id,
        asked_at=now,
        due_at=now + after,
    )
    erasure.digest = digest_of(secret_of(erasure))
    erasure.save(force_insert=True)
    Organisation.objects.filter(id=organisation.id).update(erase_after=erasure.due_at)
    _tell(organisation, erasure, now, template="privacy/mail/planned")
    return erasure


def keep(*, actor: Actor, organisation: Organisation) -> bool:
    """Undo a planned erasure, and tell who was told; False when none was planned any more."""
    require("organisation.erase", actor, thing_of(organisation))
    now = timezone.now()
    with transaction.atomic():
        kept = Organisation.objects.select_for_update().get(id=organisation.id)
        erasure = queries.planned_for(kept.id)
        if erasure is None:
            return False
        cancel(erasure, now)
        _tell(kept, erasure, now, template="privacy/mail/kept")
        _record(actor, erasure, "kept")
    return True


def cancel(erasure: Erasure, now: datetime) -> None:
    """Take a planned erasure back; in a transaction."""
    Organisation.objects.filter(id=erasure.subject).update(erase_after=None)
    Erasure.objects.filter(id=erasure.id).update(cancelled_at=now)


def carry_out(*, erasure: Erasure, now: datetime) -> bool:
    """Erase an organisation whose day has come; False when it was kept or is done already."""
    with transaction.atomic():
        row = Erasure.objects.select_for_update().get(id=erasure.id)
        if not row.is_over(now):
            return False
        if row.cause == Cause.IDLE and queries.somebody_came(row.subject, since=row.asked_at):
            cancel(row, now)
            return False
        erase(row, now)
    return True


def erase(erasure: Erasure, now: datetime) -> None:
    """Erase everything of an organisation and write the receipt; in a transaction."""
    counts = take_away(erasure.subject)
    done = {"done_at": now, "counts": counts, "kept": list(KEPT)}
    Erasure.objects.filter(id=erasure.id).update(**done)
    note_erased(kind="organisation", id=erasure.subject)
    _record(SITE, erasure, "done")
    transaction.on_commit(fold_journal)


def take_away(organisation_id: UUID) -> dict[str, int]:
    """Delete every row of an organisation, and its mails; how many of each. In a transaction.

    What its mandates did not use goes back to the envelope of its office.
    """
    counts = counts_of(organisation_id)
    let_go(actor=SITE, organisation=organisation_id)
    Organisation.objects.filter(id=organisation_id).delete()
    counts["mails"] = erase_mails_of(organisation_id)
    return counts


def erase_again(*, ids: Sequence[UUID]) -> int:
    """Erase the organisations among these that a restore brought back; how many did come back."""
    with transaction.atomic():
        back = tuple(Organisation.objects.filter(id__in=ids).values_list("id", flat=True))
        for organisation_id in back:
            take_away(organisation_id)
        Erasure.objects.filter(subject__in=back, done_at=None).delete()
    return len(back)


def _tell(organisation: Organisation, erasure: Erasure, now: datetime, *, template: str) -> None:
    for person in queries.people_to_tell(organisation):
        language = person.language
        receipt = absolute("privacy:receipt", secret_of(erasure), language=language)
        post_mail(
            now=now,
            purpose=template.rsplit("/", 1)[-1] + ".erasure",
            occasion=str(erasure.id),
            recipient=person.email,
            organisation=organisation.id,
            language=language,
            template=template,
            context={
                "organisation": organisation.name,
                "idle": erasure.cause == Cause.IDLE,
                "due_at": date_in_words(timezone.localdate(erasure.due_at), language),
                "receipt": receipt,
                "url": absolute("privacy:erase", organisation.id, language=language),
            },
        )


def _record(actor: Actor, erasure: Erasure, state: str) -> None:
    record(
        verb="organisation.erase",
        actor=actor,
        organisation=erasure.subject,
        thing=erasure.id,
        fields={"state": state},
    )
