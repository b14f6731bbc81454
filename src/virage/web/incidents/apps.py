"""The register of confidentiality incidents."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """The app of the register that the law asks for."""

    name = "virage.web.incidents"
    label = "incidents"
