"""The Django app of the facilitated diagnosis."""

from django.apps import AppConfig


class FacilitationConfig(AppConfig):
    """The app of the diagnoses held around a table; it keeps no rows of its own."""

    name = "virage.web.facilitation"
    label = "facilitation"
