"""Webinars."""

from django.apps import AppConfig


class WebinarsConfig(AppConfig):
    """The app of webinars and of those who register for them."""

    name = "virage.web.webinars"
    label = "webinars"
