"""Reads of the erasures, and of what the terms say must go; the scans act for the site."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from virage.core.access import Actor, Role
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import Sheet
from virage.web.organisations.models import Invitation, Organisation, SeatRow
from virage.web.organisations.secrets import digest_of
from virage.web.privacy import terms
from virage.web.privacy.models import Erasure, IdleNotice, Kind, MailConsent, Mails


def receipt_behind(secret: str) -> Erasure | None:
    """The erasure whose receipt a link opens."""
    return Erasure.objects.filter(digest=digest_of(secret)).first()


def planned_for(organisation_id: UUID) -> Erasure | None:
    """The erasure that is planned for an organisation that the actor may see."""
    rows = Erasure.objects.filter(kind=Kind.ORGANISATION, subject=organisation_id)
    return rows.filter(done_at=None, cancelled_at=None).first()


def people_to_tell(organisation: Organisation) -> tuple[User, ...]:
    """The board, and who holds the account."""
    seats = SeatRow.objects.filter(organisation=organisation)
    seats = seats.filter(Q(role=Role.BOARD.value) | Q(holder=True)).select_related("account")
    return tuple(seat.account for seat in seats)


def held_alone_by(account: UUID) -> tuple[Organisation, ...]:
    """The organisations whose account nobody else holds."""
    others = SeatRow.objects.filter(organisation=OuterRef("organisation"), holder=True)
    alone = SeatRow.objects.filter(account=account, holder=True).exclude(
        Exists(others.exclude(account=account))
    )
    return tuple(seat.organisation for seat in alone.select_related("organisation"))


def parts_of_person(user: User) -> QuerySet[Participation]:
    """What a person was asked, or answers, by their account or at their address."""
    return Participation.objects.filter(Q(account=user) | Q(email=user.email))


def own_parts(actor: Actor) -> tuple[Participation, ...]:
    """The parts of the actor, by their account or at their proved address, with the diagnoses."""
    user = User.objects.get(id=UUID(str(actor.account)))
    return tuple(parts_of_person(user).select_related("campaign__organisation", "sheet"))


def own_seats(actor: Actor) -> tuple[SeatRow, ...]:
    """The places of the actor, with their organisations."""
    rows = SeatRow.objects.filter(account=UUID(str(actor.account)))
    return tuple(rows.select_related("organisation"))


def closed_campaigns_of(organisation: Organisation) -> tuple[Campaign, ...]:
    """The closed diagnoses of an organisation that the actor may see."""
    rows = Campaign.objects.filter(organisation=organisation, closed_at__isnull=False)
    return tuple(rows.select_related("organisation"))


def mail_consent_of(actor: Actor, purpose: Mails) -> MailConsent | None:
    """The consent of the actor to a kind of mail, while it is in force."""
    rows = MailConsent.objects.filter(account=UUID(str(actor.account)), purpose=purpose)
    return rows.filter(withdrawn_at=None).first()


def mail_consents_of(actor: Actor) -> tuple[MailConsent, ...]:
    """Every consent of the actor to mails, also those withdrawn."""
    rows = MailConsent.objects.filter(account=UUID(str(actor.account)))
    return tuple(rows.order_by("given_at"))


def mail_consent_behind(secret: str) -> MailConsent | None:
    """The consent that a link stops, also once it was withdrawn."""
    return MailConsent.objects.filter(digest=digest_of(secret)).first()


def a_year_after(now: datetime) -> Iterator[tuple[Campaign, MailConsent]]:
    """The last diagnoses closed a year ago, each with the holders who agreed to a mail."""
    closed = (now - terms.YEAR - 2 * terms.MONTH, now - terms.YEAR)
    later = Campaign.objects.filter(
        organisation=OuterRef("organisation"), number__gt=OuterRef("number")
    )
    last = Campaign.objects.filter(closed_at__range=closed).exclude(Exists(later))
    agreed = MailConsent.objects.filter(purpose=Mails.AGAIN, withdrawn_at=None)
    for campaign in last.select_related("organisation"):
        holders = SeatRow.objects.filter(organisation=campaign.organisation_id, holder=True)
        rows = agreed.filter(account__in=holders.values("account")).select_related("account")
        yield from ((campaign, consent) for consent in rows)


def sessions_that_name(words: frozenset[str]) -> Iterator[str]:
    """The keys of the sessions in which one of these words stands, also before a sign-in."""
    for session in Session.objects.iterator(chunk_size=500):
        said = repr(session.get_decoded())
        if any(word in said for word in words):
            yield session.session_key


def erasures_over(now: datetime) -> tuple[Erasure, ...]:
    """The erasures whose day has come."""
    return tuple(Erasure.objects.filter(done_at=None, cancelled_at=None, due_at__lte=now))


def somebody_came(organisation_id: UUID, *, since: datetime) -> bool:
    """Whether somebody of an organisation signed in since a moment."""
    seats = SeatRow.objects.filter(organisation=organisation_id, account__last_login__gt=since)
    return seats.exists()


def idle_organisations(now: datetime) -> tuple[UUID, ...]:
    """Those of whose people nobody signed in for long, and whose erasure is not planned yet."""
    since = now - terms.ORGANISATION
    came = SeatRow.objects.filter(organisation=OuterRef("id"), account__last_login__gt=since)
    rows = Organisation.objects.filter(made_at__lt=since, erase_after=None).exclude(Exists(came))
    return tuple(rows.values_list("id", flat=True))


def idle_accounts(now: datetime) -> QuerySet[User]:
    """The accounts with no place and no role, whose person did not sign in for long."""
    since = now - terms.ACCOUNT
    nobody = User.objects.filter(seats=None, site_roles=None, joined_at__lt=since)
    return nobody.filter(Q(last_login=None) | Q(last_login__lt=since))


def told_long_ago(now: datetime) -> tuple[IdleNotice, ...]:
    """The idle accounts whose person was told, and had the time to come back."""
    rows = IdleNotice.objects.filter(told_at__lt=now - terms.ACCOUNT_NOTICE)
    return tuple(rows.select_related("account"))


def never_proved(now: datetime) -> tuple[User, ...]:
    """The accounts whose code never came back within a day."""
    proved = EmailAddress.objects.filter(user=OuterRef("id"), verified=True)
    rows = User.objects.filter(joined_at__lt=now - terms.DAY, last_login=None, seats=None)
    return tuple(rows.exclude(Exists(proved)))


def abandoned_sheets(now: datetime) -> tuple[UUID, ...]:
    """The sheets of nobody in particular that nobody touched for long."""
    rows = Sheet.objects.filter(organisation=None, touched_at__lt=now - terms.ANONYMOUS_SHEET)
    return tuple(rows.values_list("id", flat=True))


def stale_invitations(now: datetime) -> tuple[Invitation, ...]:
    """The seats that were offered and that nobody took."""
    return tuple(Invitation.objects.filter(expires_at__lt=now - terms.INVITATION))


def addresses_of_respondents(now: datetime) -> QuerySet[Participation]:
    """The parts of closed diagnoses that still say to which address the link went."""
    since = now - terms.ADDRESS_OF_RESPONDENT
    return Participation.objects.filter(campaign__closed_at__lt=since).exclude(email="", digest="")


def parts_with_another_account() -> QuerySet[Participation]:
    """The other part, in the same diagnosis, of the account whose address a part was asked at."""
    return Participation.objects.filter(
        campaign=OuterRef("campaign"), account__email=OuterRef("email")
    )


def ended_sign_ins() -> QuerySet[UserSession]:
    """Where people were signed in, and are no more."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    ended: QuerySet[UserSession] = UserSession.objects.exclude(Exists(alive))
    return ended
