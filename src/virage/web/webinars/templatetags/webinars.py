"""The webinars to come, on the pages of other apps: `{% load webinars %}`."""

from typing import Any

from django import template
from django.utils import timezone

from virage.web.ui.page import language
from virage.web.webinars import queries
from virage.web.webinars.views.pages import cards_of

register = template.Library()


@register.inclusion_tag("webinars/parts/next.html")
def next_webinar() -> dict[str, Any]:
    """The next webinar, on the home page; nothing when there is none."""
    now = timezone.now()
    row = queries.next_ahead(now, spoken=language())
    return {"card": cards_of([row], {}, language(), now=now)[0] if row else None}


@register.inclusion_tag("webinars/parts/about.html")
def webinars_about(facet: str) -> dict[str, Any]:
    """The next webinars about a facet; nothing when there is none."""
    now, here = timezone.now(), language()
    rows = queries.about_facet(facet, now, spoken=here)
    return {"cards": cards_of(rows, {}, here, now=now), "here": here}
