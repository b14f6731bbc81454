"""Reading a programme: one file, with its sources, its status over time and its terms over time."""

import hashlib
import json

from virage.core.funding.programmes import (
    STALE_AFTER_DAYS,
    Programme,
    Source,
    State,
    Status,
    Version,
)
from virage.core.funding.values import Confidence, Form, Level
from virage.library.funding.criteria import Rules
from virage.library.funding.known import Known
from virage.library.funding.terms import TERMS_KEYS, read_terms
from virage.library.funding.values import (
    UNKNOWN,
    ascending,
    dated,
    known,
    member,
    members,
    of,
    text,
)
from virage.library.reading import Entry, gettext_noop

PROGRAMME_KEYS = (
    "id name funder purpose form money status verified_on stale_after_days owner sources needs"
    " versions"
).split()
STATUS_KEYS = ("state", "since", "until", "note")
SOURCE_KEYS = ("id", "address", "date", "confidence")
VERSION_KEYS = ("in_force_from", "known_since", *TERMS_KEYS)


def read_programme(entry: Entry, stem: str, words: Known) -> Programme:
    """Read one programme; `stem` is the name of its file, which must be its id."""
    entry.only(*PROGRAMME_KEYS)
    if entry["id"].name != stem:
        raise entry["id"].error(gettext_noop("expected the id '%(id)s', that of the file"), id=stem)
    sources = _sources(entry)
    rules = Rules(stem, frozenset(source.id for source in sources), words)
    return Programme(
        id=stem,
        name=entry["name"].text,
        funder=entry["funder"].text,
        purpose=entry["purpose"].text,
        forms=_forms(entry["form"]),
        level=known(entry, "money", of(Level)),
        statuses=_statuses(entry["status"]),
        verified_on=known(entry, "verified_on", dated),
        sources=sources,
        owner=entry["owner"].name,
        versions=_versions(entry, rules),
        stale_after_days=entry.optional("stale_after_days", _days, STALE_AFTER_DAYS),
        needs=tuple(words.need(each) for each in entry.each("needs")),
        content_hash=_content_hash(entry),
    )


def _content_hash(entry: Entry) -> str:
    """SHA-256 of what the file says, whatever its comments and layout."""
    canonical = json.dumps(
        entry.plain(), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def _forms(entry: Entry) -> tuple[Form, ...]:
    if entry.value == UNKNOWN:
        return ()
    if not isinstance(entry.value, list):
        return (member(entry, Form),)
    chosen = members(entry, Form)
    return tuple(form for form in Form if form in chosen)


def _days(entry: Entry) -> int:
    if entry.whole < 1:
        raise entry.error(gettext_noop("expected at least one day"))
    return entry.whole


def _statuses(entry: Entry) -> tuple[Status, ...]:
    """One status, or several from the oldest to the newest."""
    entries = entry.items if isinstance(entry.value, list) else (entry,)
    if not entries:
        raise entry.error(gettext_noop("expected at least one status"))
    found = tuple(_status(each.only(*STATUS_KEYS)) for each in entries)
    ascending(entries, "since")
    return found


def _status(entry: Entry) -> Status:
    state = member(entry["state"], State)
    since, until = known(entry, "since", dated), known(entry, "until", dated)
    if state is State.WINDOW and (since is None or until is None):
        raise entry.error(gettext_noop("a window has 'since' and 'until'"))
    if since is not None and until is not None and until.last < since.first:
        raise entry.error(gettext_noop("'until' comes after 'since'"))
    return Status(state, since, until, known(entry, "note", text))


def _sources(entry: Entry) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for each in entry["sources"].items:
        each.only(*SOURCE_KEYS)
        name = each["id"].name
        if name in found:
            raise each.error(gettext_noop("%(id)s: this id is taken"), id=name)
        found[name] = Source(
            name,
            each["address"].name,
            known(each, "date", dated),
            member(each["confidence"], Confidence),
        )
    if not found:
        raise entry["sources"].error(gettext_noop("a programme has at least one source"))
    return tuple(found.values())


def _versions(entry: Entry, rules: Rules) -> tuple[Version, ...]:
    entries = entry["versions"].items
    if not entries:
        raise entry["versions"].error(gettext_noop("a programme has at least one version"))
    ascending(entries, "in_force_from")
    return tuple(_version(each.only(*VERSION_KEYS), rules) for each in entries)


def _version(entry: Entry, rules: Rules) -> Version:
    return Version(
        in_force_from=known(entry, "in_force_from", dated),
        known_since=known(entry, "known_since", dated),
        terms=read_terms(entry, rules),
    )
