"""Reading the facts of an organisation: the profile of a sheet, and its block `funding`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from virage.core.funding.facts import Artefact, Facts, facts_of
from virage.core.funding.values import Cents, LegalForm, Zone
from virage.core.questionnaire import Questionnaire
from virage.library.funding.known import Known
from virage.library.funding.values import NONE, dated, flag, known, money, of, part, whole
from virage.library.reading import Entry, read_yaml
from virage.library.sheets import read_sheet
from virage.library.shelves import Library

KEYS = (
    "legal_form revenues zone gst_recovered qst_recovered has_french_site"
    " francization_duties_met in_rena artefacts declared projects_before"
).split()
ARTEFACT_KEYS = ("issued_under", "date")


@dataclass(frozen=True, slots=True)
class FactsFile:
    """What a sheet tells of an organisation; `day` None when the sheet has none."""

    facts: Facts
    questionnaire: Questionnaire
    name: str
    day: date | None


def read_facts(path: Path, library: Library) -> FactsFile:
    """The facts of a sheet; CatalogueError where it cannot be read."""
    read = read_sheet(path, library)
    facts = facts_of(read.sheet.answers)
    entry = read_yaml(path, path.parent)
    if entry.has("funding"):
        catalogue = library.funding
        words = Known(catalogue.vocabulary, frozenset(catalogue.by_id))
        facts = with_more(facts, entry["funding"], words)
    return FactsFile(facts, read.questionnaire, read.sheet.name, read.day)


def with_more(facts: Facts, entry: Entry, words: Known) -> Facts:
    """The same facts and those of a block `funding`, which win; `unknown` adds nothing."""
    entry.only(*KEYS)
    return replace(
        facts,
        legal_form=known(entry, "legal_form", of(LegalForm)) or facts.legal_form,
        revenues=known(entry, "revenues", _revenues) or facts.revenues,
        zone=known(entry, "zone", of(Zone)),
        gst_recovered=known(entry, "gst_recovered", part),
        qst_recovered=known(entry, "qst_recovered", part),
        has_french_site=known(entry, "has_french_site", flag),
        francization_duties_met=known(entry, "francization_duties_met", flag),
        in_rena=known(entry, "in_rena", flag),
        artefacts=_artefacts(entry, words),
        declared=_declared(entry, words),
        projects_before=_projects(entry, words),
    )


def _revenues(entry: Entry) -> tuple[Cents | None, ...]:
    """From the last year back."""
    return tuple(None if each.value == "unknown" else money(each) for each in entry.items)


def _table(entry: Entry, key: str) -> Mapping[str, Entry]:
    given = entry[key].table if entry.has(key) else {}
    return {name: each for name, each in given.items() if each.value not in (None, "unknown")}


def _named(name: str, at: Entry) -> Entry:
    """A key as an entry, so that a word which is not there is refused where it stands."""
    return Entry(name, at.file, at.line)


def _artefacts(entry: Entry, words: Known) -> Mapping[str, tuple[Artefact, ...]]:
    """All that is held of each kind; `none` is known to be none."""
    return {
        words.artefact(_named(name, each)): ()
        if each.value == NONE
        else tuple(_artefact(held, words) for held in each.items)
        for name, each in _table(entry, "artefacts").items()
    }


def _artefact(entry: Entry, words: Known) -> Artefact:
    entry.only(*ARTEFACT_KEYS)
    return Artefact(known(entry, "issued_under", words.programme), known(entry, "date", dated))


def _declared(entry: Entry, words: Known) -> Mapping[str, bool]:
    return {
        words.declared(_named(name, each)): each.flag
        for name, each in _table(entry, "declared").items()
    }


def _projects(entry: Entry, words: Known) -> Mapping[str, int]:
    return {
        words.programme(_named(name, each)): whole(each)
        for name, each in _table(entry, "projects_before").items()
    }
