"""Handing a mail over, and knowing how far it went when that fails.

smtplib's own `sendmail` does not say whether the server had the whole mail when the line was cut;
that is what decides whether a mail may be tried again.
"""

import re
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from smtplib import SMTP, SMTP_SSL, SMTPResponseException
from uuid import UUID

from django.conf import settings

from virage.web.jobs import mailbox
from virage.web.jobs.models import Reason, State

LONGEST_REPLY = 300


@dataclass(frozen=True)
class Outcome:
    """What became of an attempt; WAITING is a failure that came before any acceptance."""

    state: State
    reason: Reason = Reason.NONE
    reply: str = ""


def deliver(mail_id: UUID, message: EmailMessage) -> Outcome:
    """Hand a mail to the server, or to the folder of development."""
    content = message.as_bytes()
    if mailbox.folder() is not None:
        return in_a_file(mail_id, content)
    sender = message["From"].addresses[0].addr_spec
    recipient = message["To"].addresses[0].addr_spec
    try:
        server = connect()
    except OSError as error:  # smtplib's errors are OSErrors too
        return Outcome(State.WAITING, Reason.UNREACHABLE, reply_of(error))
    try:
        return offer(server, content, sender=sender, recipient=recipient)
    finally:
        hang_up(server)


def in_a_file(mail_id: UUID, content: bytes) -> Outcome:
    """Keep a mail in the folder of development."""
    try:
        mailbox.keep(mail_id, content)
    except OSError as error:
        return Outcome(State.WAITING, Reason.UNREACHABLE, reply_of(error))
    return Outcome(State.SENT)


def connect() -> SMTP:
    """Open the line: encrypted and signed in, as the settings ask."""
    host, port, patience = settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT
    if settings.EMAIL_USE_SSL:
        server: SMTP = SMTP_SSL(host, port, timeout=patience, context=trusted())
    else:
        server = SMTP(host, port, timeout=patience)
    try:
        if settings.EMAIL_USE_TLS:
            server.starttls(context=trusted())
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        server.ehlo_or_helo_if_needed()
    except OSError:
        server.close()
        raise
    return server


def trusted() -> ssl.SSLContext:
    """The certificates that this machine trusts; reading them takes longer than sending a mail."""
    return ssl.create_default_context()


def hang_up(server: SMTP) -> None:
    """Close the line; what the server says to that changes nothing."""
    try:
        server.quit()
    except OSError:
        server.close()


def offer(server: SMTP, content: bytes, *, sender: str, recipient: str) -> Outcome:
    """Say from whom and to whom, then the mail itself."""
    steps = (
        partial(server.mail, sender),
        partial(server.rcpt, recipient),
        partial(server.docmd, "DATA"),
    )
    for step in steps:
        try:
            code, said = step()
        except OSError as error:
            return Outcome(State.WAITING, Reason.UNREACHABLE, reply_of(error))
        if code // 100 not in {2, 3}:
            return refusal(code, said) or Outcome(State.WAITING, Reason.LATER)
    return hand_over(server, content)


def hand_over(server: SMTP, content: bytes) -> Outcome:
    """Send the mail; from here on, silence tells nothing of whether it was accepted."""
    lines = re.sub(rb"(?m)^\.", b"..", content)
    try:
        server.send(lines + b".\r\n")
        code, said = server.getreply()
    except OSError:
        return Outcome(State.UNCERTAIN, Reason.NO_REPLY)
    if code // 100 == 2:  # noqa: PLR2004
        return Outcome(State.SENT)
    return refusal(code, said) or Outcome(State.UNCERTAIN, Reason.NO_REPLY)


def refusal(code: int, said: bytes) -> Outcome | None:
    """A clear no: for now (4xx) or for good (5xx)."""
    reply = f"{code} {said.decode(errors='replace')}"[:LONGEST_REPLY]
    kinds = {4: (State.WAITING, Reason.LATER), 5: (State.FAILED, Reason.REFUSED)}
    return Outcome(*kinds[code // 100], reply) if code // 100 in kinds else None


def reply_of(error: OSError) -> str:
    """What the server said before it hung up, or what the system said of the line."""
    if isinstance(error, SMTPResponseException):
        said = error.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else said
        return f"{error.smtp_code} {text}"[:LONGEST_REPLY]
    return str(error)[:LONGEST_REPLY]
