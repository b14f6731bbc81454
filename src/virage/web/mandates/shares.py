"""What each organisation pays in the mandate of a group, from its rows."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from virage.core.funding.values import Cents
from virage.core.sharing import Paying, Pool
from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import GOES_ON, parts_in, parts_of


def pool_of(whole: Mandate) -> Pool:
    """The hours of the mandate of a group."""
    return Pool(whole.granted, whole.used, whole.rates, whole.settled)


def paying(parts: Iterable[Mandate]) -> tuple[Paying, ...]:
    """Who pays."""
    return tuple(Paying(each.weight or 0, each.at_most) for each in parts)


def in_order(parts: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """The order in which the cents are shared out, which never changes: as they were made."""
    return tuple(sorted(parts, key=lambda each: each.id))


def dues_of(whole: Mandate, quarters: int, parts: Sequence[Mandate]) -> dict[UUID, Cents]:
    """What each of all the parts of a mandate pays, once so many quarter-hours are worked."""
    going = in_order(each for each in parts if each.at in GOES_ON)
    dues = pool_of(whole).dues(quarters, [each.weight or 0 for each in going])
    return {each.id: each.owed or 0 for each in parts} | {
        each.id: due for each, due in zip(going, dues, strict=True)
    }


def most_of(mandate: Mandate) -> Cents:
    """What is paid of it at most: its part, or all that the programme does not pay."""
    return _of(mandate, mandate.price.own, mandate.ledger.granted)


def due_of(mandate: Mandate) -> Cents:
    """The same, for the hours that were worked."""
    return _of(mandate, mandate.worked.own, mandate.ledger.used)


def _of(mandate: Mandate, alone: Cents, quarters: int) -> Cents:
    if mandate.owed is not None:
        return mandate.owed
    whole = mandate.whole
    return alone if whole is None else dues_of(whole, quarters, parts_of(whole))[mandate.id]


def owed_in(whole: Mandate) -> dict[UUID, Cents]:
    """What each that worked in a group owes for good; nothing for the mandate of one alone."""
    worked = [each for each in parts_of(whole) if each.finished_at]
    return {each.id: each.owed or 0 for each in worked}


def signers(mandate: Mandate) -> tuple[Mandate, ...]:
    """Those who agree, each for itself: the parts of a group that go on, or the mandate of one."""
    return parts_in(mandate) if mandate.group else (mandate,)
