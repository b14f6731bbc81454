"""Awareness."""

from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    """The app of the facets, the articles and their search; it keeps what editors write."""

    name = "virage.web.awareness"
    label = "awareness"
