"""Reads of the group cases; each starts from who asks."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from virage.core.access import Actor, SiteRole
from virage.web.campaigns.models import Campaign
from virage.web.offices.models import Accompaniment, Answer, Group, Member, Office
from virage.web.organisations.models import Consent, Organisation, Purpose
from virage.web.organisations.secrets import digest_of


def groups_near(actor: Actor) -> tuple[Group, ...]:
    """The groups of the offices that the actor leads and those whose advisor they are."""
    rows = _visible(actor).select_related("office", "advisor")
    accepted = Count("members", filter=Q(members__answer=Answer.ACCEPTED))
    return tuple(rows.annotate(accepted=accepted, invited=Count("members")))


def group_near(actor: Actor, group_id: UUID) -> Group | None:
    """One of them."""
    members = Prefetch("members", Member.objects.select_related("organisation", "case"))
    rows = _visible(actor).filter(id=group_id).select_related("office", "advisor__account")
    return rows.prefetch_related(members).first()


def accepted_in(group: Group) -> tuple[Member, ...]:
    """Who takes part in a group that the actor may see, with their cases."""
    rows = Member.objects.filter(group=group, answer=Answer.ACCEPTED)
    known = ("organisation", "case__organisation", "case__office", "case__advisor__account")
    return tuple(rows.select_related(*known).order_by("organisation__name", "id"))


def cases_with_advisor(group: Group) -> tuple[Accompaniment, ...]:
    """The open cases of a group that are with its advisor, or that nobody has where it has none."""
    rows = [each.case for each in accepted_in(group) if each.case and not each.case.ended_at]
    return tuple(each for each in rows if each.advisor_id == group.advisor_id)


def offices_led_by(actor: Actor) -> tuple[Office, ...]:
    """The open offices for which the actor opens groups: theirs, or all for who directs."""
    rows = Office.objects.filter(closed_at=None)
    if SiteRole.DIRECTOR not in actor.site_roles:
        rows = rows.filter(id__in=[UUID(each) for each in actor.leads])
    return tuple(rows)


def member_behind(secret: str, since: datetime) -> Member | None:
    """The invitation of a link, when it was made since a moment or answered; else None."""
    rows = Member.objects.filter(digest=digest_of(secret), group__isnull=False)
    rows = rows.filter(Q(invited_at__gte=since) | ~Q(answer=Answer.INVITED))
    return rows.select_related("group__office", "group__advisor__account", "organisation").first()


def member_of(organisation: Organisation, member_id: UUID) -> Member | None:
    """A group in which an organisation that the actor may see takes part."""
    rows = Member.objects.filter(organisation=organisation, id=member_id, group__isnull=False)
    return rows.select_related("group__office", "group__advisor", "organisation").first()


def memberships_of(organisation: Organisation) -> tuple[Member, ...]:
    """Every group to which an organisation that the actor may see said yes, also once it left."""
    rows = Member.objects.filter(organisation=organisation)
    return tuple(rows.select_related("group"))


def companions_of(member: Member) -> tuple[str, ...]:
    """The names of who else takes part; nobody's for who does not, nor once the group has ended."""
    if member.answer != Answer.ACCEPTED or member.group is None or member.group.ended_at:
        return ()
    rows = Member.objects.filter(group=member.group_id, answer=Answer.ACCEPTED)
    named = rows.exclude(id=member.id).order_by("organisation__name")
    return tuple(named.values_list("organisation__name", flat=True))


def shared_diagnoses(organisations: frozenset[UUID]) -> tuple[Campaign, ...]:
    """The last closed diagnosis of each, of those whose advisor may read the portrait."""
    rows = Campaign.objects.filter(organisation__in=organisations, closed_at__isnull=False)
    last = {row.organisation_id: row for row in rows.order_by("number")}
    consents = Consent.objects.filter(purpose=Purpose.ADVISOR.value, withdrawn_at=None)
    shared = set(consents.filter(organisation__in=organisations).values_list("campaign", flat=True))
    return tuple(row for row in last.values() if row.id in shared)


def invited_before(moment: datetime) -> QuerySet[Member]:
    """The invitations that nobody answered; for the purge."""
    return Member.objects.filter(answer=Answer.INVITED, invited_at__lt=moment)


def _visible(actor: Actor) -> QuerySet[Group]:
    rows = Group.objects.all()
    if SiteRole.DIRECTOR in actor.site_roles:
        return rows
    mine = Q(advisor__account=UUID(str(actor.account)))
    return rows.filter(mine | Q(office__in=[UUID(each) for each in actor.leads]))
