"""The terms that a case keeps, beside those of today: what changed, and from when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from virage.core.funding.programmes import Programme, Version
from virage.core.funding.terms import Terms
from virage.documents.funding.dues import timing_in_words
from virage.documents.funding.labels import Labels, date_in_words
from virage.documents.funding.offers import offer_in_words
from virage.documents.funding.sentences import sentence
from virage.documents.language import words


@dataclass(frozen=True, slots=True)
class TermsKept:
    """The terms of a day, in sentences, and what the terms of today say otherwise.

    `changed` says from when the new terms hold, empty when they are the same. `gone` are the
    sentences that no longer hold, `new` those that now do. `revised` tells that the description of
    the programme was written anew since.
    """

    held: tuple[str, ...]
    changed: str
    gone: tuple[str, ...]
    new: tuple[str, ...]
    revised: str


def terms_kept(
    programme: Programme, *, opened: date, content_hash: str, on: date, labels: Labels
) -> TermsKept:
    """Compare the terms of a case opened on a day with those that hold `on` another day."""
    _ = words(labels.language).gettext
    then, now = programme.version_on(opened), programme.version_on(on)
    held, new = _lines(then, labels), _lines(now, labels)
    changed = then is not now and now is not None
    revised = content_hash != programme.content_hash and not changed
    said = _("What we know of this programme was written anew since the case was opened.")
    return TermsKept(
        held=held,
        changed=_changed(now, labels) if changed and now else "",
        gone=tuple(line for line in held if line not in new) if changed else (),
        new=tuple(line for line in new if line not in held) if changed else (),
        revised=said if revised else "",
    )


def _changed(version: Version, labels: Labels) -> str:
    _ = words(labels.language).gettext
    day = date_in_words(version.in_force_from, labels.language)
    said = _(
        "The terms changed from this date on: %(day)s. This case keeps those of the day it was"
        " opened; have the funder confirm it."
    )
    return said % {"day": day}


def _lines(version: Version | None, labels: Labels) -> tuple[str, ...]:
    if version is None:
        return (words(labels.language).gettext("The terms of that day are not known."),)
    return tuple(_sentences(version.terms, labels))


def _sentences(terms: Terms, labels: Labels) -> Iterator[str]:
    yield from offer_in_words(terms, labels.language)
    yield from (sentence(leaf, labels) for leaf in (*terms.applicant.leaves, *terms.step.leaves))
    yield from timing_in_words(terms.timing, labels.language)
