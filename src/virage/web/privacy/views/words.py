"""What a receipt and a page say of what is held, in words."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.privacy.terms import BACKUP

HELD = {
    "organisation": gettext_lazy("Organisation: name, NEQ, language"),
    "account": gettext_lazy("Account: e-mail address, language"),
    "facts": gettext_lazy("Facts of the profile"),
    "seats": gettext_lazy("Places of people in organisations"),
    "invitations": gettext_lazy("Seats offered by mail"),
    "consents": gettext_lazy("Consents, given or withdrawn"),
    "cases": gettext_lazy("Cases of funding"),
    "campaigns": gettext_lazy("Diagnoses"),
    "plans": gettext_lazy("Strategic plans"),
    "searches": gettext_lazy("Searches for a better plan"),
    "versions": gettext_lazy("Versions of the plan put before the board"),
    "sheets": gettext_lazy("Sheets of answers"),
    "keys": gettext_lazy("Keys that opened these sheets"),
    "answers": gettext_lazy("Answers"),
    "tools": gettext_lazy("Tools described"),
    "participations": gettext_lazy("People who answered, or were asked to"),
    "role_links": gettext_lazy("Links of roles"),
    "reports": gettext_lazy("Documents stored at closing"),
    "papers": gettext_lazy("PDFs of adopted plans"),
    "progress": gettext_lazy("Steps of plans that are followed"),
    "turns": gettext_lazy("What was said of these steps"),
    "evidence": gettext_lazy("Proofs attached to steps"),
    "checkpoints": gettext_lazy("New diagnoses scheduled"),
    "silences": gettext_lazy("People who want no reminder of the plan"),
    "reminded": gettext_lazy("Reminders that went"),
    "accompaniments": gettext_lazy("Requests for accompaniment"),
    "rulings": gettext_lazy("Decisions about the interests of an advisor"),
    "notes": gettext_lazy("Notes of advisors"),
    "memberships": gettext_lazy("Places in group cases"),
    "accesses": gettext_lazy("Accesses of advisors"),
    "registrations": gettext_lazy("Registrations for webinars"),
    "registration_links": gettext_lazy("Links of these registrations"),
    "mails": gettext_lazy("Mails of the outbox"),
    "open_answers": gettext_lazy("Sheets of diagnoses still open"),
    "asked": gettext_lazy("Invitations to answer"),
    "sign_in": gettext_lazy("Passkeys, applications and recovery codes"),
    "sessions": gettext_lazy("Sessions"),
}


def counted(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Each kind of thing and how many there are, in the order of the words."""
    return tuple((str(word), counts[name]) for name, word in HELD.items() if counts.get(name))


def kept_in_words(kept: Iterable[str]) -> tuple[str, ...]:
    """What stays after an erasure, why and how long."""
    sentences = {
        "closed_answers": _(
            "What was answered to diagnoses that are closed stays with their organisations: "
            "nothing tells any more who answered."
        ),
        "accounts": _(
            "The accounts of the people who took part stay theirs: each may erase their own."
        ),
        "journal": _(
            "The journal stays, as proof: moments, verbs, random identifiers and fingerprints, "
            "never a name nor an address."
        ),
        "backups": _(
            "The backups of the site keep what they held, for at most %(days)s days; restoring "
            "one erases this again before the site serves."
        )
        % {"days": BACKUP.days},
        "receipt": _("This receipt is kept for five years. It names nobody."),
    }
    return tuple(sentences[name] for name in kept if name in sentences)
