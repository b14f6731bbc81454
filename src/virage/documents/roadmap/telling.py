"""The words for the ids, the amounts and the quarters of a planning problem, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass

from virage.core.funding.values import Cents
from virage.core.initiatives import Way
from virage.core.roadmap.naming import Family, Names
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import listed, quoted, words
from virage.documents.roadmap.sentences import way_in_words

WAYS = frozenset(each.value for each in Way)


@dataclass(frozen=True)
class Telling:
    """What things are called, for those who read."""

    names: Names
    language: Language

    def say(self, sentence: str) -> str:
        """A sentence of the interface in the language."""
        return words(self.language).gettext(sentence)

    def of(self, family: Family, name: str) -> str:
        """The name of something; its id when nobody named it."""
        return self.names.of(family, name, self.language)

    def step(self, initiative: str) -> str:
        """An initiative, as it stands inside a sentence."""
        return quoted(self.of(Family.INITIATIVE, initiative), self.language)

    def steps(self, initiatives: Iterable[str]) -> str:
        """Several of them."""
        return listed([self.step(each) for each in initiatives], self.language)

    def mode(self, initiative: str, mode: str) -> str:
        """How an initiative is done: its own word for it, or the one that all share."""
        own = f"{initiative}.{mode}"
        if self.names.known(Family.MODE, own):
            return self.of(Family.MODE, own)
        return way_in_words(Way(mode), self.language) if mode in WAYS else mode

    def score(self, score: str) -> str:
        """A score; the whole and autonomy have words of their own."""
        _ = words(self.language).gettext
        if self.names.known(Family.SCORE, score):
            return self.of(Family.SCORE, score)
        return {TOTAL: _("Portrait"), AUTONOMY: _("Autonomy")}.get(score, score)

    def question(self, question: str) -> str:
        """A question, or the one that a box belongs to."""
        if self.names.known(Family.QUESTION, question):
            return self.of(Family.QUESTION, question)
        return self.of(Family.QUESTION, question.partition(".")[0])

    def money(self, cents: Cents) -> str:
        """An amount."""
        return in_dollars(cents, self.language)
