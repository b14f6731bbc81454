"""The terms of the programme's own subsidy, as everybody reads them in the list of programmes."""

from dataclasses import replace
from functools import lru_cache

from virage.core.funding import Catalogue
from virage.core.subsidy import with_terms, with_words
from virage.web.mandates.bridge import SUBSIDY, settings_from
from virage.web.mandates.models import TermsRow
from virage.web.mandates.queries.terms import terms_written
from virage.web.programmes.settling import settles

MOST_KEPT = 4


@settles
def subsidy(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the terms that the director set, today's and those to come."""
    if SUBSIDY not in catalogue.by_id:
        return catalogue
    written = terms_written()
    return _with(catalogue, written) if written else catalogue


@lru_cache(MOST_KEPT)  # a row never changes, and two of the same id are one
def _with(catalogue: Catalogue, written: tuple[TermsRow, ...]) -> Catalogue:
    settings = settings_from(written)
    return replace(
        catalogue,
        programmes=tuple(
            with_terms(each, settings) if each.id == SUBSIDY else each
            for each in catalogue.programmes
        ),
        vocabulary=with_words(catalogue.vocabulary),
    )
