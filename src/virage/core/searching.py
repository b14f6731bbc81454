"""Full-text search in memory, in both languages: accents, case and plurals are forgiven."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from virage.core.text import plain

WORD = re.compile(r"\w+")
SHORT = 3  # letters: what is no longer than that has no ending to take off
BEGINNING = 4  # letters: from so many on, the beginning of a word finds it
WHOLE_WORD = 3  # how much more a whole word counts than its beginning
NEAR = 0.75  # how alike two words are for one to be suggested instead of the other
EMPTY = frozenset(
    (
        "a à au aux avec ce ces comment dans de des du en est et je la le les leur ma mes mon nos"
        " notre nous on ou où par pas plus pour quand que quel quelle qui sa ses si son sur un une"
        " vos votre vous the an and are can do for how i in is it my of on or our that this to we"
        " what when where who with you your l d s n qu c j m"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Findable:
    """Something to find: texts, each with how much a word counts there."""

    key: str
    texts: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Index:
    """Which things say each word, without its ending, and how loudly.

    `roots` holds each plain word without its ending, `written` the same word as it is written.
    """

    keys: tuple[str, ...]
    said: Mapping[str, Mapping[str, int]]
    roots: Mapping[str, str]
    written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The keys of what answers, the best first.

    `whole` is false when nothing says every word: then come those that say the most of them.
    `instead` is what may have been meant, where a word is said nowhere.
    """

    keys: tuple[str, ...] = ()
    whole: bool = True
    instead: str = ""


def index_of(things: Iterable[Findable]) -> Index:
    """Read everything once."""
    said: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    written: dict[str, str] = {}
    keys = []
    for thing in things:
        keys.append(thing.key)
        for weight, text in thing.texts:
            bare = {plain(word): word.casefold() for word in WORD.findall(text)}
            written = bare | written
            for root in {stem(word) for word in bare}:
                said[root][thing.key] += weight
    return Index(tuple(keys), said, {word: stem(word) for word in written}, written)


def stem(word: str) -> str:
    """A plain word without the ending of a plural or of a feminine: "perdues" is "perdu"."""
    if len(word) <= SHORT:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    if word.endswith("ux") or (word.endswith("s") and not word.endswith("ss")):
        word = word[:-1]
    word = word.removesuffix("e")
    return word[:-1] + "i" if word.endswith("y") else word


def search(index: Index, words: str) -> Found:
    """What answers the words: all of them if anything does, else as many as can be.

    Nothing is looked for in an empty text; words such as "the" count only where they stand alone.
    """
    asked = plain(words).split()
    sought = [word for word in asked if word not in EMPTY] or asked
    loudness = [_loudness(index, word) for word in sought]
    held = {
        key: (sum(key in each for each in loudness), sum(each.get(key, 0) for each in loudness))
        for key in index.keys
    }
    most = max((count for count, _ in held.values()), default=0)
    keys = [key for key in index.keys if most and held[key][0] == most]
    keys.sort(key=lambda key: -held[key][1])
    return Found(tuple(keys), most == len(sought), _instead(index, sought))


def _loudness(index: Index, word: str) -> dict[str, int]:
    """How loudly each thing says a word, or one that it is the beginning of."""
    said = index.said.get(stem(word), {})
    found = {key: weight * WHOLE_WORD for key, weight in said.items()}
    if len(word) < BEGINNING:
        return found
    for root in {root for longer, root in index.roots.items() if longer.startswith(word)}:
        for key, weight in index.said[root].items():
            found[key] = max(found.get(key, 0), weight)
    return found


def _instead(index: Index, sought: list[str]) -> str:
    """The same words, those said nowhere replaced by their nearest; empty when none is near."""
    meant = [word if _loudness(index, word) else _nearest(index, word) for word in sought]
    return " ".join(meant) if all(meant) and meant != sought else ""


def _nearest(index: Index, word: str) -> str:
    near = get_close_matches(word, index.written, n=1, cutoff=NEAR)
    return index.written[near[0]] if near else ""
