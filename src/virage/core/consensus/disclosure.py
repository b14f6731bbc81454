"""Which roles may be shown, so that nobody's answer can be worked out from what is.

A role of fewer than three is merged with the other small ones into "others"; "others" under three
is withheld together with the next smallest role. What is shown and the whole then cut everybody
into sets of at least three, whatever one subtracts, and a role under three never stands alone in
its set. Where no role can be shown, everyone is shown together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

FLOOR = 3


class GroupKind(Enum):
    """What a group is called."""

    ROLE = "role"
    OTHERS = "others"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Group:
    """One role, or several that are never told apart."""

    kind: GroupKind
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that may be shown, and the roles of which nothing is."""

    shown: tuple[Group, ...]
    withheld: tuple[str, ...] = ()


def disclosed(counts: Mapping[str, int]) -> Groups:
    """The groups for these numbers of people by role; none when there are fewer than three."""
    present = {role: count for role, count in counts.items() if count}
    if sum(present.values()) < FLOOR:
        return Groups((), tuple(present))
    small = [role for role, count in present.items() if count < FLOOR]
    large = [role for role, count in present.items() if count >= FLOOR]
    if not small:
        return Groups(by_role(large))
    if sum(present[role] for role in small) >= FLOOR:
        return _merged(large, small)
    smallest = min(large, key=lambda role: present[role])
    large.remove(smallest)
    if not large:
        return Groups((Group(GroupKind.EVERYONE, tuple(present)),))
    hidden = {*small, smallest}
    return Groups(by_role(large), tuple(role for role in present if role in hidden))


def by_role(roles: Iterable[str]) -> tuple[Group, ...]:
    """Each role a group of its own."""
    return tuple(Group(GroupKind.ROLE, (role,)) for role in roles)


def _merged(large: list[str], small: list[str]) -> Groups:
    others = Group(GroupKind.OTHERS if large else GroupKind.EVERYONE, tuple(small))
    return Groups((*by_role(large), others))
