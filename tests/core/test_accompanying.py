"""The rules of accompaniment: requests, cases, and who stands where."""

from dataclasses import replace

import pytest

from virage.core.access import VISITOR, Actor, Role, Seat, SiteRole, Thing, decide

WAITS = Thing(id="case", organisation="ours", office="saguenay")
TAKEN = replace(WAITS, advisor="ivy")
ENDED = replace(TAKEN, settled=True)
LOST = Thing(id="case", organisation="ours")

IVY = Actor(
    account="ivy", site_roles=frozenset({SiteRole.ADVISOR}), second_factor=True,
    advises=frozenset({"saguenay"}), accompanies=frozenset({"ours"}),
)  # fmt: skip
JON = replace(IVY, account="jon", accompanies=frozenset())
AWAY = replace(JON, account="kim", advises=frozenset({"estrie"}))
LEAD = Actor(
    account="leo", site_roles=frozenset({SiteRole.LEAD}), second_factor=True,
    leads=frozenset({"saguenay"}),
)  # fmt: skip
OTHER_LEAD = replace(LEAD, account="lou", leads=frozenset({"estrie"}))
DIRECTOR = Actor(account="dan", site_roles=frozenset({SiteRole.DIRECTOR}), second_factor=True)
HOLDER = Actor(account="ana", seats=frozenset({Seat("ours", Role.MANAGER, holder=True)}))
YES = (True, True)
ABSENT = (False, False)
REFUSED = (False, True)


def answer(verb, actor, thing):
    verdict = decide(verb, actor, thing)
    return bool(verdict), verdict.visible


@pytest.mark.parametrize(
    ("verb", "thing", "answers"),
    [
        ("accompaniment.see", WAITS, (YES, YES, ABSENT, YES, YES)),
        ("accompaniment.see", TAKEN, (YES, ABSENT, ABSENT, YES, YES)),
        ("accompaniment.see", ENDED, (YES, ABSENT, ABSENT, YES, YES)),
        ("accompaniment.see", LOST, (ABSENT, ABSENT, ABSENT, ABSENT, YES)),
        ("accompaniment.take", WAITS, (YES, YES, ABSENT, REFUSED, REFUSED)),
        ("accompaniment.take", TAKEN, (REFUSED, REFUSED, ABSENT, REFUSED, REFUSED)),
        ("accompaniment.take", ENDED, (REFUSED, REFUSED, ABSENT, REFUSED, REFUSED)),
        ("accompaniment.take", LOST, (ABSENT, ABSENT, ABSENT, ABSENT, REFUSED)),
        ("accompaniment.assign", WAITS, (REFUSED, REFUSED, ABSENT, YES, YES)),
        ("accompaniment.assign", TAKEN, (REFUSED, ABSENT, ABSENT, YES, YES)),
        ("accompaniment.assign", ENDED, (REFUSED, ABSENT, ABSENT, REFUSED, REFUSED)),
        ("accompaniment.handle", TAKEN, (YES, ABSENT, ABSENT, REFUSED, REFUSED)),
        ("accompaniment.handle", WAITS, (REFUSED, REFUSED, ABSENT, REFUSED, REFUSED)),
        ("accompaniment.handle", ENDED, (REFUSED, ABSENT, ABSENT, REFUSED, REFUSED)),
    ],
)
def test_who_stands_where_before_a_case(verb, thing, answers):
    people = (IVY, JON, AWAY, LEAD, DIRECTOR)
    assert tuple(answer(verb, who, thing) for who in people) == answers
    for who in (OTHER_LEAD, HOLDER, VISITOR):
        assert answer(verb, who, thing) == ABSENT


@pytest.mark.parametrize(
    ("verb", "actor", "thing"),
    [
        ("accompaniment.see", IVY, TAKEN),
        ("accompaniment.take", JON, WAITS),
        ("accompaniment.assign", LEAD, WAITS),
        ("accompaniment.assign", DIRECTOR, LOST),
        ("accompaniment.handle", IVY, TAKEN),
        ("advisor.work", IVY, Thing()),
        ("advisor.work", LEAD, Thing()),
        ("portrait.read", IVY, Thing(organisation="ours", settled=True, to_advisor=True)),
    ],
)
def test_a_second_proof_is_asked_for(verb, actor, thing):
    assert decide(verb, actor, thing)
    verdict = decide(verb, replace(actor, second_factor=False), thing)
    assert (bool(verdict), verdict.visible, verdict.reason) == (
        False, True, "second factor needed",
    )  # fmt: skip


def test_the_desk_is_the_advisors_and_the_leads():
    for actor in (HOLDER, DIRECTOR, VISITOR):
        assert answer("advisor.work", actor, Thing()) == ABSENT


def test_a_portrait_opens_to_the_advisor_of_the_case_when_the_coop_shares_it():
    portrait = Thing(organisation="ours", settled=True, to_advisor=True)
    assert decide("portrait.read", IVY, portrait).reason == "accompanies"
    kept = decide("portrait.read", IVY, replace(portrait, to_advisor=False))
    assert (kept.visible, kept.reason) == (True, "not shared with the advisor")
    still_open = decide("portrait.read", IVY, replace(portrait, settled=False))
    assert still_open.reason == "the diagnosis is still open"
    for stranger in (JON, LEAD, DIRECTOR):
        assert answer("portrait.read", stranger, portrait) == ABSENT


def test_an_advisor_writes_nothing_for_the_coop():
    for verb in ("organisation.change", "organisation.people", "portrait.share"):
        assert answer(verb, IVY, Thing(organisation="ours")) == ABSENT
    assert answer("funding.edit", IVY, Thing(organisation="ours")) == REFUSED


@pytest.mark.parametrize(
    ("verb", "manager", "board", "advisor"),
    [
        ("plan.read", YES, YES, YES),
        ("plan.remark", YES, YES, YES),
        ("plan.edit", YES, REFUSED, YES),
        ("plan.settle", YES, REFUSED, REFUSED),
        ("plan.present", YES, REFUSED, REFUSED),
        ("plan.adopt", YES, YES, REFUSED),
    ],
)
def test_who_writes_a_plan_and_who_decides_of_it(verb, manager, board, advisor):
    plan = Thing(id="ours", organisation="ours")
    sits = Actor(account="bob", seats=frozenset({Seat("ours", Role.BOARD)}))
    assert [answer(verb, who, plan) for who in (HOLDER, sits, IVY)] == [manager, board, advisor]
    assert answer(verb, replace(IVY, second_factor=False), plan) == REFUSED
    for who in (JON, LEAD, DIRECTOR, VISITOR):
        assert answer(verb, who, plan) == ABSENT


def test_the_list_of_vendors_is_for_who_directs_or_edits_with_a_second_factor():
    editor = replace(DIRECTOR, site_roles=frozenset({SiteRole.EDITOR}))
    assert [answer("vendors.keep", who, Thing()) for who in (DIRECTOR, editor)] == [YES, YES]
    assert answer("vendors.keep", replace(editor, second_factor=False), Thing()) == REFUSED
    for who in (IVY, LEAD, HOLDER, VISITOR):
        assert answer("vendors.keep", who, Thing()) == ABSENT


def test_an_advisor_holds_the_open_diagnosis_of_who_they_accompany():
    diagnosis = Thing(id="t1", organisation="ours")
    assert answer("campaign.hold", IVY, diagnosis) == YES
    assert answer("campaign.hold", IVY, replace(diagnosis, settled=True)) == REFUSED
    assert answer("campaign.hold", replace(IVY, second_factor=False), diagnosis) == REFUSED
    for who in (JON, LEAD, DIRECTOR, HOLDER, VISITOR):
        assert answer("campaign.hold", who, diagnosis) == ABSENT
