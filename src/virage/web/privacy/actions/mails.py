"""The mails that nobody needs: sent only to those who agreed, and stopped by one button."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.jobs.actions import erase_occasion, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.organisations.secrets import digest_of, lasting_secret
from virage.web.privacy import queries
from virage.web.privacy.models import MailConsent, Mails
from virage.web.refusals import require

TEXT_VERSION = "1"  # of the words beside the consent; changed with them


def stop_secret_of(consent: MailConsent) -> str:
    """The secret of the link that stops these mails, the same in each of them."""
    return lasting_secret("mails.stop", consent.id)


def agree_to_mails(*, actor: Actor, purpose: Mails) -> None:
    """Agree to a kind of mail; a consent in force already stays as it is."""
    require("account.manage", actor)
    with transaction.atomic():
        account = User.objects.select_for_update().get(id=UUID(str(actor.account)))
        if queries.mail_consent_of(actor, purpose) is not None:
            return
        consent = MailConsent(
            account=account,
            purpose=purpose,
            text_version=TEXT_VERSION,
            given_at=timezone.now(),
        )
        consent.digest = digest_of(stop_secret_of(consent))
        consent.save(force_insert=True)
        record(verb="mails.agree", actor=actor, organisation=None, thing=consent.id)


def stop_mails(*, actor: Actor, purpose: Mails) -> None:
    """Withdraw the consent of the actor; that it was given stays written."""
    require("account.manage", actor)
    consent = queries.mail_consent_of(actor, purpose)
    if consent is not None:
        withdraw(consent=consent, actor=actor)


def withdraw(*, consent: MailConsent, actor: Actor) -> None:
    """Withdraw a consent, also for who only holds its link; what waits to be sent is not sent."""
    require("mail.stop", actor)
    with transaction.atomic():
        in_force = MailConsent.objects.filter(id=consent.id, withdrawn_at=None)
        if in_force.update(withdrawn_at=timezone.now()):
            erase_occasion(f"{consent.id}:")
            record(verb="mails.stop", actor=actor, organisation=None, thing=consent.id)


def write_that_a_year_has_gone(now: datetime) -> None:
    """Write to the holders who agreed, a year after their last diagnosis; the site acts."""
    for campaign, consent in queries.a_year_after(now):
        language = consent.account.language
        organisation = campaign.organisation
        with transaction.atomic():
            post_mail(
                now=now,
                purpose="campaign.again",
                occasion=f"{consent.id}:{campaign.id}",
                recipient=consent.account.email,
                organisation=organisation.id,
                language=language,
                template="privacy/mail/again",
                context={
                    "organisation": organisation.name,
                    "name": f"T{campaign.number}",
                    "url": absolute("campaigns:home", organisation.id, language=language),
                    "stop_url": absolute(
                        "privacy:stop_mails", stop_secret_of(consent), language=language
                    ),
                },
            )
