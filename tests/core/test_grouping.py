"""What a group has in common: needs of at least two, those of most first."""

from virage.core.access import Actor, SiteRole, Thing, decide
from virage.core.grouping import Common, in_common


def test_only_what_two_have_is_in_common():
    needs = [frozenset({"crm", "backups"}), frozenset({"crm"}), frozenset({"website", "backups"})]
    assert in_common([*needs, frozenset({"crm"})]) == (Common("crm", 3), Common("backups", 2))
    assert in_common([]) == ()


def test_a_group_opens_to_its_lead_its_advisor_and_the_director():
    group = Thing(office="o", advisor="ivy")
    for actor, allowed, visible in (
        (Actor(account="ivy", second_factor=True), True, True),
        (Actor(account="ivy"), False, True),
        (Actor(account="lea", leads=frozenset({"o"}), second_factor=True), True, True),
        (Actor(account="jon", advises=frozenset({"o"}), second_factor=True), False, False),
    ):
        verdict = decide("group.see", actor, group)
        assert (verdict.allowed, verdict.visible) == (allowed, visible)
    advises = Actor(account="x", site_roles=frozenset({SiteRole.ADVISOR}), second_factor=True)
    assert decide("group.see", advises)
    assert not decide("group.see", Actor(account="x"))
