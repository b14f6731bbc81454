"""Kleene's three-valued logic: True, False, and None for what is not known."""

from collections.abc import Iterable

Truth = bool | None


def every(truths: Iterable[Truth]) -> Truth:
    """False when one is false, else unknown when one is unknown, else true."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown = unknown or truth is None
    return None if unknown else True


def some(truths: Iterable[Truth]) -> Truth:
    """True when one is true, else unknown when one is unknown, else false."""
    unknown = False
    for truth in truths:
        if truth is True:
            return True
        unknown = unknown or truth is None
    return None if unknown else False


def negation(truth: Truth) -> Truth:
    """The contrary; the contrary of unknown is unknown."""
    return None if truth is None else not truth


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """True when so many are true, false when the unknown ones would not be enough."""
    given = truths if isinstance(truths, list) else list(truths)
    true = given.count(True)
    if true >= count:
        return True
    return None if true + given.count(None) >= count else False
