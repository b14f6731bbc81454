"""The policy, as a table of who may do what."""

import pytest

from virage.core.access import TABLE, VISITOR, Actor, anyone, decide, key_holder, key_owner

HOLDER = Actor(keys=frozenset({"sheet-1"}))


@pytest.mark.parametrize("verb", [verb for verb, rule in TABLE.items() if rule is anyone])
@pytest.mark.parametrize("actor", [VISITOR, HOLDER])
def test_what_is_public_is_open_to_everybody(verb, actor):
    assert decide(verb, actor).reason == "public"
    assert decide(verb, actor, "sheet-1")


@pytest.mark.parametrize(
    "verb", [verb for verb, rule in TABLE.items() if rule in (key_holder, key_owner)]
)
def test_a_sheet_is_open_to_who_holds_its_key(verb):
    verdict = decide(verb, HOLDER, "sheet-1")
    assert verdict
    assert verdict.reason == "holds the key"


@pytest.mark.parametrize(
    "verb", [verb for verb, rule in TABLE.items() if rule in (key_holder, key_owner)]
)
@pytest.mark.parametrize(
    ("actor", "thing"), [(VISITOR, "sheet-1"), (HOLDER, "sheet-2"), (HOLDER, None)]
)
def test_a_sheet_does_not_exist_for_others(verb, actor, thing):
    verdict = decide(verb, actor, thing)
    assert not verdict
    assert verdict.visible is False
    assert verdict.reason == "holds no key"


@pytest.mark.parametrize("verb", [verb for verb, rule in TABLE.items() if rule is key_owner])
def test_a_guest_of_the_link_is_told_why_sharing_and_erasing_are_not_for_them(verb):
    guest = Actor(keys=frozenset({"sheet-1"}), guest_of=frozenset({"sheet-1"}))
    verdict = decide(verb, guest, "sheet-1")
    assert not verdict
    assert verdict.visible
    assert verdict.reason == "only where it was begun"


def test_a_verb_outside_the_table_is_a_mistake():
    with pytest.raises(KeyError):
        decide("public.dance", VISITOR)
