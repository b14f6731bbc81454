"""The catalogue of programmes as the pages and the mail read it."""

from collections.abc import Mapping

from virage.core.funding import Catalogue
from virage.core.text import Language
from virage.documents.funding import Labels, labels_of
from virage.web.organisations.bridge import catalogues, current_questionnaire


def funding() -> Catalogue:
    """The programmes of this installation."""
    return catalogues().funding


def labels(language: Language) -> Labels:
    """The words for them, in a language."""
    return labels_of(current_questionnaire(), funding(), language)


def needs_answered(language: Language) -> Mapping[str, str]:
    """The needs that at least one programme answers, by id, the most urgent first."""
    answered = {need for programme in funding().programmes for need in programme.needs}
    known = catalogues().needs(current_questionnaire()).needs
    return {need.id: need.title.in_(language) for need in known if need.id in answered}
