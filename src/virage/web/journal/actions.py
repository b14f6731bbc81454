"""Writing the journal: called last by an action, inside its transaction."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.journal.hashing import START, digest_of, keyed
from virage.web.journal.models import SITE, Chain, Entry, Pseudonym

NO_FIELDS: Mapping[str, str] = MappingProxyType({})


def record(
    *,
    verb: str,
    actor: Actor,
    organisation: UUID | None,
    thing: UUID | None = None,
    fields: Mapping[str, str] = NO_FIELDS,
) -> None:
    """Add a deed to the chain of its organisation, or to the site's when it has none.

    Of `fields` only keyed hashes are kept: they prove later what a value was, and tell nobody.
    Called last in the action, so that the chain is held for the shortest time.
    """
    with transaction.atomic():
        pseudonym = _pseudonym_of(actor)
        chain_id = organisation or SITE
        Chain.objects.bulk_create([Chain(id=chain_id, head=START)], ignore_conflicts=True)
        chain = Chain.objects.select_for_update().get(id=chain_id)
        entry = Entry(
            chain=chain,
            number=chain.count + 1,
            at=timezone.now(),
            verb=verb,
            actor=pseudonym,
            thing=thing,
            fields={name: keyed(chain_id, name, value) for name, value in fields.items()},
            previous=chain.head,
        )
        entry.digest = digest_of(entry)
        entry.save(force_insert=True)
        chain.count, chain.head = entry.number, entry.digest
        chain.save(update_fields=["count", "head"])


def forget(account: UUID) -> None:
    """Cut the link from an account to its pseudonym: the deeds stay, nobody knows whose."""
    Pseudonym.objects.filter(account=account).delete()


def _pseudonym_of(actor: Actor) -> UUID | None:
    if actor.account is None:
        return None
    account = UUID(actor.account)
    Pseudonym.objects.bulk_create([Pseudonym(account=account)], ignore_conflicts=True)
    return Pseudonym.objects.get(account=account).pseudonym
