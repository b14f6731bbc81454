"""What private links of the privacy pages open, for the tests that walk the whole site."""

from django.utils import timezone

from tests.coops import HOLDER, actor_of
from tests.people import person
from virage.web.organisations.secrets import digest_of
from virage.web.privacy.actions import agree_to_mails, secret_of
from virage.web.privacy.actions.mails import stop_secret_of
from virage.web.privacy.models import Erasure, Kind, MailConsent, Mails

NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057"


def a_receipt() -> str:
    """The secret of its link; the row is made once a test."""
    erasure = Erasure.objects.filter(subject=NOBODY).first()
    if erasure is None:
        now = timezone.now()
        erasure = Erasure(
            kind=Kind.ORGANISATION, subject=NOBODY, asked_at=now, due_at=now, done_at=now
        )
        erasure.counts = {"organisation": 1, "seats": 3, "mails": 0}
        erasure.kept = ["accounts", "journal", "backups", "receipt"]
        erasure.digest = digest_of(secret_of(erasure))
        erasure.save(force_insert=True)
    return secret_of(erasure)


def a_consent_to_mails() -> str:
    """The secret of the link that stops the mails of the co-op's holder."""
    agree_to_mails(actor=actor_of(person(HOLDER)), purpose=Mails.AGAIN)
    return stop_secret_of(MailConsent.objects.get(withdrawn_at=None))
