"""Group cases: opened by a lead, accepted or declined by each organisation, left at any time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor, Thing
from virage.core.text import Language
from virage.web.jobs.actions import erase_occasion, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.limits import SENT, spend
from virage.web.offices import bridge
from virage.web.offices.actions import telling
from virage.web.offices.actions.independence import TouchedError, require_independence
from virage.web.offices.actions.sharing_out import NotThereError
from virage.web.offices.bridge import groups as grouping
from virage.web.offices.models import Accompaniment, Advisor, Answer, Group, Member
from virage.web.organisations.actions.access import begin_access
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import facts_of
from virage.web.organisations.secrets import digest_of, lasting_secret
from virage.web.refusals import RefusedError, require

TEXT_VERSION = "1"  # of the words to which an organisation agrees; changed with them


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What a lead writes of a group case; `need` is the id of the one that they share."""

    title: str
    words: str
    language: str
    office: UUID
    need: str = ""
    advisor: Advisor | None = None


class InGroupAlreadyError(RefusedError):
    """The organisation takes part in this group already."""


def open_group(*, actor: Actor, gathering: Gathering) -> Group:
    """Open a group case; nobody takes part in it until they accept.

    NotThereError when its advisor is not of its office.
    """
    require("group.lead", actor, Thing(office=str(gathering.office)))
    advisor = gathering.advisor
    if advisor and not advisor.posts.filter(office=gathering.office).exists():
        raise NotThereError("not of its office")
    with transaction.atomic():
        group = Group.objects.create(
            office_id=gathering.office,
            advisor=advisor,
            title=gathering.title,
            words=gathering.words,
            need=gathering.need,
            language=gathering.language,
            opened_by_id=actor.account,
            opened_at=timezone.now(),
        )
        record(verb="group.open", actor=actor, organisation=None, thing=group.id)
    return group


def invite_to_group(*, actor: Actor, group: Group, emails: Iterable[str]) -> int:
    """Invite organisations by the addresses of their managers; how many were not invited yet.

    TooOftenError past what one account may send in a day.
    """
    require("group.lead", actor, grouping.thing_of(group))
    if group.ended_at:
        raise RefusedError("the group has ended")
    now = timezone.now()
    with transaction.atomic():
        Group.objects.select_for_update().get(id=group.id)
        known = set(Member.objects.filter(group=group).values_list("email", flat=True))
        wanted = [each for each in dict.fromkeys(map(str.lower, emails)) if each not in known]
        for email in wanted:
            spend(SENT, str(actor.account))
            _invite(group, email, now)
        record(verb="group.invite", actor=actor, organisation=None, thing=group.id)
    return len(wanted)


def secret_of(member: Member) -> str:
    """The secret of the link of an invitation."""
    return lasting_secret("group.member", member.id)


def _invite(group: Group, email: str, now: datetime) -> None:
    member = Member(group=group, email=email, invited_at=now)
    member.digest = digest_of(secret_of(member))
    member.save(force_insert=True)
    language: Language = "en" if group.language == "en" else "fr"
    url = absolute("offices:invited", secret_of(member), language=language)
    post_mail(
        now=now,
        purpose="group.invite",
        occasion=f"group:{member.id}",
        recipient=email,
        language=language,
        template="offices/mail/group",
        context={"title": group.title, "office": group.office.name_in(language), "url": url},
    )


def accept_group(*, actor: Actor, member: Member, organisation: Organisation) -> bool:
    """Take part for an organisation, which agrees that the others read its name.

    Its case goes to the group's advisor, unless it has one already or something stands in the way:
    it then waits for the office. False when the invitation was answered, or the group has ended.
    InGroupAlreadyError when the organisation takes part.
    """
    require("group.answer", actor, thing_of(organisation))
    now = timezone.now()
    with transaction.atomic():
        group = Group.objects.select_for_update().get(members=member)
        others = Member.objects.filter(group=group, answer=Answer.ACCEPTED)
        if others.filter(organisation=organisation).exists():
            raise InGroupAlreadyError("in the group already")
        rows = Member.objects.filter(id=member.id, answer=Answer.INVITED)
        agreed = {"answer": Answer.ACCEPTED, "text_version": TEXT_VERSION, "email": ""}
        by = {"answered_at": now, "answered_by": actor.account}
        if group.ended_at or not rows.update(organisation=organisation, **agreed, **by):
            return False
        case = _case(actor, group, organisation, now=now)
        Member.objects.filter(id=member.id).update(case=case)
        erase_occasion(f"group:{member.id}")
        _record("group.accept", actor, organisation, member=member)
    return True


def decline_group(*, actor: Actor, member: Member) -> bool:
    """Decline an invitation; False when it was answered already. Nothing says for whom."""
    require("group.enter", actor)
    with transaction.atomic():
        rows = Member.objects.filter(id=member.id, answer=Answer.INVITED)
        if not rows.update(answer=Answer.DECLINED, answered_at=timezone.now(), email=""):
            return False
        erase_occasion(f"group:{member.id}")
        record(verb="group.decline", actor=actor, organisation=None, thing=member.id)
    return True


def leave_group(*, actor: Actor, member: Member, organisation: Organisation) -> bool:
    """Leave a group: the name is read by nobody there any more; the case and the plan stay."""
    require("group.answer", actor, thing_of(organisation))
    with transaction.atomic():
        rows = Member.objects.filter(
            id=member.id, organisation=organisation, answer=Answer.ACCEPTED
        )
        if not rows.update(answer=Answer.LEFT, left_at=timezone.now()):
            return False
        _record("group.leave", actor, organisation, member=member)
    return True


def take_out(
    *, actor: Actor, group: UUID | None, organisation: Organisation, now: datetime
) -> None:
    """Note that an organisation is no more in a group; in the transaction of the action above."""
    rows = Member.objects.filter(group=group, organisation=organisation, answer=Answer.ACCEPTED)
    for member in rows:
        Member.objects.filter(id=member.id).update(answer=Answer.LEFT, left_at=now)
        _record("group.leave", actor, organisation, member=member)


def end_group(*, actor: Actor, group: Group) -> bool:
    """End a group; each case goes on by itself. False when it had ended."""
    require("group.lead", actor, grouping.thing_of(group))
    with transaction.atomic():
        if not Group.objects.filter(id=group.id, ended_at=None).update(ended_at=timezone.now()):
            return False
        record(verb="group.end", actor=actor, organisation=None, thing=group.id)
    return True


def _case(
    actor: Actor, group: Group, organisation: Organisation, *, now: datetime
) -> Accompaniment:
    """The open case of an organisation; else a new one, with the group's advisor if they may."""
    Organisation.objects.select_for_update().get(id=organisation.id)
    found = Accompaniment.objects.filter(organisation=organisation, ended_at=None).first()
    if found is not None:
        return found
    facts = facts_of(organisation)
    case = Accompaniment.objects.create(
        organisation=organisation,
        words=group.title,
        language=group.language,
        region=bridge.told(facts, bridge.REGION),
        sector=bridge.told(facts, bridge.SECTOR),
        kind=bridge.told(facts, bridge.KIND),
        employees=bridge.told_number(facts, bridge.EMPLOYEES),
        office=group.office,
        asked_by_id=actor.account,
        asked_at=now,
        waiting_since=now,
    )
    if group.advisor is not None and group.advisor.ended_at is None:
        _give(actor, case, group.advisor, now=now)
    return case


def _give(actor: Actor, case: Accompaniment, advisor: Advisor, *, now: datetime) -> None:
    try:
        require_independence(case=case, advisor=advisor)
    except TouchedError:
        return
    case.advisor, case.taken_at = advisor, now
    case.version += 1
    case.save()
    account, place = advisor.account_id, case.organisation_id
    begin_access(actor=actor, organisation=place, account=account, case=case.id, now=now)
    telling.tell_the_organisation(case, "taken", now)


def _record(verb: str, actor: Actor, organisation: Organisation, *, member: Member) -> None:
    record(verb=verb, actor=actor, organisation=organisation.id, thing=member.id)
