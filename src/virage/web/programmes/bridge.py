"""The catalogue of programmes as the pages and the mail read it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from virage.core.funding import Catalogue
from virage.core.subsidy import with_words
from virage.core.text import Language
from virage.documents.funding import Labels, labels_of
from virage.web.organisations.bridge import catalogues, current_questionnaire
from virage.web.programmes.settling import settled


def funding() -> Catalogue:
    """The programmes of this installation, with the terms that were set in the browser."""
    return settled(catalogues().funding)


def labels(language: Language) -> Labels:
    """The words for them, in a language."""
    return labels_of(current_questionnaire(), worded(catalogues().funding), language)


@lru_cache(1)
def worded(catalogue: Catalogue) -> Catalogue:
    """The same programmes, with words for what may be set in the browser."""
    return replace(catalogue, vocabulary=with_words(catalogue.vocabulary))


def needs_answered(language: Language) -> Mapping[str, str]:
    """The needs that at least one programme answers, by id, the most urgent first."""
    answered = {need for programme in catalogues().funding.programmes for need in programme.needs}
    known = catalogues().needs(current_questionnaire()).needs
    return {need.id: need.title.in_(language) for need in known if need.id in answered}
