"""A mail server of this machine's own, which receives, refuses and keeps people waiting."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from threading import Event
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

WELCOME = "250 OK"

logging.getLogger("mail.log").propagate = False  # its thread outlives a test, whose log is closed


@dataclass
class PostOffice:
    """What it received and accepted, and how it answers: `answers` by moment, MAIL, RCPT or DATA.

    It falls silent for good at the moment named `silent_at`, and sets `reached`.
    """

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    received: list[EmailMessage] = field(default_factory=list)
    silent_at: str = ""
    cuts_at: str = ""
    reached: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        """Where it is, as VIRAGE_SMTP_URL says it."""
        return f"smtp://127.0.0.1:{self.port}"

    async def mail(self, server: SMTP, _session: Session, envelope: Envelope, *given: Any) -> str:
        """Hear who writes."""
        envelope.mail_from = given[0]
        return await self.answer("MAIL", server)

    async def rcpt(self, server: SMTP, _session: Session, envelope: Envelope, *given: Any) -> str:
        """Hear to whom."""
        envelope.rcpt_tos.append(given[0])
        return await self.answer("RCPT", server)

    async def data(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take the mail in, then say so."""
        if self.answers.get("DATA", WELCOME).startswith("2"):
            message = message_from_bytes(cast("bytes", envelope.content), policy=POLICY)
            self.received.append(message)
        return await self.answer("DATA", server)

    handle_MAIL, handle_RCPT, handle_DATA = mail, rcpt, data  # noqa: N815, as aiosmtpd asks

    async def answer(self, moment: str, server: SMTP) -> str:
        """Answer, or be silent, or hang up."""
        await self.silence(moment)
        if self.cuts_at == moment:
            cast("Any", server.transport).abort()
        return self.answers.get(moment, WELCOME)

    async def silence(self, moment: str) -> None:
        """Say nothing any more, if this is the moment."""
        if self.silent_at == moment:
            self.reached.set()
            await asyncio.sleep(3600)


class Door(SMTP):
    """The line with one client; it may fall silent once the mail may begin (354)."""

    async def push(self, status: Any) -> None:
        await super().push(status)
        if str(status).startswith("354") or status == b"354 End data with <CR><LF>.<CR><LF>":
            await cast("Callable[[str], Awaitable[None]]", self.event_handler.silence)("354")


class Town(Controller):
    """Where the office stands."""

    def factory(self) -> SMTP:
        return Door(self.handler, **self.SMTP_kwargs)


@contextmanager
def post_office(**chosen: Any) -> Iterator[PostOffice]:
    """An open office on a free port, until the block ends."""
    from tests.serving import free_port

    office = PostOffice(port=free_port(), **chosen)
    town = Town(office, hostname="127.0.0.1", port=office.port)
    town.start()
    try:
        yield office
    finally:
        town.stop(no_assert=True)
