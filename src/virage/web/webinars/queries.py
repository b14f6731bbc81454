"""Reads of the webinars: what everybody sees, what a link opens, what organisers see."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from virage.core.access import Actor, decide
from virage.core.webinars import Funnel, Reminder, Standing
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.secrets import digest_of
from virage.web.webinars.models import Door, Link, Registration, State, Useful, Webinar

SEATED, WAITING = Standing.SEATED.value, Standing.WAITING.value
HERE = (SEATED, WAITING)
SHOWN = (State.OPEN, State.CANCELLED)
MOST_AHEAD, MOST_PAST = 60, 30


def ahead(now: datetime, *, spoken: str = "") -> QuerySet[Webinar]:
    """The webinars that everybody may still join, the next one first."""
    rows = Webinar.objects.filter(state=State.OPEN, ends_at__gt=now)
    rows = rows.filter(language=spoken) if spoken else rows
    return rows.select_related("series").order_by("starts_at", "id")


def past(now: datetime, *, spoken: str = "") -> QuerySet[Webinar]:
    """The webinars that were held, the last one first."""
    rows = Webinar.objects.filter(state=State.OPEN, ends_at__lte=now)
    rows = rows.filter(language=spoken) if spoken else rows
    return rows.select_related("series").order_by("-starts_at", "id")


def next_ahead(now: datetime, *, spoken: str) -> Webinar | None:
    """The next webinar, in the language of who looks when there is one."""
    rows = ahead(now).annotate(other=~Q(language=spoken))
    return rows.order_by("other", "starts_at", "id").first()


def about_facet(facet: str, now: datetime, *, spoken: str) -> tuple[Webinar, ...]:
    """The next webinars about a facet, those in the language of who looks first."""
    rows = ahead(now).filter(facet=facet).annotate(other=~Q(language=spoken))
    return tuple(rows.order_by("other", "starts_at", "id")[:3])


def webinar_shown(webinar_id: UUID) -> Webinar | None:
    """A webinar that everybody may see, also once it is cancelled."""
    rows = Webinar.objects.filter(id=webinar_id, state__in=SHOWN)
    return rows.select_related("series").first()


def counts_of(webinars: Iterable[Webinar]) -> dict[UUID, tuple[int, int]]:
    """How many have a place and how many wait, by webinar."""
    rows = Registration.objects.filter(webinar__in=[each.id for each in webinars])
    counted = rows.values("webinar").annotate(
        seated=Count("id", filter=Q(standing=SEATED)),
        waiting=Count("id", filter=Q(standing=WAITING)),
    )
    return {each["webinar"]: (each["seated"], each["waiting"]) for each in counted.order_by()}


def behind(door: Door, secret: str) -> Registration | None:
    """The registration that a link opens, for what this link is for and nothing else."""
    rows = Link.objects.filter(door=door, digest=digest_of(secret))
    link = rows.select_related("registration__webinar", "registration__organisation").first()
    return link.registration if link else None


def rank_of(registration: Registration) -> int:
    """The rank of somebody who waits, from 1."""
    rows = Registration.objects.filter(webinar=registration.webinar_id, standing=WAITING)
    return rows.filter(turn__lte=registration.turn).count()


def webinars_kept_by(actor: Actor) -> QuerySet[Webinar]:
    """Every webinar, the next ones first; none for who organises nothing."""
    rows = Webinar.objects.select_related("series").order_by("-starts_at", "id")
    return rows if decide("webinar.organise", actor) else rows.none()


def webinar_kept_by(actor: Actor, webinar_id: UUID) -> Webinar | None:
    """One of them."""
    return webinars_kept_by(actor).filter(id=webinar_id).first()


def drafts_beside(webinar: Webinar) -> tuple[Webinar, ...]:
    """What nobody sees yet of the series of a webinar; nothing when it is in none."""
    rows = Webinar.objects.filter(series=webinar.series_id, state=State.DRAFT)
    return tuple(rows) if webinar.series_id else ()


def series_of(webinar: Webinar) -> tuple[Webinar, ...]:
    """The webinars of the series that a webinar is of, the first one first."""
    rows = Webinar.objects.filter(series=webinar.series_id).order_by("starts_at", "id")
    return tuple(rows) if webinar.series_id else (webinar,)


def registrations_of(webinar: Webinar) -> QuerySet[Registration]:
    """Who registered, in the order of arrival, with a place first; for who organises."""
    rows = Registration.objects.filter(webinar=webinar).select_related("organisation")
    return rows.order_by("standing", "turn")


def audience_of(webinar: Webinar, audience: str) -> QuerySet[Registration]:
    """Those of a webinar to whom an organiser writes: all, or by how they stand."""
    rows = registrations_of(webinar).exclude(standing=Standing.LEFT.value)
    kinds = {
        "seated": Q(standing=SEATED),
        "waiting": Q(standing=WAITING),
        "present": Q(attended_at__isnull=False),
        "absent": Q(attended_at=None, standing=SEATED),
    }
    return rows.filter(kinds.get(audience, Q())).select_related("webinar")


def waiting_of(webinar: Webinar) -> tuple[Registration, ...]:
    """Who waits, the first one first."""
    return tuple(Registration.objects.filter(webinar=webinar, standing=WAITING).order_by("turn"))


def seated_count(webinar: Webinar) -> int:
    """How many have a place."""
    return Registration.objects.filter(webinar=webinar, standing=SEATED).count()


def last_turn(webinar: Webinar) -> int:
    """The turn of who came last."""
    rows = Registration.objects.filter(webinar=webinar)
    return int(rows.aggregate(last=Max("turn"))["last"] or 0)


def funnels_of(webinars: Iterable[Webinar]) -> dict[UUID, Funnel]:
    """What followed each webinar, of those who registered and did not leave.

    A diagnosis is one begun by the link that the person got, or one that their organisation began
    since. What the purge took away is counted as it was then.
    """
    kept = {row.id: row for row in webinars}
    rows = Registration.objects.filter(webinar__in=kept).exclude(standing=Standing.LEFT.value)
    begun = Campaign.objects.filter(
        organisation=OuterRef("organisation"), started_at__gte=OuterRef("webinar__starts_at")
    )
    counted = (
        rows.annotate(led=Exists(begun))
        .values("webinar")
        .annotate(
            registered=Count("id"),
            present=Count("id", filter=Q(attended_at__isnull=False)),
            diagnosed=Count("id", filter=Q(begun_at__isnull=False) | Q(led=True)),
        )
    )
    found = {
        each["webinar"]: Funnel(each["registered"], each["present"], each["diagnosed"])
        for each in counted.order_by()
    }
    return {
        key: found.get(key, Funnel())
        + Funnel(row.counted_registered, row.counted_present, row.counted_diagnosed)
        for key, row in kept.items()
    }


@dataclass(frozen=True, slots=True)
class Opinions:
    """What people said of a webinar: how many of each, and their wishes without their names."""

    yes: int
    perhaps: int
    no: int
    wishes: tuple[str, ...]

    @property
    def said(self) -> int:
        """How many said something."""
        return self.yes + self.perhaps + self.no


def opinions_of(webinar: Webinar) -> Opinions:
    """How many said what of its use, and what people wish for, without saying who."""
    rows = Registration.objects.filter(webinar=webinar).exclude(said_at=None)
    said = list(rows.order_by("said_at").values_list("useful", "wish"))
    useful = Counter(each for each, _wish in said)
    return Opinions(
        yes=useful[Useful.YES],
        perhaps=useful[Useful.PERHAPS],
        no=useful[Useful.NO],
        wishes=tuple(wish for _useful, wish in said if wish),
    )


def to_remind(reminder: Reminder, now: datetime) -> QuerySet[Registration]:
    """Who has a place in a webinar that begins so soon, and was not reminded of it yet."""
    column = f"reminded_{reminder.value}"
    soon = Registration.objects.filter(
        standing=SEATED,
        webinar__state=State.OPEN,
        webinar__starts_at__gt=now,
        webinar__starts_at__lte=now + reminder.before,
    )
    told = Q(**{column: F("webinar__starts_at")})
    return soon.exclude(told & Q(**{f"{column}__isnull": False})).select_related("webinar")


def to_follow_up(now: datetime, *, after: timedelta, within: timedelta) -> QuerySet[Registration]:
    """Who agreed to be written to, a while after the end of a webinar, and did not stop it."""
    ended = (now - after - within, now - after)
    rows = Registration.objects.filter(
        standing=SEATED, stopped_at=None, webinar__state=State.OPEN, webinar__ends_at__range=ended
    )
    return rows.exclude(follow_up="").select_related("webinar", "organisation")


def with_room(now: datetime) -> tuple[UUID, ...]:
    """The webinars ahead in which somebody waits although a place is free."""
    seated = Count("registrations", filter=Q(registrations__standing=SEATED))
    waiting = Count("registrations", filter=Q(registrations__standing=WAITING))
    rows = Webinar.objects.filter(state=State.OPEN, ends_at__gt=now)
    rows = rows.annotate(seated=seated, waiting=waiting)
    return tuple(rows.filter(waiting__gt=0, seated__lt=F("capacity")).values_list("id", flat=True))


def registrations_at(email: str) -> tuple[Registration, ...]:
    """Every registration of an address, for who proved that it is theirs."""
    rows = Registration.objects.filter(email=email.strip().lower())
    return tuple(rows.select_related("webinar").order_by("webinar_id"))


def registrations_for(actor: Actor, organisation: Organisation) -> QuerySet[Registration]:
    """Who registered for an organisation, the latest webinar first.

    Who holds its account sees everybody; who else takes part, what they registered for themselves.
    """
    rows = Registration.objects.filter(organisation=organisation)
    if not decide("organisation.people", actor, thing_of(organisation)):
        own = User.objects.filter(id=str(actor.account)).values("email")
        rows = rows.filter(email__in=own)
    rows = rows.select_related("webinar__series")
    return rows.order_by("-webinar__starts_at", "webinar", "turn")


def registrations_by(organisation_id: UUID) -> tuple[Registration, ...]:
    """Every registration of an organisation that the actor may see."""
    rows = Registration.objects.filter(organisation=organisation_id)
    return tuple(rows.select_related("webinar").order_by("registered_at"))
