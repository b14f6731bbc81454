"""Who may do what: the policy as one table, from a verb to its rule.

A view names its verb; an action asks `decide` before it writes. A thing that the actor may not even
see is answered as if it did not exist.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody at the door: the keys held in this browser, and the account when signed in.

    `guest_of` are those of `keys` that a private link gave: they open a sheet, and do not own it.
    """

    account: str | None = None
    keys: frozenset[str] = frozenset()
    guest_of: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Verdict:
    """A yes or a no with its reason; `visible` tells 404 (no) from 403 (yes)."""

    allowed: bool
    reason: str
    visible: bool = True

    def __bool__(self) -> bool:
        """Read as the answer."""
        return self.allowed


VISITOR = Actor()

Rule = Callable[[Actor, str | None], Verdict]


def anyone(actor: Actor, thing: str | None) -> Verdict:  # noqa: ARG001
    """Open to everybody."""
    return Verdict(allowed=True, reason="public")


def key_holder(actor: Actor, thing: str | None) -> Verdict:
    """Open to who holds the private key of the thing; others must not learn that it exists."""
    if thing is not None and thing in actor.keys:
        return Verdict(allowed=True, reason="holds the key")
    return Verdict(allowed=False, reason="holds no key", visible=False)


def key_owner(actor: Actor, thing: str | None) -> Verdict:
    """Open to the browser in which the thing was begun; a guest of its link is told why not."""
    verdict = key_holder(actor, thing)
    if verdict and thing in actor.guest_of:
        return Verdict(allowed=False, reason="only where it was begun")
    return verdict


TABLE: Mapping[str, Rule] = MappingProxyType(
    {
        "site.health": anyone,
        "public.read": anyone,
        "public.choose": anyone,
        "diagnosis.start": anyone,
        "diagnosis.resume": anyone,
        "diagnosis.read": key_holder,
        "diagnosis.answer": key_holder,
        "diagnosis.share": key_owner,
        "diagnosis.erase": key_owner,
    }
)


def decide(verb: str, actor: Actor, thing: str | None = None) -> Verdict:
    """Apply the rule of the verb to the actor and the id of the thing."""
    return TABLE[verb](actor, thing)
