"""What the pages of a diagnosis show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from virage.core.access import Actor, Role
from virage.web.campaigns import bridge
from virage.web.campaigns.actions.inviting import secret_of_link
from virage.web.campaigns.models import Campaign, Participation, RoleLink
from virage.web.campaigns.queries import portraits, running
from virage.web.campaigns.queries.portraits import Turnout
from virage.web.campaigns.views.codes import qr_code
from virage.web.jobs.links import absolute
from virage.web.organisations.models import Organisation
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Card:
    """A diagnosis in a list; `readable` says whether the actor may read its portrait."""

    id: UUID
    number: int
    started_at: datetime
    due_on: date | None
    closed_at: datetime | None
    asked: int
    begun: int
    handed_in: int
    readable: bool

    @property
    def name(self) -> str:
        """What a diagnosis is called: T0, T1 …"""
        return f"T{self.number}"


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home of an organisation."""

    open: Card | None
    closed: tuple[Card, ...]
    pairs: tuple[tuple[Card, Card], ...]
    holds: bool
    answers: bool
    part: Participation | None


def home_page(actor: Actor, organisation: Organisation) -> HomePage:
    """Build the home of an organisation that the actor sees."""
    seat = actor.seat_in(str(organisation.id))
    holds = seat is not None and seat.holder
    campaigns = running.campaigns_of(organisation)
    turnouts = portraits.turnouts_of(organisation.id)
    nobody = Turnout("", 0, 0, 0)
    reads = holds or bool(seat and seat.role is Role.BOARD)
    cards = [_card(each, turnouts.get(each.id, nobody), reads=reads) for each in campaigns]
    current = next((each for each in campaigns if each.closed_at is None), None)
    closed = tuple(card for card in cards if card.closed_at)
    return HomePage(
        open=next((card for card in cards if not card.closed_at), None),
        closed=closed,
        pairs=tuple((older, newer) for newer, older in pairwise(closed)),
        holds=holds,
        answers=current is not None,
        part=running.own_participation(actor, current) if current else None,
    )


def _card(campaign: Campaign, turnout: Turnout, *, reads: bool) -> Card:
    return Card(
        id=campaign.id,
        number=campaign.number,
        started_at=campaign.started_at,
        due_on=campaign.due_on,
        closed_at=campaign.closed_at,
        asked=turnout.asked,
        begun=turnout.begun,
        handed_in=turnout.handed_in,
        readable=reads,
    )


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role: how far its people are, and whether a link of it works.

    `joined` are those who came by a link of the role, without an account: nothing tells whether one
    of them came twice. `held` are those who answered around a table, with the advisor.
    """

    id: str
    title: str
    asked: int
    begun: int
    handed_in: int
    joined: int
    held: int
    linked_until: datetime | None


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody invited by mail: how far they are, never what they answered."""

    id: UUID
    email: str
    role: str
    state: str
    begun: bool
    done: bool


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """The running of a diagnosis."""

    campaign: Campaign
    roles: tuple[RoleLine, ...]
    invited: tuple[Invited, ...]
    known: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether people still answer."""
        return self.campaign.closed_at is None


def campaign_page(campaign: Campaign, *, known: tuple[str, ...] = ()) -> CampaignPage:
    """Build the page; `known` are the addresses that were asked before."""
    parts = running.participations_of(campaign)
    links = running.role_links_of(campaign, timezone.now())
    titles = {
        each.id: each.title.in_(language()) for each in bridge.questionnaire_of(campaign).roles
    }
    return CampaignPage(
        campaign=campaign,
        roles=tuple(
            _role_line(
                role, title, parts=parts, until=links[role].expires_at if role in links else None
            )
            for role, title in titles.items()
        ),
        invited=tuple(_invited(part, titles) for part in parts if part.email),
        known=known,
    )


def _role_line(
    role: str, title: str, *, parts: Iterable[Participation], until: datetime | None
) -> RoleLine:
    own = [part for part in parts if part.role == role]
    return RoleLine(
        id=role,
        title=title,
        asked=len(own),
        begun=sum(part.sheet_id is not None for part in own),
        handed_in=sum(part.handed_in_at is not None for part in own),
        joined=sum(
            not part.email and part.account_id is None and part.held_by_id is None for part in own
        ),
        held=sum(part.held_by_id is not None for part in own),
        linked_until=until,
    )


def _invited(part: Participation, titles: dict[str, str]) -> Invited:
    begun, done = part.sheet_id is not None, part.handed_in_at is not None
    state = _("Handed in") if done else _("Begun") if begun else _("Invited")
    return Invited(part.id, part.email, titles.get(part.role, part.role), state, begun, done)


@dataclass(frozen=True, slots=True)
class LinkPage:
    """The link of a role; without `url` it can only be replaced."""

    campaign_id: UUID
    role_id: str
    role: str
    until: datetime
    url: str
    image: str


def link_page(link: RoleLink, title: str) -> LinkPage:
    """Build the page of a link that works."""
    secret = secret_of_link(link)
    url = absolute("campaigns:join", secret, language=language()) if secret else ""
    image = qr_code(url) if url else ""
    return LinkPage(link.campaign_id, link.role, title, link.expires_at, url, image)


def invited(count: int) -> str:
    """What was just done for the people who were asked."""
    sentence = ngettext(
        "%(count)s invitation is on its way.", "%(count)s invitations are on their way.", count
    )
    return sentence % {"count": count}


def too_many() -> str:
    """Why nobody more can be asked."""
    return _(
        "A diagnosis takes two hundred people by mail. For an assembly, use the link of a role."
    )
