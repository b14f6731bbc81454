"""Prose, and the facets that explain something: `{% load awareness %}`."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from virage.core.facets import Facet
from virage.documents.portrait.page import Capability
from virage.documents.prose import prose_html
from virage.web.awareness import bridge
from virage.web.awareness.views.pages import card_of
from virage.web.ui.page import language

register = template.Library()

AT_HOME = 6


@register.filter
def prose(markdown: str) -> SafeString:
    """The HTML of the safe subset of Markdown."""
    return SafeString(prose_html(markdown))


@register.inclusion_tag("awareness/parts/read_about.html")
def read_about_need(need: str) -> dict[str, object]:
    """Links to the facets that explain a need; nothing when there is none."""
    return _links(bridge.facets().about_need(need))


@register.inclusion_tag("awareness/parts/read_about.html")
def read_about_gaps(gaps: Iterable[Capability]) -> dict[str, object]:
    """Links to the facets that explain the weakest capabilities; nothing when there is none."""
    return _links(bridge.facets().about_questions(*(each.question_id for each in gaps)))


@register.inclusion_tag("awareness/parts/read_about.html")
def read_about_dimension(dimension: str, title: str) -> dict[str, object]:
    """Links to the facets that explain a dimension; nothing when there is none."""
    return _links(bridge.facets().about_dimension(dimension), title)


@register.inclusion_tag("awareness/parts/hooks.html")
def facet_hooks() -> dict[str, object]:
    """What a director may recognise: the first facets, by what people say."""
    known = bridge.facets().facets
    cards = [card_of(each, language()) for each in known[:AT_HOME]]
    return {"cards": cards, "count": len(known)}


def _links(facets: tuple[Facet, ...], about: str = "") -> dict[str, object]:
    return {"cards": [card_of(each, language()) for each in facets], "about": about}
