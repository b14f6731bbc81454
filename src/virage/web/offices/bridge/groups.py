"""A group case as the policy sees it, and what its organisations have in common."""

from collections.abc import Iterable
from datetime import date

from virage.core.access import Thing
from virage.core.grouping import Common, in_common
from virage.core.needs import Verdict
from virage.core.routing import Reason, Why
from virage.web.campaigns import bridge as diagnoses
from virage.web.campaigns.queries.portraits import closed_materials
from virage.web.offices.bridge import weighed
from virage.web.offices.models import Accompaniment, Advisor, Answer, Group, Member
from virage.web.offices.queries.cases import load_of
from virage.web.offices.queries.groups import shared_diagnoses


def thing_of(group: Group) -> Thing:
    """A group as the policy sees it."""
    return Thing(
        id=str(group.id),
        office=str(group.office_id),
        advisor=str(group.advisor.account_id) if group.advisor else None,
        settled=group.ended_at is not None,
    )


def in_the_way(advisor: Advisor, cases: Iterable[Accompaniment], on: date) -> tuple[Reason, ...]:
    """What speaks against an advisor of a group who would have all of these cases, each once."""
    rows = [each for each in cases if each.advisor_id != advisor.id]
    held = load_of(advisor)
    found = [
        reason
        for match in weighed(rows, advisor, held, on=on).values()
        for reason in match.reasons
        if reason.against and reason.why is not Why.FULL
    ]
    if held + len(rows) > advisor.load_limit:
        found.append(Reason(Why.FULL, load=held + len(rows), limit=advisor.load_limit))
    return tuple(dict.fromkeys(found))


def accepted(group: Group) -> tuple[Member, ...]:
    """The organisations that take part now."""
    return tuple(each for each in group.members.all() if each.answer == Answer.ACCEPTED)


def common_needs(group: Group) -> tuple[int, tuple[Common, ...]]:
    """How many portraits are shared with the advisor, and the needs that two at least propose."""
    places = frozenset(each.organisation_id for each in accepted(group) if each.organisation_id)
    campaigns = shared_diagnoses(places)
    materials = closed_materials(campaigns)
    needs = [
        frozenset(
            each.need.id
            for each in diagnoses.picture_of(row, materials[row.id]).portrait.needs_that_are(
                Verdict.PROPOSED
            )
        )
        for row in campaigns
    ]
    return len(campaigns), in_common(needs)
