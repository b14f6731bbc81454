"""What allauth asks of the house: its mails, its words, how long a session lasts."""

from datetime import timedelta
from typing import Any

import uuid6
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from virage.web.accounts import queries
from virage.web.jobs.actions import post_mail

NOTE = "account_note"  # what the next page says once
CODE_LIFE = timedelta(minutes=15)
NEWS_LIFE = timedelta(days=2)
ENTRUSTED_LIFE = timedelta(hours=12)
WRONG_CODE = _("This is not the code that we sent, or it was used already. Check it and try again.")
TOO_OFTEN = _("Too many tries. Wait a few minutes, then ask for a new code.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The account's part."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the mail in the outbox; a code, or the news that the account changed."""
        name = template_prefix.rsplit("/", 1)[-1]
        now, code = timezone.now(), context.get("code")
        with transaction.atomic():
            post_mail(
                now=now,
                purpose="account.code" if code else "account.changed",
                occasion=str(uuid6.uuid7()),
                recipient=email,
                language="en" if get_language() == "en" else "fr",
                template=f"accounts/mail/{'code' if code else 'changed'}",
                context={"code": code, "minutes": CODE_LIFE.seconds // 60}
                if code
                else {"what": name},
                until=now + (CODE_LIFE if code else NEWS_LIFE),
            )

    def get_login_stages(self) -> list[str]:
        """The code, then the second proof; either way in proves the address or stands for it."""
        return [
            "allauth.account.stages.LoginByCodeStage",
            "allauth.mfa.stages.AuthenticateStage",
        ]

    def add_message(self, request: HttpRequest, *_: Any, **given: Any) -> None:
        """Keep what must be said on the next page; allauth's own small talk is left out."""
        if given.get("message"):
            request.session[NOTE] = str(given["message"])

    def post_login(self, request: HttpRequest, user: Any, **given: Any) -> HttpResponse:
        """Sign in; a person to whom the programme entrusts something signs in again each day."""
        response: HttpResponse = super().post_login(request, user, **given)
        if queries.site_roles_of(user):
            request.session.set_expiry(ENTRUSTED_LIFE)
        return response


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor's part."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or it is too old. Try the next one."),
        "rate_limited": TOO_OFTEN,
    }

    def _get_site_name(self) -> str:
        """The name that an authenticator application and a browser show."""
        return str(settings.VIRAGE_PROGRAMME_NAME)
