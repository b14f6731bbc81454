"""What followed: of those who registered, who came, and who began a diagnosis."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Funnel:
    """Counts of people: each is among the ones before it, except that some diagnose unseen.

    `diagnosed` counts those who registered and began a diagnosis since, present or not.
    """

    registered: int = 0
    present: int = 0
    diagnosed: int = 0

    def __add__(self, other: "Funnel") -> "Funnel":
        """Two webinars together."""
        return Funnel(
            self.registered + other.registered,
            self.present + other.present,
            self.diagnosed + other.diagnosed,
        )

    def share(self, part: int) -> int | None:
        """A part of those who registered, in whole percents; None when nobody did."""
        return (200 * part + self.registered) // (2 * self.registered) if self.registered else None
