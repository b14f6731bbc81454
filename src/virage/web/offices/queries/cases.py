"""Reads of the requests and the cases; each starts from who asks, the scans from the moment."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)

from virage.core.access import Actor, SiteRole, decide
from virage.web.accounts.models import SiteRoleRow, User
from virage.web.offices.models import Accompaniment, Advisor, Office, Post
from virage.web.organisations.models import Organisation, SeatRow

OPEN = Q(accompaniments__ended_at=None)


def cases_of(organisation: Organisation) -> tuple[Accompaniment, ...]:
    """What an organisation that the actor may see asked for, the newest first."""
    return tuple(_whole(Accompaniment.objects.filter(organisation=organisation)))


def case_of(organisation: Organisation, case_id: UUID) -> Accompaniment | None:
    """One of them."""
    rows = _whole(Accompaniment.objects.filter(organisation=organisation, id=case_id))
    return rows.first()


def case_at_the_desk(actor: Actor, case_id: UUID) -> Accompaniment | None:
    """A case of the actor's, or of an office of theirs; any for who directs."""
    rows = _whole(Accompaniment.objects.filter(id=case_id))
    if SiteRole.DIRECTOR not in actor.site_roles:
        rows = rows.filter(_near(actor))
    return rows.first()


def case_of_note(actor: Actor, note_id: UUID) -> Accompaniment | None:
    """The case of a note, when the actor sees it at their desk."""
    found = Accompaniment.objects.filter(notes=note_id).values_list("id", flat=True).first()
    return case_at_the_desk(actor, found) if found else None


def requests_near(actor: Actor) -> tuple[Accompaniment, ...]:
    """The requests that wait in the actor's offices, the oldest first."""
    rows = _whole(Accompaniment.objects.filter(ended_at=None, advisor=None))
    kept = rows.filter(office__in=_ids(actor.advises | actor.leads))
    return tuple(kept.prefetch_related("office__regions").order_by("waiting_since", "id"))


def requests_before_the_director(actor: Actor) -> tuple[Accompaniment, ...]:
    """The requests that went up to who directs, the oldest first; none for anybody else."""
    rows = _whole(Accompaniment.objects.filter(ended_at=None, advisor=None))
    kept = rows.filter(Q(raised=2) | Q(office=None)).order_by("waiting_since", "id")
    return tuple(kept) if decide("office.keep", actor) else ()


def advisors_with_load(office: Office | None = None) -> tuple[tuple[Advisor, int], ...]:
    """Who advises, in an office or anywhere: their places, interests, and how many cases they have.

    Called by actions and pages that the policy let go on.
    """
    rows = Advisor.objects.filter(ended_at=None).select_related("account")
    rows = rows if office is None else rows.filter(posts__office=office)
    posts = Prefetch("posts", Post.objects.filter(office__closed_at=None))
    counted = rows.annotate(load=Count("accompaniments", filter=OPEN, distinct=True))
    return tuple((row, row.load) for row in counted.prefetch_related(posts, "interests"))


def load_of(advisor: Advisor) -> int:
    """How many cases an advisor has."""
    return Accompaniment.objects.filter(advisor=advisor, ended_at=None).count()


def leads_of(office: Office) -> tuple[User, ...]:
    """Who leads an office."""
    rows = Post.objects.filter(office=office, lead=True, advisor__ended_at=None)
    return tuple(row.advisor.account for row in rows.select_related("advisor__account"))


def accounts_of(advisors: Iterable[str]) -> tuple[User, ...]:
    """The accounts of these advisors."""
    rows = Advisor.objects.filter(id__in=[UUID(each) for each in advisors])
    return tuple(row.account for row in rows.select_related("account"))


def directors() -> tuple[User, ...]:
    """Who directs the programme."""
    rows = SiteRoleRow.objects.filter(role=SiteRole.DIRECTOR.value).select_related("account")
    return tuple(row.account for row in rows)


def never_confirmed(before: datetime) -> tuple[Accompaniment, ...]:
    """Opened after a call before a moment, and confirmed by nobody; for the purge."""
    rows = Accompaniment.objects.filter(called=True, confirmed_at=None, asked_at__lt=before)
    nobody = ~Exists(SeatRow.objects.filter(organisation=OuterRef("organisation")))
    return tuple(rows.filter(nobody).select_related("sheet"))


def unanswered() -> tuple[Accompaniment, ...]:
    """The requests that wait and are not before the director yet; for the scan."""
    rows = Accompaniment.objects.filter(ended_at=None, advisor=None, raised__lt=2)
    return tuple(_whole(rows).order_by("waiting_since", "id"))


def _whole(rows: QuerySet[Accompaniment]) -> QuerySet[Accompaniment]:
    return rows.select_related("organisation", "office", "advisor__account", "sheet")


def _near(actor: Actor) -> Q:
    mine = Q(advisor__account=UUID(actor.account)) if actor.account else Q(pk=None)
    return mine | Q(office__in=_ids(actor.advises | actor.leads))


def _ids(ids: Iterable[str]) -> list[UUID]:
    return [UUID(each) for each in ids]
