"""Giving a group case to another advisor, with the cases that the one before had in it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.offices.actions.independence import require_independence
from virage.web.offices.actions.sharing_out import DoesNotFitError, NotThereError, give
from virage.web.offices.bridge.groups import in_the_way, thing_of
from virage.web.offices.models import Accompaniment, Advisor, Group
from virage.web.offices.queries.groups import cases_with_advisor
from virage.web.refusals import RefusedError, require


def change_group_advisor(
    *, actor: Actor, group: Group, advisor: Advisor, all_the_same: bool = False
) -> bool:
    """Give a group to another advisor of its office; False when it changed meanwhile.

    The cases that were with the one before go with it, with the access to each organisation; those
    of another advisor stay. TouchedError when an interest touches one of them; DoesNotFitError when
    a region, a language, the load or an absence speaks against, unless the lead says all the same.
    """
    require("group.lead", actor, thing_of(group))
    if group.ended_at:
        raise RefusedError("the group has ended")
    if advisor.ended_at or not advisor.posts.filter(office=group.office_id).exists():
        raise NotThereError("not of its office")
    cases, now = cases_with_advisor(group), timezone.now()
    for case in cases:
        require_independence(case=case, advisor=advisor)
    if in_the_way(advisor, cases, timezone.localdate(now)) and not all_the_same:
        raise DoesNotFitError("something speaks against the advisor")
    with transaction.atomic():
        rows = Group.objects.filter(id=group.id, advisor=group.advisor_id, ended_at=None)
        if group.advisor_id == advisor.id or not rows.update(advisor=advisor):
            return False
        given = [case for case in cases if give(actor, case, advisor, now=now)]
        _tell(group, group.advisor, given, what="group_left", now=now)
        _tell(group, advisor, given, what="group_given", now=now)
        record(verb="group.advisor", actor=actor, organisation=None, thing=group.id)
    return True


def _tell(
    group: Group,
    advisor: Advisor | None,
    cases: Iterable[Accompaniment],
    *,
    what: str,
    now: datetime,
) -> None:
    if advisor is None:
        return
    person, count = advisor.account, len([*cases])
    language = "en" if person.language == "en" else "fr"
    post_mail(
        now=now,
        purpose=f"group.{what}",
        occasion=f"group:{group.id}:{now.isoformat()}",
        recipient=person.email,
        language=language,
        template=f"offices/mail/{what}",
        context={
            "title": group.title,
            "count": count,
            "url": absolute("offices:groups", language=language),
        },
    )
