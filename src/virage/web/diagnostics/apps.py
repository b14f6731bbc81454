"""The self-diagnosis."""

from django.apps import AppConfig


class DiagnosticsConfig(AppConfig):
    """The app of sheets and portraits."""

    name = "virage.web.diagnostics"
    label = "diagnostics"
