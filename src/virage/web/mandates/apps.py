"""The Django app of the mandates."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """The app of the subsidised mandates."""

    name = "virage.web.mandates"
    label = "mandates"
