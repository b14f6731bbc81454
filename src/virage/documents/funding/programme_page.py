"""A programme in words, for the page that anybody may read: nobody is judged here."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from virage.core.funding.browsing import opening
from virage.core.funding.programmes import Programme, Source, State, Status, Version
from virage.core.funding.terms import Terms
from virage.core.funding.values import Verdict
from virage.core.text import Language, LocalText
from virage.documents.funding.labels import (
    Labels,
    confidences,
    date_in_words,
    expenses,
    levels,
    natures,
)
from virage.documents.funding.listings import SortedOut, sorted_out
from virage.documents.funding.meanings import meaning_of, openings
from virage.documents.funding.plain import (
    forms_in_words,
    freshness_in_words,
    status_in_words,
)
from virage.documents.funding.rules import Rule, rules_of
from virage.documents.funding.terms_in_words import (
    amounts_in_words,
    stacking_in_words,
    timing_in_words,
)
from virage.documents.funding.unknowns import unknowns
from virage.documents.funding.when import since_in_words
from virage.documents.language import listed, words


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme in a list.

    `opening` is whether one may apply, `opening_word` the same in one word, `status` in a sentence.
    `level` is empty where nobody says whose money it is.
    """

    id: str
    name: str
    funder: str
    purpose: str
    form: str
    level: str
    opening: Verdict
    opening_word: str
    status: str
    freshness: str
    stale: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where something was read; `url` is empty where the address leads to no single page."""

    id: str
    address: str
    url: str
    on: str
    confidence: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """Terms over time: since when they hold and are known, what came and what went.

    `known` is empty where nobody knows; `to_come` tells that they do not hold yet.
    """

    in_force: str
    known: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    to_come: bool


@dataclass(frozen=True, slots=True)
class TermsInWords:
    """Everything that one version of the terms says."""

    natures: SortedOut
    applicant: tuple[Rule, ...]
    step: tuple[Rule, ...]
    amounts: tuple[str, ...]
    expenses: SortedOut
    timing: tuple[str, ...]
    stacking: tuple[str, ...]
    warnings: tuple[str, ...]
    prepare: tuple[str, ...]
    file_at: str
    call: str


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme; `meanings` explains its forms of money, `note` its status."""

    card: ProgrammeCard
    meanings: tuple[str, ...]
    note: str
    terms: TermsInWords
    unknowns: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    statuses: tuple[str, ...]
    versions: tuple[VersionLine, ...]

    @property
    def coming(self) -> tuple[VersionLine, ...]:
        """The terms that are set and do not hold yet, the first to come first."""
        return tuple(each for each in reversed(self.versions) if each.to_come)


def programme_card(programme: Programme, on: date, labels: Labels) -> ProgrammeCard:
    """A programme as a list shows it on a day."""
    language = labels.language
    verdict = opening(programme, on)
    return ProgrammeCard(
        id=programme.id,
        name=programme.name.in_(language),
        funder=programme.funder.in_(language),
        purpose=programme.purpose.in_(language),
        form=forms_in_words(programme, labels),
        level=levels(language)[programme.level] if programme.level else "",
        opening=verdict,
        opening_word=openings(language)[verdict],
        status=status_in_words(programme.availability_on(on).status, labels),
        freshness=freshness_in_words(programme, on, labels),
        stale=programme.freshness_on(on).stale,
    )


def programme_page(programme: Programme, on: date, labels: Labels) -> ProgrammePage:
    """Everything that is known of a programme on a day, and what is not.

    Before its first terms hold, those are shown: who plans ahead reads them.
    """
    language = labels.language
    terms = (programme.version_on(on) or programme.versions[0]).terms
    note = programme.availability_on(on).status.note
    return ProgrammePage(
        card=programme_card(programme, on, labels),
        meanings=tuple(meaning_of(form, language) for form in programme.forms),
        note=_text(note, labels),
        terms=terms_in_words(terms, labels),
        unknowns=unknowns(programme, terms, language),
        sources=tuple(_source(each, labels) for each in programme.sources),
        statuses=tuple(
            status_in_words(each, labels)
            for each in reversed(programme.statuses)
            if _is_said(each, on)
        ),
        versions=_versions(programme, on, labels),
    )


def terms_in_words(terms: Terms, labels: Labels) -> TermsInWords:
    """One version of the terms."""
    language = labels.language
    return TermsInWords(
        natures=sorted_out(terms.natures, natures(language)),
        applicant=rules_of(terms.applicant, labels),
        step=rules_of(terms.step, labels),
        amounts=amounts_in_words(terms, language),
        expenses=sorted_out(terms.expenses, expenses(language)),
        timing=timing_in_words(terms.timing, language),
        stacking=stacking_in_words(terms, language),
        warnings=tuple(each.in_(language) for each in terms.warnings),
        prepare=tuple(each.in_(language) for each in terms.prepare),
        file_at=_text(terms.file_at, labels),
        call=_text(terms.call, labels),
    )


def _is_said(status: Status, on: date) -> bool:
    """Whether it has begun, or is a window that is announced."""
    begun = status.since is None or status.since.first <= on
    return begun or status.state is State.WINDOW


def _text(text: LocalText | None, labels: Labels) -> str:
    return "" if text is None else text.in_(labels.language)


def _source(source: Source, labels: Labels) -> SourceLine:
    single = not any(sign in source.address for sign in " …;")
    return SourceLine(
        id=source.id,
        address=source.address,
        url=f"https://{source.address}" if single else "",
        on=date_in_words(source.on, labels.language),
        confidence=confidences(labels.language)[source.confidence],
    )


def _versions(programme: Programme, on: date, labels: Labels) -> tuple[VersionLine, ...]:
    """The newest first."""
    told = [_sentences(each, labels) for each in programme.versions]
    changes = [(told[0], told[0]), *pairwise(told)]
    lines = [
        _version(version, before, after, on=on, labels=labels)
        for version, (before, after) in zip(programme.versions, changes, strict=True)
    ]
    return tuple(reversed(lines))


def _version(
    version: Version, before: tuple[str, ...], after: tuple[str, ...], *, on: date, labels: Labels
) -> VersionLine:
    _ = words(labels.language).gettext
    known = version.known_since
    return VersionLine(
        in_force=_in_force(version, on, labels.language),
        known=_("Known %(since)s") % {"since": since_in_words(known, labels.language)}
        if known
        else "",
        added=tuple(each for each in after if each not in before),
        removed=tuple(each for each in before if each not in after),
        to_come=not version.held_on(on),
    )


def _in_force(version: Version, on: date, language: Language) -> str:
    _ = words(language).gettext
    held = version.in_force_from
    if held is None:
        return _("In force, since when is not known")
    if version.held_on(on):
        return _("In force %(since)s") % {"since": since_in_words(held, language)}
    return _("In force from this date on: %(day)s") % {"day": date_in_words(held, language)}


def _sentences(version: Version, labels: Labels) -> tuple[str, ...]:
    """Terms as a list of sentences, so that two versions may be laid side by side."""
    _ = words(labels.language).gettext
    said = terms_in_words(version.terms, labels)
    rules = (text for rule in (*said.applicant, *said.step) for text in rule.sentences)
    kinds = (
        (_("It pays: %(kinds)s."), said.expenses.yes),
        (_("It does not pay: %(kinds)s."), said.expenses.no),
        (_("Kinds of step that it pays: %(kinds)s."), said.natures.yes),
    )
    listings = (told % {"kinds": listed(named, labels.language)} for told, named in kinds if named)
    return (*rules, *said.amounts, *listings, *said.timing, *said.stacking, *said.warnings)
