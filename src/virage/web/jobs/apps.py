"""What happens later."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app of the outbox and of the worker."""

    name = "virage.web.jobs"
    label = "jobs"
