"""The self-diagnosis."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest


class DiagnosticsConfig(AppConfig):
    """The app of sheets and portraits."""

    name = "virage.web.diagnostics"
    label = "diagnostics"

    def ready(self) -> None:
        """Close, at sign-out, what the browser held of the account's answers."""
        user_logged_out.connect(close_sheets, dispatch_uid="diagnostics.close_sheets")


def close_sheets(sender: object, request: HttpRequest, user: Any, **_given: object) -> None:
    """On a shared computer, the next person must not find the answers of the one before."""
    from virage.web.diagnostics.actions import sign_out_of_sheets
    from virage.web.diagnostics.views.doors import digests_of

    if user is not None:
        sign_out_of_sheets(account=user.pk, digests=digests_of(request))
