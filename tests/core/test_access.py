"""The policy table: every verb, for every kind of person."""

from dataclasses import replace

import pytest

from virage.core.access import (
    NOTHING,
    TABLE,
    VISITOR,
    Actor,
    Role,
    Seat,
    SiteRole,
    Thing,
    anyone,
    decide,
    directing,
    holding,
    own_sheet,
    seated,
    sheet_owner,
    shown,
    signed_in,
    verbs_of,
)

SHEET = Thing(id="sheet", organisation="ours")
CLOSED = Thing(id="sheet", organisation="ours", settled=True)
OURS = Thing(id="thing", organisation="ours")
HOLDER = Actor(account="ana", seats=frozenset({Seat("ours", Role.MANAGER, holder=True)}))
COLLEAGUE = Actor(account="bob", seats=frozenset({Seat("ours", Role.STAFF)}))
ELSEWHERE = Actor(account="eve", seats=frozenset({Seat("theirs", Role.MANAGER, holder=True)}))
KEYED = Actor(keys=frozenset({"sheet"}))
GUEST = Actor(keys=frozenset({"sheet"}), guest_of=frozenset({"sheet"}))


def outcome(verb: str, actor: Actor, thing: Thing = NOTHING) -> tuple[bool, bool, str]:
    """What is decided: allowed, visible, and the reason."""
    verdict = decide(verb, actor, thing)
    return bool(verdict), verdict.visible, verdict.reason


@pytest.mark.parametrize("verb", verbs_of(anyone))
def test_what_is_public_is_open_to_a_visitor(verb):
    assert outcome(verb, VISITOR) == (True, True, "public")


@pytest.mark.parametrize("verb", verbs_of(signed_in))
def test_an_account_is_asked_for(verb):
    assert outcome(verb, VISITOR) == (False, True, "sign in first")
    assert outcome(verb, ELSEWHERE) == (True, True, "signed in")


@pytest.mark.parametrize("verb", [verb for verb, rule in TABLE.items() if rule is not anyone])
def test_nothing_else_is_open_to_a_visitor(verb):
    assert not decide(verb, VISITOR, SHEET)
    assert not decide(verb, VISITOR)


@pytest.mark.parametrize("verb", ["diagnosis.read", "diagnosis.answer", "diagnosis.share"])
def test_a_sheet_is_its_own_respondents_and_nobody_elses(verb):
    assert outcome(verb, KEYED, SHEET) == (True, True, "holds the key")
    mine = Thing(id="sheet", organisation="ours", respondent="bob")
    assert outcome(verb, COLLEAGUE, mine) == (True, True, "answers it")
    for stranger in (HOLDER, ELSEWHERE, VISITOR):
        assert outcome(verb, stranger, mine) == (False, False, "holds no key")


def test_no_account_and_no_respondent_are_no_match():
    assert outcome("diagnosis.read", Actor(keys=frozenset({""})), Thing()) == (
        False,
        False,
        "holds no key",
    )


def test_a_closed_sheet_is_read_and_no_more_answered():
    assert decide("diagnosis.read", KEYED, CLOSED)
    for verb in ("diagnosis.answer", "diagnosis.share", "diagnosis.erase", "diagnosis.claim"):
        assert outcome(verb, KEYED, CLOSED) == (False, True, "the diagnosis is closed")


@pytest.mark.parametrize("verb", verbs_of(sheet_owner))
def test_a_guest_of_a_link_is_told_why_not(verb):
    assert outcome(verb, GUEST, SHEET) == (False, True, "only where it was begun")
    owner = Actor(account="ana", keys=GUEST.keys, guest_of=GUEST.guest_of)
    assert decide(verb, owner, Thing(id="sheet", respondent="ana"))


@pytest.mark.parametrize("verb", verbs_of(seated))
def test_who_takes_part_sees_the_organisation(verb):
    assert outcome(verb, COLLEAGUE, OURS) == (True, True, "takes part")
    assert outcome(verb, ELSEWHERE, OURS) == (False, False, "is of elsewhere")


@pytest.mark.parametrize("verb", verbs_of(holding))
def test_who_holds_the_account_acts_for_the_organisation(verb):
    assert outcome(verb, HOLDER, OURS) == (True, True, "holds the account")
    assert outcome(verb, COLLEAGUE, OURS) == (False, True, "only who holds the account")
    assert outcome(verb, ELSEWHERE, OURS) == (False, False, "is of elsewhere")


@pytest.mark.parametrize("verb", verbs_of(shown))
def test_a_portrait_opens_when_the_diagnosis_is_closed_to_whom_it_is_shown(verb):
    board = Actor(account="bea", seats=frozenset({Seat("ours", Role.BOARD)}))
    to_board = Thing(organisation="ours", settled=True, shown_to=frozenset({Role.BOARD}))
    made_of = Thing(organisation="ours", settled=True, made_of=frozenset({"sheet"}))
    by_sheet = replace(made_of, shown_by=frozenset({"sheet"}))
    guest = replace(KEYED, guest_of=frozenset({"sheet"}))
    assert outcome(verb, HOLDER, OURS) == (False, True, "the diagnosis is still open")
    assert outcome(verb, HOLDER, to_board) == (True, True, "shown")
    assert outcome(verb, board, to_board) == (True, True, "shown")
    assert outcome(verb, COLLEAGUE, to_board) == (False, True, "not shared with you")
    assert outcome(verb, KEYED, by_sheet) == (True, True, "shown")
    assert outcome(verb, KEYED, made_of) == (False, True, "not shared with you")
    assert outcome(verb, guest, by_sheet) == (False, False, "is of elsewhere")
    assert outcome(verb, KEYED, to_board) == (False, False, "is of elsewhere")
    assert outcome(verb, ELSEWHERE, to_board) == (False, False, "is of elsewhere")


@pytest.mark.parametrize("verb", verbs_of(directing))
def test_the_director_proves_twice_who_they_are(verb):
    once = Actor(account="dan", site_roles=frozenset({SiteRole.DIRECTOR}))
    twice = Actor(account="dan", site_roles=once.site_roles, second_factor=True)
    advisor = Actor(account="ada", site_roles=frozenset({SiteRole.ADVISOR}), second_factor=True)
    assert outcome(verb, once) == (False, True, "second factor needed")
    assert outcome(verb, twice) == (True, True, "directs")
    assert outcome(verb, advisor) == (False, False, "is of elsewhere")


def test_a_director_sees_no_organisation_by_their_role():
    director = Actor(account="dan", site_roles=frozenset({SiteRole.DIRECTOR}), second_factor=True)
    for verb in (*verbs_of(seated, holding, shown, own_sheet),):
        assert outcome(verb, director, OURS)[:2] == (False, False)


def test_an_unknown_verb_is_an_error_and_never_a_yes():
    with pytest.raises(KeyError):
        decide("organisation.dance", HOLDER)
