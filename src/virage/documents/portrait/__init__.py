"""The portrait of one organisation as a page in one language."""

from virage.documents.portrait.page import (
    PortraitPage,
)
from virage.documents.portrait.painting import portrait_page

__all__ = ["PortraitPage", "portrait_page"]
