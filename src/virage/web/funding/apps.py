"""The Django app of funding."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """The app of what may pay for the steps of an organisation."""

    name = "virage.web.funding"
    label = "funding"
