"""A group case as the policy sees it, and what its organisations have in common."""

from virage.core.access import Thing
from virage.core.grouping import Common, in_common
from virage.core.needs import Verdict
from virage.web.campaigns import bridge as diagnoses
from virage.web.campaigns.queries.portraits import closed_materials
from virage.web.offices.models import Answer, Group, Member
from virage.web.offices.queries.groups import shared_diagnoses


def thing_of(group: Group) -> Thing:
    """A group as the policy sees it."""
    return Thing(
        id=str(group.id),
        office=str(group.office_id),
        advisor=str(group.advisor.account_id) if group.advisor else None,
        settled=group.ended_at is not None,
    )


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
