"""Keeping to the terms: what nobody needs any more goes by itself; the worker acts for the site."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery

from virage.web.accounts.models import User
from virage.web.awareness.actions import forget_old_drafts
from virage.web.diagnostics.models import Sheet
from virage.web.erasures import fold_journal, note_erased
from virage.web.funding.models import Case
from virage.web.jobs.actions import erase_occasion, post_mail
from virage.web.jobs.links import absolute
from virage.web.offices.models import Export
from virage.web.offices.queries.cases import never_confirmed
from virage.web.offices.queries.groups import invited_before
from virage.web.organisations.models import Invitation
from virage.web.plans.models import GOING_ON, Solve
from virage.web.privacy import queries, terms
from virage.web.privacy.actions.accounts import erase as erase_person
from virage.web.privacy.actions.organisations import carry_out, plan, take_away
from virage.web.privacy.models import Cause, Erasure, IdleNotice
from virage.web.reach.actions import forget_counts
from virage.web.webinars.actions import purge_registrations

BATCH = 200  # a transaction of so many rows holds nobody up


def keep_to_the_terms(now: datetime) -> None:
    """Do everything that the terms ask at a moment; running it again changes nothing more."""
    for erasure in queries.erasures_over(now):
        carry_out(erasure=erasure, now=now)
    _sheets(now)
    _invitations(now)
    _groups(now)
    Case.objects.filter(deleted_at__lt=now - terms.DELETED_CASE).delete()
    _never_confirmed(now)
    over = Solve.objects.exclude(state__in=GOING_ON)
    over.filter(touched_at__lt=now - terms.SEARCH).delete()
    purge_registrations(ended_before=now - terms.REGISTRATION)
    forget_old_drafts(before=now - terms.OLD_DRAFT)
    forget_counts(before=(now - terms.TALLY).date())
    _sign_ins(now)
    _people(now)
    for organisation in queries.idle_organisations(now):
        with transaction.atomic():
            plan(organisation, after=terms.ORGANISATION_NOTICE, now=now, cause=Cause.IDLE)
    Erasure.objects.filter(done_at__lt=now - terms.RECEIPT).delete()
    Erasure.objects.filter(cancelled_at__lt=now - terms.RECEIPT).delete()
    Export.objects.filter(made_at__lt=now - terms.RECEIPT).delete()
    transaction.on_commit(fold_journal)


def _sheets(now: datetime) -> None:
    ids = queries.abandoned_sheets(now)
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        with transaction.atomic():
            Sheet.objects.filter(id__in=batch, organisation=None).delete()
            for sheet in batch:
                note_erased(kind="sheet", id=sheet)


def _invitations(now: datetime) -> None:
    for invitation in queries.stale_invitations(now):
        with transaction.atomic():
            erase_occasion(str(invitation.id))
            Invitation.objects.filter(id=invitation.id).delete()
    with transaction.atomic():
        rows = queries.addresses_of_respondents(now)
        asked = User.objects.filter(email=OuterRef("email")).values("id")[:1]
        taken = queries.parts_with_another_account()
        rows.filter(account=None).exclude(Exists(taken)).update(account=Subquery(asked))
        rows.update(email="", digest="")


def _groups(now: datetime) -> None:
    """Forget who was invited to a group and never answered."""
    for member in invited_before(now - terms.GROUP_INVITATION):
        with transaction.atomic():
            erase_occasion(f"group:{member.id}")
            member.delete()


def _never_confirmed(now: datetime) -> None:
    """Erase what an advisor opened after a call and the organisation never confirmed."""
    for case in never_confirmed(now - terms.UNCONFIRMED):
        with transaction.atomic():
            if case.sheet and case.sheet.organisation_id is None:
                note_erased(kind="sheet", id=case.sheet.id)
                case.sheet.delete()
            take_away(case.organisation_id)
            note_erased(kind="organisation", id=case.organisation_id)


def _sign_ins(now: datetime) -> None:
    with transaction.atomic():
        Session.objects.filter(expire_date__lt=now).delete()
        queries.ended_sign_ins().delete()


def _people(now: datetime) -> None:
    """Erase the accounts that were never proved, and tell, then erase, those that nobody uses."""
    for user in queries.never_proved(now):
        with transaction.atomic():
            erase_person(user, now=now, cause=Cause.IDLE)
    idle = queries.idle_accounts(now)
    back = IdleNotice.objects.exclude(account__in=idle)
    with transaction.atomic():
        back.delete()
    for notice in queries.told_long_ago(now):
        with transaction.atomic():
            erase_person(notice.account, now=now, cause=Cause.IDLE)
    for user in idle.exclude(id__in=IdleNotice.objects.values("account")):
        with transaction.atomic():
            IdleNotice.objects.create(account=user, told_at=now)
            post_mail(
                now=now,
                purpose="account.idle",
                occasion=f"{user.id}:{now.date()}",
                recipient=user.email,
                language=user.language,
                template="privacy/mail/idle",
                context={
                    "days": terms.ACCOUNT_NOTICE.days,
                    "url": absolute("account_login", language=user.language),
                },
            )
