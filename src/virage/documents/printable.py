"""What the shipped fonts can draw: anything else would spoil the file or stop the compiler."""

import re
import unicodedata

MISSING = "\u25a1"
LONGEST_WORD = 28
BREAK = "\u200b"
NO_BREAK = "\u00a0"
INVISIBLE = ("Cc", "Cf", "Mn", "Me", "Mc")  # controls, and marks that stand on another letter

# Latin, Greek, Cyrillic, Hebrew, Arabic, Canadian syllabics, punctuation, currencies, arrows,
# mathematics and shapes.
DRAWN = re.compile(
    "[\u0020-\u007e\u00a0-\u024f\u0370-\u04ff\u05d0-\u05ea\u0621-\u063a\u0641-\u064a"
    "\u1400-\u167f\u18b0-\u18ff\u1e00-\u1eff\u2010-\u2027\u202f-\u2040\u2044-\u2052"
    "\u20a0-\u20bf\u2190-\u22ff\u2500-\u25ff]"
)
ORDINARY = re.compile("[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u2040]*")
FINGERPRINT = r"(?![0-9a-f]{64}\b)"  # fits a line, and is copied whole
LONG_WORD = re.compile(rf"\b{FINGERPRINT}\S{{{LONGEST_WORD},}}")
PIECE = re.compile(rf"\S{{1,{LONGEST_WORD // 2}}}")


def printable(words: str) -> str:
    """The same words with what cannot be drawn replaced, and what is invisible left out."""
    if ORDINARY.fullmatch(words):
        return words
    composed = unicodedata.normalize("NFC", words)
    return "".join(_drawn(character) for character in composed)


def _drawn(character: str) -> str:
    if character.isspace() and character != NO_BREAK:
        return " "
    category = unicodedata.category(character)
    if category in INVISIBLE:
        return ""
    return character if DRAWN.fullmatch(character) and category != "Cn" else MISSING


def broken(words: str) -> str:
    """The same words, with places to break inside those too long for a line."""
    return LONG_WORD.sub(lambda found: BREAK.join(PIECE.findall(found.group())), words)
