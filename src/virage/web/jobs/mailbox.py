"""The mails of development: files in the data folder instead of a server."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Received:
    """A mail as its page shows it."""

    id: UUID
    subject: str
    recipient: str
    sent_at: datetime
    language: str
    text: str
    html: str


def folder() -> Path | None:
    """Where the mails land; None when they go to a server."""
    chosen: Path | None = settings.VIRAGE_MAILBOX
    return chosen


def keep(mail_id: UUID, content: bytes) -> None:
    """Keep a mail as a file; whole or absent."""
    place = folder()
    if place is None:
        raise FileNotFoundError("mails go to a server: there is no folder of development mails")
    place.mkdir(parents=True, exist_ok=True)
    written = place / f"{mail_id}.tmp"
    written.write_bytes(content)
    written.replace(place / f"{mail_id}.eml")


def erase(mail_id: UUID) -> None:
    """Take a mail's file away, if there is one."""
    place = folder()
    if place is not None:
        (place / f"{mail_id}.eml").unlink(missing_ok=True)


def received() -> Iterator[Received]:
    """Every mail of the folder, the newest first."""
    place = folder()
    files = place.glob("*.eml") if place else []
    for file in sorted(files, key=lambda path: path.stem, reverse=True):
        yield read(file)


def one(mail_id: UUID) -> Received | None:
    """One mail of the folder."""
    place = folder()
    file = place / f"{mail_id}.eml" if place else None
    return read(file) if file and file.exists() else None


def read(file: Path) -> Received:
    """Read a mail from its file."""
    message = message_from_bytes(file.read_bytes(), policy=SMTP)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    return Received(
        id=UUID(file.stem),
        subject=message["Subject"],
        recipient=message["To"],
        sent_at=parsedate_to_datetime(message["Date"]),
        language=message["Content-Language"],
        text=text.get_content() if text else "",
        html=html.get_content() if html else "",
    )
