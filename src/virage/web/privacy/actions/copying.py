"""Taking a copy of what is held; each is written in the journal."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.text import Language
from virage.documents.archive import zipped
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.privacy.copies import organisation as organisations
from virage.web.privacy.copies import person as people
from virage.web.refusals import require


def copy_organisation(*, actor: Actor, organisation: Organisation, language: Language) -> bytes:
    """A zip file of what is held of an organisation, for those who hold its account."""
    require("organisation.export", actor, thing_of(organisation))
    now = timezone.now()
    files = organisations.files_of(organisation, language, now)
    with transaction.atomic():
        record(verb="organisation.export", actor=actor, organisation=organisation.id)
    return zipped(files, now)


def copy_account(*, actor: Actor, language: Language) -> bytes:
    """A zip file of what is held of the actor."""
    require("account.export", actor)
    now = timezone.now()
    user = User.objects.get(id=UUID(str(actor.account)))
    files = people.files_of(actor, user, language=language, now=now)
    with transaction.atomic():
        record(verb="account.export", actor=actor, organisation=None)
    return zipped(files, now)
