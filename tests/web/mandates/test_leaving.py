"""An organisation that is erased leaves in the envelope what was worked, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.mandates import (
    an_application,
    approved,
    at_work,
    fresh,
    holder,
    ivy,
    lead,
    set_envelope,
    wanted,
)
from virage.web.journal.models import Entry
from virage.web.journal.queries import breaks
from virage.web.mandates import actions
from virage.web.mandates.models import Envelope, Mandate
from virage.web.organisations.models import Organisation
from virage.web.privacy.actions import carry_out, plan_erasure
from virage.web.privacy.actions.organisations import erase_again

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7, minutes=1)


def erase(mandate: Mandate) -> None:
    """Erase the organisation of a mandate, as who holds its account asked."""
    erasure = plan_erasure(actor=holder(), organisation=mandate.organisation)
    assert carry_out(erasure=erasure, now=timezone.now() + WEEK)
    assert not Organisation.objects.exists()


def left() -> tuple[int, int]:
    row = Envelope.objects.get()
    return row.reserved, row.claimed


def given_back() -> int:
    return Entry.objects.filter(verb="mandate.let_go").count()


def test_what_was_granted_and_never_begun_goes_back_whole():
    mandate = approved(an_application())
    assert left() == (225_000, 0)
    erase(mandate)
    assert left() == (0, 0)
    assert given_back() == 1
    assert list(breaks()) == []


def test_what_was_worked_stays_counted_and_names_nobody():
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(6))
    erase(mandate)
    assert left() == (11_250, 0)
    assert given_back() == 1


def test_what_was_claimed_stays_as_it_was():
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(5))
    actions.stop(actor=holder(), mandate=mandate)
    actions.evaluate(actor=holder(), mandate=fresh(mandate), marks={"useful": 4}, words="")
    actions.claim(actor=lead(), mandate=fresh(mandate))
    erase(mandate)
    assert left() == (9_375, 9_375)
    assert given_back() == 0


def test_an_application_holds_nothing_and_gives_nothing_back():
    erase(an_application())
    assert left() == (0, 0)
    assert given_back() == 0


def test_the_envelope_of_another_office_or_organisation_is_left_alone():
    mandate = approved(an_application())
    assert mandate.office
    set_envelope(mandate.office, 5_000, timezone.localdate().year + 1)
    Envelope.objects.exclude(reserved=225_000).update(reserved=4_000)
    erase(mandate)
    assert sorted(Envelope.objects.values_list("reserved", flat=True)) == [0, 4_000]


def test_what_a_restore_brought_back_is_given_back_again():
    mandate = approved(an_application())
    assert erase_again(ids=[mandate.organisation_id]) == 1
    assert left() == (0, 0)
