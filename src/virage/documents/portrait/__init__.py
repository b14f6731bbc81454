"""The portrait of one organisation as a page in one language."""

from virage.documents.portrait.heard import Heard, hear
from virage.documents.portrait.one_page import OnePage, one_page
from virage.documents.portrait.page import (
    PortraitPage,
)
from virage.documents.portrait.painting import portrait_page

__all__ = ["Heard", "OnePage", "PortraitPage", "hear", "one_page", "portrait_page"]
