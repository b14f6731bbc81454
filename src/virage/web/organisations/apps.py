"""The organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The app of organisations and of the people who take part in them."""

    name = "virage.web.organisations"
    label = "organisations"
