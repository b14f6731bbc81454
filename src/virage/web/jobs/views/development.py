"""The mails of development, which no server received."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from virage.web.jobs import mailbox as box
from virage.web.policy import verb

LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class MailPage:
    """One mail, with the links of its text; ours lead to this server, wherever it listens."""

    mail: box.Received
    links: tuple[str, ...]


@verb("development.read")
@never_cache
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every mail, the newest first."""
    if box.folder() is None:
        raise Http404
    return render(request, "jobs/mailbox.html", {"mails": tuple(box.received())})


@verb("development.read")
@never_cache
@require_safe
def mail(request: HttpRequest, kept_mail_id: UUID) -> HttpResponse:
    """One mail as it was written, with its links to follow."""
    kept = box.one(kept_mail_id)
    if kept is None:
        raise Http404
    ours = (link.removeprefix(settings.VIRAGE_ADDRESS) for link in LINK.findall(kept.text))
    links = tuple(dict.fromkeys(link.rstrip(".,;)") or "/" for link in ours))
    return render(request, "jobs/kept_mail.html", {"page": MailPage(kept, links)})
