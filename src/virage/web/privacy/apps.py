"""What Loi 25 promises to people and to organisations."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The app of copies, erasures and of the terms after which data go."""

    name = "virage.web.privacy"
    label = "privacy"
