"""The design system: what every page is made of."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, styles and tags shared by all the pages."""

    name = "virage.web.ui"
    label = "ui"
