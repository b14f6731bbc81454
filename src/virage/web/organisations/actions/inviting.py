"""Seats offered by mail, and taken."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor, Role
from virage.web.accounts.models import User
from virage.web.jobs.actions import erase_occasion, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.limits import spend_invitations
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Invitation, Organisation, SeatRow
from virage.web.organisations.secrets import digest_of, lasting_secret
from virage.web.refusals import RefusedError, require

LIFE = timedelta(days=30)
MOST = 50


class TakenError(RefusedError):
    """The address has a seat already, or there are too many invitations."""


def invite(
    *, actor: Actor, organisation: Organisation, email: str, role: Role, holder: bool, language: str
) -> Invitation:
    """Offer a seat by mail; asked again for the same address, the link before stops working.

    TakenError when the address takes part already, or when too many offers wait; TooOftenError
    past what one organisation, or one account, sends in a day.
    """
    require("organisation.people", actor, thing_of(organisation))
    address = email.strip().lower()
    with transaction.atomic():
        _one_more(actor, organisation, address)
        _forget(organisation, address)
        return offer(
            actor=actor,
            organisation=organisation,
            email=address,
            role=role,
            holder=holder,
            language=language,
        )


def offer(
    *, actor: Actor, organisation: Organisation, email: str, role: Role, holder: bool, language: str
) -> Invitation:
    """Write an offer and its mail, inside the transaction of an action that asked the policy."""
    now = timezone.now()
    invitation = Invitation(
        organisation=organisation,
        email=email,
        role=role.value,
        holder=holder,
        language=language,
        made_by_id=actor.account,
        made_at=now,
        expires_at=now + LIFE,
    )
    invitation.digest = digest_of(secret_of(invitation))
    invitation.save(force_insert=True)
    _post(invitation)
    record(
        verb="organisation.invite",
        actor=actor,
        organisation=organisation.id,
        thing=invitation.id,
        fields={"email": email, "role": role.value},
    )
    return invitation


def _one_more(actor: Actor, organisation: Organisation, address: str) -> None:
    """Let one more offer go to an address, or say why not."""
    Organisation.objects.select_for_update().get(id=organisation.id)
    if SeatRow.objects.filter(organisation=organisation, account__email=address).exists():
        raise TakenError("takes part already")
    waiting = Invitation.objects.filter(organisation=organisation).exclude(email=address)
    if waiting.count() >= MOST:
        raise TakenError("too many invitations")
    spend_invitations(organisation.id, actor.account)


def secret_of(invitation: Invitation) -> str:
    """The secret of an invitation's link, the same each time it is asked for."""
    return lasting_secret("organisation.invitation", invitation.id)


def _post(invitation: Invitation) -> None:
    language = invitation.language
    post_mail(
        now=invitation.made_at,
        purpose="organisation.invitation",
        occasion=str(invitation.id),
        recipient=invitation.email,
        language=language,
        template="organisations/mail/invitation",
        context={
            "organisation": invitation.organisation.name,
            "holder": invitation.holder,
            "url": absolute("organisations:invitation", secret_of(invitation), language=language),
            "days": LIFE.days,
        },
        until=invitation.expires_at,
        organisation=invitation.organisation_id,
    )


def _forget(organisation: Organisation, address: str) -> None:
    """Take back what was offered to an address before, with its mail."""
    for row in Invitation.objects.filter(organisation=organisation, email=address):
        erase_occasion(str(row.id))
        row.delete()


def withdraw(*, actor: Actor, invitation: Invitation) -> None:
    """Take an offer back."""
    organisation = invitation.organisation
    require("organisation.people", actor, thing_of(organisation))
    with transaction.atomic():
        erase_occasion(str(invitation.id))
        Invitation.objects.filter(id=invitation.id).delete()
        record(
            verb="organisation.withdraw",
            actor=actor,
            organisation=organisation.id,
            thing=invitation.id,
        )


def accept(*, actor: Actor, account: User, invitation: Invitation) -> Organisation:
    """Take the seat that was offered to one's address; RefusedError for any other person."""
    require("organisation.found", actor)
    if account.email != invitation.email or actor.account != str(account.id):
        raise RefusedError("for another address")
    with transaction.atomic():
        offers = Invitation.objects.filter(id=invitation.id, expires_at__gt=timezone.now())
        offer = offers.select_for_update(of=("self",)).select_related("organisation").first()
        if offer is None:
            raise RefusedError("withdrawn")
        organisation = offer.organisation  # perhaps another one than when the link was opened
        offers.delete()
        SeatRow.objects.get_or_create(
            organisation=organisation,
            account=account,
            defaults={
                "role": invitation.role,
                "holder": invitation.holder,
                "made_at": timezone.now(),
            },
        )
        erase_occasion(str(invitation.id))
        record(
            verb="organisation.join",
            actor=actor,
            organisation=organisation.id,
            thing=invitation.id,
        )
    return organisation
