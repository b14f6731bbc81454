"""The shape of the section of several respondents: who was heard, and where they differ."""

from dataclasses import dataclass

from virage.documents.portrait.parts import Figure, Listing, Note, Table


@dataclass(frozen=True, slots=True)
class Difference:
    """One question on which people stand apart, as something to talk about.

    `groups` says of each group that may be shown how many they are and where they stand; `withheld`
    tells how many more answered, and is empty when everybody is shown.
    """

    question_id: str
    title: str
    question: str
    opening: str
    people: str
    groups: tuple[Note, ...]
    withheld: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Where people see things differently, widest first; without any card, `none` says so.

    `figure` draws the cards and its table tells every line, also those that have no card. `facts`
    and `passed` are None when there is nothing to tell.
    """

    heading: str
    lead: str
    who: Listing
    withheld: str
    floor: str
    cards: tuple[Difference, ...]
    none: str
    figure: Figure | None
    facts: Table | None
    passed: Table | None
