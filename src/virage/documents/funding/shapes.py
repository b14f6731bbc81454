"""The shape of the funding page: every text resolved in one language, nothing left to compute.

The screen and the PDF show the same value. A text that is not there is empty, and so is a list.
"""

from dataclasses import dataclass

from virage.core.text import Language


@dataclass(frozen=True, slots=True)
class Told:
    """A label and what stands under it; without any item, nothing is shown."""

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A page where something was read; `url` is empty where its address cannot be followed."""

    id: str
    address: str
    url: str
    about: str

    @property
    def label(self) -> str:
        """The page by its id and its address."""
        return f"{self.id} · {self.address}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in words.

    `outcome` is "yes", "no" or "unknown", and `said` the same as a word that stands alone; both
    are empty in the heading of a group, whose rules are one step deeper. `fact` is what is known,
    ready to read.
    """

    depth: int
    text: str
    outcome: str
    said: str
    fact: str
    source: Origin | None

    @property
    def told(self) -> str:
        """The rule and what is known: "People employed: at least 2 (you said: 1)"."""
        return f"{self.text} ({self.fact})" if self.fact else self.text

    @property
    def line(self) -> str:
        """The same after its outcome: "No · People employed: at least 2 (you said: 1)"."""
        return f"{self.said} · {self.told}" if self.said else self.told


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """One programme, for one organisation.

    `verdict` is "yes", "no", "unknown" or "closed". `gift` is true only of money that lowers what
    the organisation pays today; `repaid` says of all other money what becomes of it. `reasons` are
    the rules that decide, `rules` all of them. `order` says what goes before or after it.
    `only_funder`: no fact of the organisation would settle it. `elsewhere` is the rule that keeps
    it for another territory. `needs` are ids of needs of a portrait.
    """

    id: str
    name: str
    funder: str
    purpose: str
    verdict: str
    said: str
    form: str
    gift: bool
    repaid: str
    offer: tuple[str, ...]
    status: str
    note: str
    freshness: str
    stale: bool
    reasons: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    order: tuple[str, ...]
    changes: Told
    missing: Told
    only_funder: bool
    timing: Told
    warnings: Told
    prepare: Told
    where: Told
    call: Told
    origins: tuple[Origin, ...]
    elsewhere: str
    needs: tuple[str, ...]

    @property
    def advice(self) -> tuple[Told, ...]:
        """What to tell, to mind and to do, in that order; nothing that is empty."""
        told = (
            self.missing, self.timing, self.warnings, self.prepare, self.where, self.call,
        )  # fmt: skip
        return tuple(each for each in told if each.items)


@dataclass(frozen=True, slots=True)
class Group:
    """The programmes of one answer: `id` is "yes", "unknown", "no" or "closed".

    `elsewhere` are those kept for another territory, of which nothing else matters; they have
    their own heading.
    """

    id: str
    heading: str
    lead: str
    cards: tuple[ProgrammeCard, ...]
    elsewhere_heading: str
    elsewhere: tuple[ProgrammeCard, ...]

    @property
    def count(self) -> int:
        """How many programmes it has, those of other territories included."""
        return len(self.cards) + len(self.elsewhere)


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact worth telling.

    `fact` is its id, `profile` the profile question that asks it (empty when none does), `settles`
    says how many programmes depend on it and `programmes` names them. `alone` counts those that
    depend on nothing else.
    """

    fact: str
    question: str
    why: str
    profile: str
    settles: str
    programmes: tuple[str, ...]
    alone: int


@dataclass(frozen=True, slots=True)
class Asks:
    """The facts worth telling, the most useful first."""

    heading: str
    lead: str
    cards: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class FundingPage:
    """What may pay, for one organisation on one day, in one language, in the order it is read."""

    language: Language
    title: str
    name: str
    day: str
    day_iso: str
    summary: tuple[str, ...]
    decides: str
    asks: Asks
    groups: tuple[Group, ...]
    foot: str

    @property
    def cards(self) -> tuple[ProgrammeCard, ...]:
        """Every programme, group after group."""
        return tuple(card for group in self.groups for card in (*group.cards, *group.elsewhere))
