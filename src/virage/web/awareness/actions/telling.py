"""Mails about a text: to those who may publish it, and to who wrote it."""

from datetime import timedelta

from django.utils import timezone

from virage.web.accounts.models import User
from virage.web.awareness import queries
from virage.web.awareness.bridge.contents import key_of
from virage.web.awareness.models import Edition
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute

LIFE = timedelta(days=30)


def tell_second_readers(edition: Edition) -> None:
    """Write to each who may publish it that it waits for them."""
    for reader in queries.second_readers(but=edition.author_id):
        _post(edition, reader, what="waits")


def tell_author(edition: Edition) -> None:
    """Write to who wrote it that it came back, unless their account is gone."""
    if edition.author is not None:
        _post(edition, edition.author, what="given_back")


def _post(edition: Edition, reader: User, *, what: str) -> None:
    now, title = timezone.now(), edition.content["title"]
    page = absolute("awareness:edit", key_of(edition.text), language=reader.language)
    post_mail(
        now=now,
        purpose=f"content.{what}",
        occasion=f"{edition.id} {now.isoformat()}",
        recipient=reader.email,
        language=reader.language,
        template=f"awareness/mail/{what}",
        context={"title": title[reader.language] or title["fr"], "url": page, "note": edition.note},
        until=now + LIFE,
    )
