"""The rules of the house, held by tests."""

from collections.abc import Iterable


def nothing(found: Iterable[object], advice: str) -> None:
    """Assert that a search for faults found nothing; else list each, with what to do."""
    listed = [str(item) for item in found]
    assert not listed, f"{advice}:\n" + "\n".join(listed)
