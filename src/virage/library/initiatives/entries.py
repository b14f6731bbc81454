"""Reading one initiative; every need, question, stage, role and initiative it names must exist."""

from dataclasses import dataclass

from virage.core.initiatives import (
    After,
    Effect,
    Impact,
    Initiative,
    Mode,
    Proof,
    Reached,
    Way,
)
from virage.core.questionnaire import Questionnaire
from virage.core.text import LocalText
from virage.library.conditions import Known
from virage.library.funding.values import member, whole
from virage.library.initiatives.modes import read_mode
from virage.library.needs import read_lift
from virage.library.reading import Entry, gettext_noop

KEYS = tuple(
    "id name why done steps lead needs after reached lifts exclusive_with modes dependence agility"
    " continuity exit_clause risk proof touches_staff duty".split()
)
NONE = "none"


@dataclass(frozen=True)
class Words:
    """What an initiative may name."""

    questionnaire: Questionnaire
    needs: frozenset[str]
    initiatives: frozenset[str]

    @property
    def known(self) -> Known:
        """The questions and their choices."""
        return Known(dict(self.questionnaire.by_id))

    def need(self, entry: Entry) -> str:
        """A need of the questionnaire."""
        if entry.name not in self.needs:
            raise entry.error(gettext_noop("unknown need '%(name)s'"), name=entry.name)
        return entry.name

    def initiative(self, entry: Entry, itself: str) -> str:
        """Another initiative of the catalogue."""
        if entry.name not in self.initiatives - {itself}:
            raise entry.error(gettext_noop("unknown initiative '%(name)s'"), name=entry.name)
        return entry.name

    def role(self, entry: Entry) -> str:
        """A role of the questionnaire."""
        roles = [role.id for role in self.questionnaire.roles]
        if entry.name not in roles:
            raise entry.error(
                gettext_noop("'%(value)s' is not one of %(values)s"),
                value=entry.name,
                values=", ".join(roles),
            )
        return entry.name


def read_initiative(entry: Entry, words: Words) -> Initiative:
    """Read one initiative; CatalogueError at the line of what is wrong."""
    entry.only(*KEYS)
    identity = entry["id"].name
    modes = _modes(entry["modes"], words)
    return Initiative(
        id=identity,
        name=entry["name"].text,
        why=entry["why"].text,
        done=entry["done"].text,
        steps=tuple(each.text for each in _some(entry["steps"])),
        lead=words.role(entry["lead"]),
        needs=tuple(words.need(each) for each in _some(entry["needs"])),
        after=tuple(_after(each, words, identity) for each in entry.each("after")),
        reached=tuple(_reached(each, words) for each in entry.each("reached")),
        lifts=tuple(read_lift(each, words.known) for each in _some(entry["lifts"])),
        exclusive_with=tuple(
            words.initiative(each, identity) for each in entry.each("exclusive_with")
        ),
        modes=modes,
        dependence=_impact(entry["dependence"]),
        agility=_impact(entry["agility"]),
        continuity=_impact(entry["continuity"]),
        exit_clause=_exit_clause(entry["exit_clause"], modes),
        risk=entry["risk"].text,
        proof=_proof(entry["proof"]),
        touches_staff=entry["touches_staff"].flag,
        duty=entry.optional("duty", lambda said: said.text, None),
    )


def _some(entry: Entry) -> tuple[Entry, ...]:
    if not entry.items:
        raise entry.error(gettext_noop("expected at least one"))
    return entry.items


def _modes(entry: Entry, words: Words) -> tuple[Mode, ...]:
    entry.only(*(way.value for way in Way))
    found = tuple(
        read_mode(way, entry[way.value], words.role) for way in Way if entry.has(way.value)
    )
    if not found:
        raise entry.error(gettext_noop("expected at least one"))
    return found


def _exit_clause(entry: Entry, modes: tuple[Mode, ...]) -> LocalText | None:
    if entry.value != NONE:
        return entry.text
    if any(mode.buys for mode in modes):
        raise entry.error(
            gettext_noop("something is bought: say what to ask for to be able to leave")
        )
    return None


def _after(entry: Entry, words: Words, identity: str) -> After:
    entry.only("initiative", "lag")
    return After(words.initiative(entry["initiative"], identity), entry.optional("lag", whole, 0))


def _reached(entry: Entry, words: Words) -> Reached:
    lift = read_lift(entry.only("question", "to"), words.known)
    return Reached(lift.question, lift.to)


def _impact(entry: Entry) -> Impact:
    entry.only("effect", "reason")
    return Impact(member(entry["effect"], Effect), entry["reason"].text)


def _proof(entry: Entry) -> Proof:
    entry.only("indicator", "unit", "baseline")
    return Proof(entry["indicator"].text, entry["unit"].text, entry["baseline"].text)
