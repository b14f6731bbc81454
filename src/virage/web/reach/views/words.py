"""What is counted, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.reach import UNKNOWN, Kind
from virage.web.organisations.bridge import current_questionnaire
from virage.web.ui.page import language

KINDS = {
    Kind.FACET: gettext_lazy("Facets read"),
    Kind.ARTICLE: gettext_lazy("Articles read"),
    Kind.WEBINAR: gettext_lazy("Webinars joined"),
    Kind.BEGUN: gettext_lazy("Diagnoses begun"),
    Kind.FINISHED: gettext_lazy("Diagnoses finished"),
}
REGION = "region"


def region_names() -> dict[str, str]:
    """The regions of the questionnaire by their id."""
    question = current_questionnaire().by_id.get(REGION)
    choices = question.choices if question else ()
    return {each.id: each.text.in_(language()) for each in choices}


def region_in_words(region: str, names: dict[str, str]) -> str:
    """The name of a region."""
    return _("Region not known") if region == UNKNOWN else names.get(region, region)


def count_in_words(count: int | None) -> str:
    """A number, or that it is withheld."""
    return _("withheld") if count is None else str(count)
