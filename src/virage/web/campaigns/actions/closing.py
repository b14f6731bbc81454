"""Closing a diagnosis: from then on, nothing of it changes."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor, Role
from virage.core.text import LANGUAGES
from virage.documents.pdf import one_page_pdf, portrait_pdf
from virage.documents.portrait import one_page, portrait_page
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign, Report
from virage.web.campaigns.queries.portraits import (
    Material,
    board_without_a_seat,
    material_of,
    readers_of,
)
from virage.web.diagnostics.models import Sheet
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.limits import TooOftenError
from virage.web.organisations.actions.inviting import TakenError, invite
from virage.web.refusals import RefusedError, require

TRIES = 3  # how often answers may come in while the documents are being made
PORTRAIT, MEMBERS = "portrait", "members"
BOARD = "board"  # the role of the questionnaire


class NobodyAnsweredError(RefusedError):
    """There is nothing to close on."""


class StillAnsweringError(RefusedError):
    """Answers came in while the documents were being made, each time they were."""


class _ChangedError(Exception):
    """What the documents were made of is not what is kept any more."""


def close_campaign(*, actor: Actor, campaign: Campaign) -> None:
    """Lock every sheet, freeze the facts, store the documents, and tell the board.

    The documents are made before the transaction opens; inside it, what they were made of is read
    again, and they are made anew when it is not the same.
    """
    require("campaign.run", actor, bridge.thing_of(campaign))
    if campaign.closed_at is not None:
        raise RefusedError("the diagnosis is closed")
    for _ in range(TRIES):
        now, material = timezone.now(), material_of(campaign)
        reports = _reports(campaign, material, now)
        try:
            with transaction.atomic():
                _lock(campaign, material, by=actor.account, now=now)
                Report.objects.bulk_create(reports)
                _tell(campaign, now)
                record(
                    verb="campaign.run",
                    actor=actor,
                    organisation=campaign.organisation_id,
                    thing=campaign.id,
                    fields={"state": "closed"},
                )
        except _ChangedError:
            continue
        _seat_the_board(actor, campaign)
        return
    raise StillAnsweringError("answers are coming in")


def _seat_the_board(actor: Actor, campaign: Campaign) -> None:
    """Offer a seat to who answered as the board and has none: the portrait is theirs to read.

    What cannot be offered today (too many wait, too many were sent) is left to the holders, whom
    the page before closing told.
    """
    for email, language in board_without_a_seat(campaign, BOARD).emails:
        try:
            invite(
                actor=actor,
                organisation=campaign.organisation,
                email=email,
                role=Role.BOARD,
                holder=False,
                language=language,
            )
        except (TakenError, TooOftenError):
            return


def _lock(campaign: Campaign, material: Material, *, by: str | None, now: datetime) -> None:
    """Take the diagnosis's turn and lock it, when it still says what the documents say."""
    still = Campaign.objects.select_for_update().filter(id=campaign.id, closed_at=None)
    if not still.exists():
        raise RefusedError("the diagnosis is closed")
    Sheet.objects.filter(participation__campaign=campaign).update(locked_at=now)
    if material_of(campaign) != material:
        raise _ChangedError
    name = campaign.organisation.name  # that of the documents, even if it just changed
    still.update(closed_at=now, closed_by=by, profile=dict(material.facts), name=name)


def _reports(campaign: Campaign, material: Material, now: datetime) -> list[Report]:
    """The documents, in both languages, not stored yet."""
    picture = bridge.picture_of(campaign, material)
    if not picture.heard.people:
        raise NobodyAnsweredError("nobody answered")
    made = []
    for language in LANGUAGES:
        page = portrait_page(
            picture.portrait,
            language,
            day=timezone.localdate(now),
            name=campaign.organisation.name,
            heard=picture.heard,
        )
        pdfs = {PORTRAIT: portrait_pdf(page), MEMBERS: one_page_pdf(one_page(page))}
        made += [
            Report(
                organisation_id=campaign.organisation_id,
                campaign=campaign,
                kind=kind,
                language=language,
                pdf=pdf,
                digest=hashlib.sha256(pdf).hexdigest(),
                made_at=now,
            )
            for kind, pdf in pdfs.items()
        ]
    return made


def _tell(campaign: Campaign, now: datetime) -> None:
    """Write to the board and to who holds the account that the portrait is open to them."""
    for reader in readers_of(campaign):
        language = reader.language
        post_mail(
            now=now,
            purpose="portrait",
            occasion=f"portrait:{campaign.id}",
            recipient=reader.email,
            organisation=campaign.organisation_id,
            language=language,
            template="campaigns/mail/portrait_open",
            context={
                "organisation": campaign.organisation.name,
                "url": absolute("campaigns:portrait", campaign.id, language=language),
            },
        )
