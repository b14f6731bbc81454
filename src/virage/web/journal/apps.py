"""The journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The app of the chains."""

    name = "virage.web.journal"
    label = "journal"
