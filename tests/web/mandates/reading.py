"""Reading the papers of a mandate, and sending its forms."""

import io
from collections.abc import Iterable
from email.message import EmailMessage
from typing import Any

from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar
from pypdf import PdfReader

from tests.web.diagnostics.acting import Window


def address(name: str, *args: object, language: str = "fr") -> str:
    """The address of a page of the mandates."""
    with override(language):
        return reverse(f"mandates:{name}", args=args)


def send(window: Window) -> Any:
    """Send the form of a page to the page itself."""
    window.action = window.url
    return window.send()


def pdf_text(response: Any) -> str:
    """The words of a PDF that was taken away, on one line."""
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    pages = PdfReader(io.BytesIO(response.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\xa0", " ").split())


def calendars(mails: Iterable[EmailMessage]) -> list[dict[str, Any]]:
    """The meetings that mails carry."""
    found = []
    for mail in mails:
        for part in mail.walk():
            if part.get_content_type() == "application/ics":
                [event] = Calendar.from_ical(part.get_content()).walk("VEVENT")
                found.append(
                    {
                        "uid": str(event["uid"]),
                        "sequence": int(event["sequence"]),
                        "status": str(event["status"]),
                    }
                )
    return found
