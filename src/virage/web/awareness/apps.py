"""Awareness."""

from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    """The app of the facets and of their search; it keeps no row."""

    name = "virage.web.awareness"
    label = "awareness"
