"""The words that stand for the ids of a planning problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from virage.core.text import Language, LocalText


class Family(Enum):
    """What an id is the id of."""

    INITIATIVE = "initiative"
    MODE = "mode"
    NEED = "need"
    QUESTION = "question"
    SCORE = "score"
    FLAG = "flag"
    ROLE = "role"
    GATE = "gate"
    PROGRAMME = "programme"


@dataclass(frozen=True)
class Names:
    """Whose plan it is ("" when nobody says) and what its ids are called.

    A mode is `INITIATIVE.MODE` where one initiative calls it its own way, or `MODE` for all.
    """

    title: str = ""
    texts: Mapping[tuple[Family, str], LocalText] = field(default_factory=dict)

    def of(self, family: Family, name: str, language: Language) -> str:
        """What something is called; its id when nobody named it."""
        text = self.texts.get((family, name))
        return name if text is None else text.in_(language)

    def known(self, family: Family, name: str) -> bool:
        """Whether somebody named it."""
        return (family, name) in self.texts
