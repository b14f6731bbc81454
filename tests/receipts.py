"""The receipt of an erasure that was done, for the tests that walk the whole site."""

from django.utils import timezone

from virage.web.organisations.secrets import digest_of
from virage.web.privacy.actions import secret_of
from virage.web.privacy.models import Erasure, Kind

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
