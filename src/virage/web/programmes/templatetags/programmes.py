"""The card of a programme as a tag: `{% load programmes %}`."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from virage.core.text import Language
from virage.documents.funding.programme_page import ProgrammeCard
from virage.web.ui.page import language

register = template.Library()

DRAWN = 1024  # the same card looks the same to everybody


@register.simple_tag
def programme_card(card: ProgrammeCard) -> SafeString:
    """Show a programme in a list, in the language of the page."""
    return _drawn(card, language())


@lru_cache(DRAWN)
def _drawn(card: ProgrammeCard, _language: Language) -> SafeString:
    return render_to_string("programmes/parts/card.html", {"card": card})
