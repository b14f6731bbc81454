"""One text in French and English."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same text in both languages; neither may be empty."""

    fr: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.fr if language == "fr" else self.en
