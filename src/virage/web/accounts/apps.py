"""Accounts: the people who sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app of people."""

    name = "virage.web.accounts"
    label = "accounts"
