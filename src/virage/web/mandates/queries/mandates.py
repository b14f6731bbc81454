"""Reads of the mandates; each starts from who asks."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from virage.core.access import Actor, SiteRole
from virage.core.mandates import OPEN, Stage
from virage.web.mandates.models import (
    Agreement,
    Amendment,
    Claim,
    Document,
    Hours,
    Mandate,
    Meeting,
    Note,
    Outcome,
    Timer,
)
from virage.web.offices.models import Accompaniment, Advisor, Group, Post
from virage.web.organisations.models import Organisation

STANDING = [each.value for each in OPEN]


def mandates_of(organisation: Organisation) -> tuple[Mandate, ...]:
    """The mandates of an organisation that the actor may see, the newest first."""
    return tuple(_whole(Mandate.objects.filter(organisation=organisation)))


def mandate_visible_to(actor: Actor, mandate_id: UUID) -> Mandate | None:
    """A mandate of an organisation of the actor's, of a case of theirs, or of their office."""
    rows = _whole(Mandate.objects.filter(id=mandate_id))
    if SiteRole.DIRECTOR not in actor.site_roles:
        rows = rows.filter(_near(actor))
    return rows.first()


def _near(actor: Actor) -> Q:
    places = [UUID(each.organisation) for each in actor.seats]
    near = Q(organisation__in=places) | Q(office__in=[UUID(each) for each in actor.leads])
    if actor.account is None:
        return near
    mine = UUID(actor.account)
    near |= Q(accompaniment__advisor__account=mine) | Q(group__advisor__account=mine)
    return near | Q(whole__group__advisor__account=mine)


def mandates_overseen(actor: Actor) -> tuple[Mandate, ...]:
    """What is not over in the offices that the actor leads, or anywhere for who directs."""
    rows = _whole(Mandate.objects.filter(whole=None).exclude(stage__in=_OVER))
    if SiteRole.DIRECTOR not in actor.site_roles:
        rows = rows.filter(office__in=[UUID(each) for each in actor.leads])
    waiting = Amendment.objects.filter(outcome=Outcome.WAITING, agreed_at__isnull=False)
    asked = Prefetch("amendments", waiting, to_attr="asked")
    return tuple(rows.prefetch_related(asked).order_by("applied_at"))


_OVER = [each.value for each in (Stage.CLAIMED, Stage.REFUSED, Stage.WITHDRAWN)]


def mandate_of_case(case: Accompaniment) -> Mandate | None:
    """The last mandate of a case that the actor may see."""
    return Mandate.objects.filter(accompaniment=case).first()


def mandate_of_group(group: Group) -> Mandate | None:
    """The last mandate of a group that the actor may see."""
    return Mandate.objects.filter(group=group).first()


def parts_of(whole: Mandate) -> tuple[Mandate, ...]:
    """What each organisation has in the mandate of a group, those that are out too; by name."""
    rows = Mandate.objects.filter(whole=whole).order_by("organisation__name", "id")
    return tuple(_whole(rows))


def names_of(parts: Iterable[str]) -> dict[str, str]:
    """The organisations of these parts that are still here, by the id of each."""
    rows = Mandate.objects.filter(id__in=[*parts]).select_related("organisation")
    return {str(row.id): row.name for row in rows}


def parts_in(whole: Mandate) -> tuple[Mandate, ...]:
    """Those that take part now."""
    return tuple(each for each in parts_of(whole) if each.at in GOES_ON)


def parts_open_of(organisation: UUID) -> tuple[Mandate, ...]:
    """What an organisation has in the mandates of groups that go on; for its erasure."""
    stages = [each.value for each in GOES_ON]
    rows = Mandate.objects.filter(organisation=organisation, whole__isnull=False)
    return tuple(rows.filter(stage__in=stages))


GOES_ON = (Stage.APPLIED, Stage.APPROVED, Stage.WORK)


def last_left_at(whole: Mandate) -> datetime | None:
    """When an organisation left the mandate of a group last."""
    return max((each.finished_at for each in parts_of(whole) if each.finished_at), default=None)


def open_case_of(organisation: Organisation) -> Accompaniment | None:
    """The case for which an organisation may apply: open, and confirmed if it was opened for it."""
    rows = Accompaniment.objects.filter(organisation=organisation, ended_at=None)
    known = rows.exclude(called=True, confirmed_at=None)
    return known.select_related("office", "advisor__account", "organisation").first()


def open_mandate_of(organisation: Organisation) -> Mandate | None:
    """The mandate that goes on."""
    rows = Mandate.objects.filter(organisation=organisation, stage__in=STANDING)
    return _whole(rows).first()


def agreement_of(mandate: Mandate, *, papers: bool = False) -> Agreement | None:
    """What both sides agree to; the PDF themselves only when they are asked for."""
    rows = Agreement.objects.filter(mandate=mandate)
    return (rows if papers else rows.defer("pdf_fr", "pdf_en")).first()


def amendments_of(mandate: Mandate) -> tuple[Amendment, ...]:
    """Every amendment that was asked for, the newest first."""
    return tuple(Amendment.objects.filter(mandate=mandate))


def amendment_of(mandate: Mandate, amendment_id: UUID) -> Amendment | None:
    """One of them."""
    return Amendment.objects.filter(mandate=mandate, id=amendment_id).first()


def hours_of(mandate: Mandate) -> tuple[Hours, ...]:
    """The hours of a mandate, the last first."""
    return tuple(Hours.objects.filter(mandate=mandate).select_related("advisor"))


def hours_written(mandate: Mandate, hours_id: UUID) -> Hours | None:
    """Some of them."""
    return Hours.objects.filter(mandate=mandate, id=hours_id).first()


def notes_of(mandate: Mandate) -> tuple[Note, ...]:
    """The journal of a mandate, the last entry first."""
    return tuple(Note.objects.filter(mandate=mandate).select_related("account"))


def hours_by(actor: Actor) -> tuple[Hours, ...]:
    """The hours that the actor wrote, in whatever mandate."""
    return tuple(Hours.objects.filter(advisor__account=UUID(str(actor.account))))


def notes_by(actor: Actor) -> tuple[Note, ...]:
    """What the actor wrote in journals."""
    return tuple(Note.objects.filter(account=UUID(str(actor.account))))


def meetings_of(mandate: Mandate) -> tuple[Meeting, ...]:
    """The meetings of a mandate, in their order."""
    return tuple(Meeting.objects.filter(mandate=mandate))


def meeting_of(mandate: Mandate, meeting_id: UUID) -> Meeting | None:
    """One of them."""
    return Meeting.objects.filter(mandate=mandate, id=meeting_id).first()


def documents_of(mandate: Mandate) -> tuple[Document, ...]:
    """The documents of a mandate, without their content, the last first."""
    return tuple(Document.objects.filter(mandate=mandate).defer("content"))


def claim_of(mandate: Mandate) -> Claim | None:
    """What was claimed of a mandate, whole."""
    return Claim.objects.filter(mandate=mandate).first()


def document_of(mandate: Mandate, document_id: UUID) -> Document | None:
    """One of them, whole."""
    return Document.objects.filter(mandate=mandate, id=document_id).first()


def timer_of(actor: Actor) -> Timer | None:
    """What the actor is at now, in whatever mandate."""
    rows = Timer.objects.filter(account=UUID(str(actor.account)))
    known = ("mandate__accompaniment__advisor", "mandate__group__advisor")
    return rows.select_related(*known).first()


def serves(advisor: Advisor, mandate: Mandate) -> bool:
    """Whether an advisor is of an open office that serves the region of the co-op.

    Where the region is not known, of the office of the mandate itself.
    """
    posts = Post.objects.filter(advisor=advisor, office__closed_at=None)
    region = mandate.case.region
    if not region:
        return posts.filter(office=mandate.office_id).exists()
    there = Q(office__online=True) | Q(office__regions__region=region)
    return posts.filter(there).exists()


def finished_before(mandate: Mandate, moment: datetime) -> bool:
    """Whether the work of a mandate was over by a moment."""
    return mandate.finished_at is not None and mandate.finished_at <= moment


def with_people(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    """Mandates with whom they are for and who works on them."""
    known = ("organisation", "office", "terms", "accompaniment__advisor__account")
    return rows.select_related(*known, "group__advisor__account", "whole__group__advisor__account")


def _whole(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    known = ("agreement", "evaluation", "claim", "whole__claim")
    timers = (
        "accompaniment__advisor__account__timer",
        "group__advisor__account__timer",
    )
    papers = ("agreement__pdf_fr", "agreement__pdf_en", "claim__frozen", "whole__claim__frozen")
    return with_people(rows).select_related(*known, *timers).defer(*papers)
