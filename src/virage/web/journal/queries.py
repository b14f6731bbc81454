"""Reads of the journal: the command line's, which acts for the site, and one's own deeds."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from virage.web.journal.hashing import START, digest_of
from virage.web.journal.models import Chain, Entry, Pseudonym


@dataclass(frozen=True, slots=True)
class Anchor:
    """How long a chain was and its last hash, kept elsewhere: a cut tail shows against it."""

    chain: UUID
    count: int
    head: str


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain is broken, and how: altered, missing, cut or unknown."""

    chain: UUID
    number: int
    kind: str


def anchors() -> tuple[Anchor, ...]:
    """Every chain as it stands."""
    rows = Chain.objects.order_by("id").values_list("id", "count", "head")
    return tuple(Anchor(*row) for row in rows)


def breaks(known: tuple[Anchor, ...] = ()) -> Iterator[Break]:
    """Every place where a chain is broken, also against anchors kept elsewhere."""
    for chain in Chain.objects.order_by("id"):
        yield from _breaks_of(chain)
    present = {each.chain for each in anchors()}
    for anchor in known:
        if anchor.chain not in present:
            yield Break(anchor.chain, 0, "missing")
        elif anchor.count and not _reaches(anchor):
            yield Break(anchor.chain, anchor.count, "cut")


def _reaches(anchor: Anchor) -> bool:
    """Whether the entry that an anchor names is still there, unchanged."""
    entries = Entry.objects.filter(chain=anchor.chain, number=anchor.count)
    return entries.filter(digest=anchor.head).exists()


def _breaks_of(chain: Chain) -> Iterator[Break]:
    previous, number = START, 0
    for entry in Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=1000):
        number += 1
        if entry.number != number:
            yield Break(chain.id, number, "missing")
            return
        if entry.previous != previous or entry.digest != digest_of(entry):
            yield Break(chain.id, number, "altered")
            return
        previous = entry.digest
    if (number, previous) != (chain.count, chain.head):
        yield Break(chain.id, number + 1, "cut")


def deeds_of(account: UUID) -> tuple[Entry, ...]:
    """What the account of the actor did, as long as the link to its pseudonym is kept."""
    known = Pseudonym.objects.filter(account=account).values("pseudonym")
    return tuple(Entry.objects.filter(actor__in=known).order_by("at", "number"))
