"""The five sums that a score is made of, side by side in 64-bit words.

Points and weights are whole numbers below 2⁵³, so sums are exact in any order and may share a word
as long as each keeps to its own bits: one addition then adds several sums. A small questionnaire
fits in one word; one with odd denominators takes two or three.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from virage.core.questionnaire import Questionnaire

Whole = NDArray[np.int64]
# Points where measured; points at the least; from the least to the most; and two weights.
UNITS, LOW, DOUBT, MEASURED, APPLICABLE = "units", "low", "doubt", "measured", "applicable"
USABLE_BITS = 63


@dataclass(frozen=True)
class Layout:
    """Where each sum stands: its word, how far from the right, and its greatest value."""

    scale: int
    places: Mapping[str, tuple[int, int, int]]
    words: int

    def packed(self, **sums: int) -> Whole:
        """One question's part in each sum, as words."""
        words = np.zeros(self.words, np.int64)
        for name, value in sums.items():
            word, shift, _ = self.places[name]
            words[word] += value << shift
        return words

    def read(self, words: NDArray[Any], name: str) -> Whole:
        """One of the sums, from words whose first axis is the word."""
        word, shift, mask = self.places[name]
        found: Whole = (words[word] >> shift) & mask
        return found

    def units(self, points: Fraction) -> int:
        """Points as a whole number of parts of the questionnaire's scale."""
        return points.numerator * (self.scale // points.denominator)


def layout(questionnaire: Questionnaire) -> Layout:
    """The layout that the sums of a questionnaire need."""
    weights = sum(question.weight for question in questionnaire.questions())
    most = dict.fromkeys((UNITS, LOW, DOUBT), questionnaire.scale * weights)
    most |= {MEASURED: weights, APPLICABLE: weights}
    places, word, shift = {}, 0, 0
    for name, greatest in most.items():
        bits = greatest.bit_length()
        if shift + bits > USABLE_BITS:
            word, shift = word + 1, 0
        places[name] = (word, shift, (1 << bits) - 1)
        shift += bits
    return Layout(questionnaire.scale, places, word + 1)
