"""One text in French and English, and text as a search compares it."""

from dataclasses import dataclass
from typing import Literal
from unicodedata import combining, normalize

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
LIGATURES = {"œ": "oe", "æ": "ae"}


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same text in both languages; neither may be empty."""

    fr: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.fr if language == "fr" else self.en


def plain(text: str) -> str:
    """Text without accents, case or punctuation: "L’Érablière, coop" is "l erabliere coop"."""
    apart = normalize("NFKD", normalize("NFKD", text).casefold())
    letters = (sign for sign in apart if not combining(sign))
    spread = "".join(LIGATURES.get(sign, sign if sign.isalnum() else " ") for sign in letters)
    return " ".join(spread.split())
