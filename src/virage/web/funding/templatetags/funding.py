"""Programmes drawn once: the same card looks the same to everybody who has it."""

from functools import lru_cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from virage.core.text import Language
from virage.documents.funding.shapes import ProgrammeCard
from virage.web.ui.page import language

register = template.Library()

DRAWN = 4096
CARDS = "funding/parts/cards.html"
HERE = "<open-at>"  # what stands for the address where an organisation opens cases


@register.simple_tag(takes_context=True)
def programme_cards(context: Context, cards: tuple[ProgrammeCard, ...]) -> SafeString:
    """Show programmes; where the page has `open_at`, with the way to open a case."""
    open_at = str(context.get("open_at", ""))
    drawn = "".join(_drawn(card, language(), opens=bool(open_at)) for card in cards)
    return SafeString(drawn.replace(HERE, open_at))  # an address that `reverse` made


@lru_cache(DRAWN)
def _drawn(card: ProgrammeCard, _language: Language, *, opens: bool) -> str:
    """One card, without the organisation for whom it is drawn."""
    shown = {"cards": (card,), "open_at": SafeString(HERE) if opens else ""}
    return render_to_string(CARDS, shown)
