"""Reach."""

from django.apps import AppConfig


class ReachConfig(AppConfig):
    """The app of the counters."""

    name = "virage.web.reach"
    label = "reach"
