"""The life of a text: what the public reads on a day, and what may be done next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.access import NOTHING, Actor, SiteRole, Thing, decide
from virage.core.editing import Standing, State, Step, Version, in_force, standing, steps_of

TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)
DRAFT, REVIEW = Version(1, State.DRAFT), Version(1, State.REVIEW)
OUT, LATER = Version(1, State.PUBLISHED, TODAY), Version(2, State.PUBLISHED, TOMORROW)
GONE = Version(3, State.WITHDRAWN, TODAY)


@pytest.mark.parametrize(
    ("versions", "day", "shown"),
    [
        ((), TODAY, None),
        ((DRAFT,), TODAY, None),
        ((REVIEW,), TODAY, None),
        ((OUT,), TODAY, OUT),
        ((OUT, LATER), TODAY, OUT),
        ((OUT, LATER), TOMORROW, LATER),
        ((OUT, LATER, GONE), TOMORROW, GONE),
        ((OUT, Version(2, State.DRAFT)), TODAY, OUT),
        ((LATER, Version(3, State.PUBLISHED, TODAY)), TOMORROW, Version(3, State.PUBLISHED, TODAY)),
    ],
)
def test_of_the_versions_whose_day_has_come_the_last_written_is_in_force(versions, day, shown):
    assert in_force(versions, day) == shown


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, Standing.SHIPPED),
        (DRAFT, Standing.DRAFT),
        (REVIEW, Standing.REVIEW),
        (OUT, Standing.PUBLISHED),
        (LATER, Standing.SCHEDULED),
        (GONE, Standing.WITHDRAWN),
    ],
)
def test_where_a_text_stands_is_said_by_its_last_version(last, said):
    assert standing(last, TODAY) is said


@pytest.mark.parametrize(
    ("versions", "steps"),
    [
        ((), set()),
        ((DRAFT,), {Step.SUBMIT}),
        ((REVIEW,), {Step.GIVE_BACK, Step.PUBLISH}),
        ((OUT,), {Step.WITHDRAW}),
        ((LATER,), {Step.WITHDRAW}),
        ((OUT, Version(2, State.DRAFT)), {Step.SUBMIT, Step.WITHDRAW}),
        ((OUT, GONE), set()),
    ],
)
def test_what_may_be_done_follows_from_the_versions(versions, steps):
    assert steps_of(versions, TODAY) == steps


@given(
    st.lists(st.sampled_from(State), max_size=6),
    st.lists(st.integers(1, 27), min_size=6, max_size=6),
)
def test_what_is_in_force_never_waits_and_was_decided(states, days):
    versions = [
        Version(n, state, date(2026, 3, days[n])) for n, state in enumerate(states) if n < 6
    ]
    found = in_force(versions, TODAY)
    assert found is None or found.has_come(TODAY)
    assert found is None or found.state in {State.PUBLISHED, State.WITHDRAWN}


def who(role: SiteRole, *, second_factor: bool = True, account: str = "emma") -> Actor:
    return Actor(account=account, site_roles=frozenset({role}), second_factor=second_factor)


@pytest.mark.parametrize(
    ("actor", "thing", "reason"),
    [
        (Actor(account="x"), NOTHING, "is of elsewhere"),
        (who(SiteRole.ADVISOR), NOTHING, "is of elsewhere"),
        (who(SiteRole.EDITOR, second_factor=False), NOTHING, "second factor needed"),
        (who(SiteRole.EDITOR), Thing(author="emma"), "somebody else reads it first"),
        (who(SiteRole.EDITOR, account="eric"), Thing(author="emma"), "reads it second"),
        (who(SiteRole.EDITOR), NOTHING, "reads it second"),
        (who(SiteRole.DIRECTOR), Thing(author="emma"), "edits"),
    ],
)
def test_nobody_but_who_directs_publishes_their_own_text_alone(actor, thing, reason):
    verdict = decide("content.publish", actor, thing)
    assert verdict.reason == reason
    assert bool(verdict) is (reason in {"edits", "reads it second"})
