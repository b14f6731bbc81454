"""The Django app of the offices."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """The app of the offices, the advisors and their cases."""

    name = "virage.web.offices"
    label = "offices"
