"""The diagnoses that several people answer."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """The app of campaigns, their respondents and their portraits."""

    name = "virage.web.campaigns"
    label = "campaigns"
