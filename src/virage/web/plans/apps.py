"""The Django app of the strategic plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The app of what an organisation will do about its portrait, and when."""

    name = "virage.web.plans"
    label = "plans"
