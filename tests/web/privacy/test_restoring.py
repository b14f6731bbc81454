"""After a restore: what was erased goes again, and no mail goes twice."""

from uuid import UUID

import pytest
from django.utils import timezone

from tests.coops import actor_of
from tests.people import person
from tests.web.privacy.planting import HOLDER, PLANTED, plant, where
from virage.web.accounts.models import User
from virage.web.erasures import Erased, read_list, replay
from virage.web.jobs.models import Mail, Reason, State
from virage.web.organisations.models import Organisation
from virage.web.privacy import actions
from virage.web.privacy.models import Erasure


@pytest.mark.django_db
def test_an_organisation_and_its_people_that_came_back_go_again():
    organisation = plant()
    accounts = [UUID(str(each.id)) for each in User.objects.all()]
    now = timezone.now()
    erased = [Erased("organisation", organisation.id, now)]
    assert replay(erased + [Erased("account", each, now) for each in accounts]) == 3
    assert replay(erased) == 0
    assert list(where(PLANTED)) == []


@pytest.mark.django_db
def test_an_erasure_that_the_backup_holds_as_planned_is_over():
    organisation = plant()
    holder = person(HOLDER)
    actions.erase_account(actor=actor_of(person("colleague@example.coop")))
    actions.plan_erasure(actor=actor_of(holder), organisation=organisation)
    replay([Erased("organisation", organisation.id, timezone.now())])
    assert not Organisation.objects.exists()
    assert not Erasure.objects.filter(done_at=None).exists()


@pytest.mark.django_db
def test_the_mails_that_were_to_go_wait_for_a_person():
    plant()
    assert Mail.objects.filter(state=State.WAITING).exists()
    replay([])
    assert not Mail.objects.filter(state=State.WAITING).exists()
    assert set(Mail.objects.values_list("state", "reason")) == {
        (State.UNCERTAIN.value, Reason.RESTORED.value)
    }


@pytest.mark.django_db(transaction=True)
def test_every_erasure_adds_its_line(settings, tmp_path):
    settings.VIRAGE_ERASED = tmp_path / "erased.jsonl"
    organisation = plant()
    open_sheet = organisation.campaigns.get(number=1).participations.get(sheet__isnull=False)
    user = person(HOLDER)
    actions.erase_account(actor=actor_of(user))
    kinds = {row.kind: row.id for row in read_list(settings.VIRAGE_ERASED)}
    assert kinds.pop("registration")
    assert kinds == {"sheet": open_sheet.sheet_id, "account": user.id}
