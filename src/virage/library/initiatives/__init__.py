"""The only reader of initiatives: `initiatives/QUESTIONNAIRE/*.yaml`, grouped as one likes."""

from collections.abc import Iterator
from pathlib import Path

from virage.core.initiatives import Initiative, InitiativeCatalogue, cycle
from virage.core.needs import NeedsCatalogue
from virage.core.questionnaire import Questionnaire
from virage.library.initiatives.entries import Words, read_initiative
from virage.library.initiatives.vendors import read_vendors
from virage.library.questions import new_id
from virage.library.reading import Entry, gettext_noop, read_yaml

FOLDER = "initiatives"
FILE_KEYS = ("initiatives",)


def read_initiatives(
    root: Path, questionnaire: Questionnaire, needs: NeedsCatalogue
) -> InitiativeCatalogue:
    """The initiatives for a questionnaire; CatalogueError for the first thing that is refused.

    A questionnaire without a folder of initiatives has none, and its needs may stay unanswered.
    """
    entries = tuple(_entries(root, questionnaire.id))
    if not entries:
        return InitiativeCatalogue(questionnaire.id)
    vendors = read_vendors(root)
    words = _words(entries, questionnaire, needs)
    for each in entries:
        vendors.refuse_in(each)
    found = tuple(read_initiative(each, words) for each in entries)
    _refuse_a_ring(entries, found)
    catalogue = InitiativeCatalogue(questionnaire.id, found)
    _refuse_ill_served(root, questionnaire, catalogue)
    return catalogue


def _entries(root: Path, name: str) -> Iterator[Entry]:
    for path in sorted((root / FOLDER / name).glob("*.yaml")):
        yield from read_yaml(path, root).only(*FILE_KEYS)["initiatives"].items


def _words(
    entries: tuple[Entry, ...], questionnaire: Questionnaire, needs: NeedsCatalogue
) -> Words:
    seen: set[str] = set()
    for each in entries:
        identity = new_id(each["id"])
        if identity in seen:
            raise each["id"].error(
                gettext_noop("initiative %(initiative)s: this id is taken"), initiative=identity
            )
        seen.add(identity)
    return Words(questionnaire, frozenset(need.id for need in needs.needs), frozenset(seen))


def _refuse_a_ring(entries: tuple[Entry, ...], found: tuple[Initiative, ...]) -> None:
    ring = cycle(found)
    for each in entries:
        if each["id"].name in ring[:1]:
            raise each["after"].error(
                gettext_noop("these wait for one another: %(ring)s"),
                ring=" → ".join((*ring, ring[0])),
            )


def _refuse_ill_served(
    root: Path, questionnaire: Questionnaire, catalogue: InitiativeCatalogue
) -> None:
    path = root / "questionnaires" / questionnaire.id / questionnaire.version / "needs.yaml"
    entries = {each["id"].name: each["id"] for each in read_yaml(path, root)["needs"].items}
    for need in catalogue.ill_served(entries):
        raise entries[need].error(
            gettext_noop(
                "need %(need)s: at least two initiatives are expected, one of them free or in-house"
            ),
            need=need,
        )
