"""Two diagnoses of one organisation compared, as a page in one language."""

from virage.documents.change.page import ChangePage
from virage.documents.change.painting import Moment, change_page

__all__ = ["ChangePage", "Moment", "change_page"]
