"""The funding programmes."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The app of the catalogue of programmes; it keeps no row."""

    name = "virage.web.programmes"
    label = "programmes"
