"""A row of the outbox as the mail that leaves: rendered in its language, text and HTML."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template import Context, TemplateDoesNotExist, engines
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import override

from virage.web.jobs.models import Mail

FRAME = "jobs/mail/frame"
LONGEST_IN_SUBJECT = 60
CALENDAR_FILE = "virage.ics"


def compose(mail: Mail, now: datetime) -> EmailMessage:
    """Render a mail; ValueError when its address can be no address."""
    with override(mail.language):
        context = framed(mail)
        text = rendered(f"{mail.template}.txt", context, escape=False)
        body = {"text": text, "html": fragment(mail, context, text)}
        subject = rendered(f"{mail.template}.subject.txt", context | shortened(mail), escape=False)
        message = EmailMessage(policy=SMTP)
        for name, kind in (("text", "txt"), ("html", "html")):
            whole = rendered(f"{FRAME}.{kind}", context | body, escape=kind == "html")
            _add(message, whole, plain=name == "text")
        _add_calendar(message, mail.context.get("calendar"))
        message["Subject"] = " ".join(subject.split())
    _address(message, mail, now)
    return message


def framed(mail: Mail) -> dict[str, Any]:
    """What every template of a mail may say."""
    frame: dict[str, Any] = {
        "site_name": settings.VIRAGE_PROGRAMME_NAME,
        "site_address": settings.VIRAGE_ADDRESS,
        "phone": settings.VIRAGE_PHONE,
        "language": mail.language,
        "stop_url": "",
    }
    return {**frame, **mail.context}


def shortened(mail: Mail) -> dict[str, Any]:
    """What a mail says, cut for its subject: a name of two lines would hide what is asked."""
    said = ((key, value) for key, value in mail.context.items() if isinstance(value, str))
    return {key: Truncator(value).chars(LONGEST_IN_SUBJECT) for key, value in said}


def fragment(mail: Mail, context: dict[str, Any], text: str) -> SafeString:
    """The HTML of a mail, from its own template or else from its text."""
    try:
        return SafeString(rendered(f"{mail.template}.html", context, escape=True))
    except TemplateDoesNotExist as missing:
        if missing.args[0] != f"{mail.template}.html":
            raise
        return SafeString(linebreaks(linked(text)))


def linked(text: str) -> SafeString:
    """The text as HTML in which the addresses of this site are links, and no other: a mail of ours
    leads nowhere that somebody else wrote, be it the name of their organisation.
    """
    ours = rf"({re.escape(settings.VIRAGE_ADDRESS)}(?:/[\w./~%?=&#-]*)?)(?![\w.:@-])"
    pieces = re.split(ours, text)
    return SafeString(
        "".join(
            format_html('<a href="{0}">{0}</a>', piece) if index % 2 else escape(piece)
            for index, piece in enumerate(pieces)
        )
    )


def rendered(name: str, context: dict[str, Any], *, escape: bool) -> str:
    """Render a template; plain text is not escaped."""
    template = engines["django"].get_template(name).template  # type: ignore[attr-defined]
    written: str = template.render(Context(context, autoescape=escape))
    return re.sub(r"\n{3,}", "\n\n", written.strip()) + "\n"


def _add_calendar(message: EmailMessage, calendar: dict[str, str] | None) -> None:
    """Add a calendar file twice: as what calendars act upon, and as a file to open by hand."""
    if calendar is None:
        return
    method, text = calendar["method"], calendar["text"]
    kind = {"method": method}
    message.add_alternative(text, subtype="calendar", cte="base64", params=kind)
    message.add_attachment(
        text.encode(), maintype="application", subtype="ics", filename=CALENDAR_FILE
    )


def _address(message: EmailMessage, mail: Mail, now: datetime) -> None:
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    message["From"] = Address(name, addr_spec=sender)
    message["To"] = Address(addr_spec=ascii_address(mail.recipient))
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{mail.id}@{urlsplit(settings.VIRAGE_ADDRESS).hostname}>"
    message["Content-Language"] = mail.language
    message["Auto-Submitted"] = "auto-generated"
    if mail.context.get("stop_url"):
        message["List-Unsubscribe"] = f"<{mail.context['stop_url']}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _add(message: EmailMessage, content: str, *, plain: bool) -> None:
    if plain:
        message.set_content(content, cte="quoted-printable")
    else:
        message.add_alternative(content, subtype="html", cte="quoted-printable")


def ascii_address(written: str) -> str:
    """The address as every server understands it; ValueError when there is no such form."""
    user, at, host = written.rpartition("@")
    if not (user and at and host):
        raise ValueError("an address has a name and a host")
    return f"{user.encode('ascii').decode()}@{host.encode('idna').decode()}"
