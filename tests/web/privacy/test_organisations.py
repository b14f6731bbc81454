"""Erasing an organisation: a week to change one's mind, then nothing is left but the receipt."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.coops import actor_of, found_coop, holder_client, seat
from tests.people import person, signed_in
from tests.web.diagnostics.acting import words
from tests.web.privacy.planting import COLLEAGUE, HOLDER, PLANTED, plant, rows_of_everything, where
from virage.core.access import Role
from virage.web.accounts.models import User
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.journal.queries import anchors, breaks
from virage.web.organisations.models import Organisation
from virage.web.privacy import actions
from virage.web.privacy.due import keep as scan
from virage.web.privacy.holdings import HOLDINGS, counts_of
from virage.web.privacy.models import Erasure
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7, minutes=1)


def page(name: str, organisation: Organisation) -> str:
    return reverse(f"privacy:{name}", args=[organisation.id])


def leading_to(reached: set[type[Model]]) -> set[type[Model]]:
    """The tables that lead to one of these by a foreign key."""
    return {
        model
        for model in apps.get_models()
        if any(
            isinstance(field, ForeignKey) and field.related_model in reached
            for field in model._meta.fields
        )
    }


def test_every_table_that_leads_to_an_organisation_is_erased_with_it():
    reached: set[type[Model]] = {Organisation}
    while more := leading_to(reached) - reached:
        reached |= more
    assert {holding.model for holding in HOLDINGS} == reached


def test_what_is_planted_is_in_every_table():
    organisation = plant()
    assert set(counts_of(organisation.id)) >= {each.name for each in HOLDINGS} - {"keys"}
    assert len(set(where(PLANTED))) > 5


def test_it_is_planned_told_and_undone():
    organisation = plant()
    browser = holder_client(HOLDER)
    given = {"typed": f"coop {PLANTED.lower()} "}
    assert browser.post(page("erase", organisation), given).status_code == 302
    told = Mail.objects.filter(purpose="planned.erasure").values_list("recipient", flat=True)
    assert set(told) == {HOLDER, COLLEAGUE}
    home = reverse("campaigns:home", args=[organisation.id])
    assert "Cette organisation sera effacée le" in words(browser.get(home))
    assert holder_client(COLLEAGUE).post(page("keep", organisation)).status_code == 302
    assert Mail.objects.filter(purpose="kept.erasure").count() == 2
    scan(timezone.now() + WEEK)
    assert Organisation.objects.filter(id=organisation.id).exists()
    assert Entry.objects.filter(verb="organisation.erase").count() == 2


def test_a_name_that_is_not_typed_right_erases_nothing():
    organisation = plant()
    answer = holder_client(HOLDER).post(page("erase", organisation), {"typed": "Autre coop"})
    assert answer.status_code == 422
    assert 'value="Autre coop"' in answer.content.decode()
    assert not Erasure.objects.exists()


def test_it_is_asked_once_and_an_undo_comes_too_late_without_harm():
    organisation = plant()
    actor = actor_of(person(HOLDER))
    erasure = actions.plan_erasure(actor=actor, organisation=organisation)
    with pytest.raises(RefusedError, match="erasure is planned"):
        actions.plan_erasure(actor=actor, organisation=organisation)
    assert (
        holder_client(HOLDER)
        .post(page("erase", organisation), {"typed": organisation.name})
        .status_code
        == 200
    )
    assert actions.keep(actor=actor, organisation=organisation)
    assert not actions.keep(actor=actor, organisation=organisation)
    assert not actions.carry_out(erasure=erasure, now=timezone.now() + WEEK)


def test_nothing_is_left_beyond_what_the_receipt_says(django_capture_on_commit_callbacks):
    other = found_coop("eve@example.org", name="Ailleurs")
    organisation = plant()
    for user in User.objects.filter(email__icontains=PLANTED):
        user.delete()  # the accounts stay those of their people: the receipt says so
    erasure = Erasure.objects.get(
        id=actions.plan_erasure(
            actor=actor_of(seat(organisation, COLLEAGUE, Role.BOARD)), organisation=organisation
        ).id
    )
    anchor = anchors()
    assert not actions.carry_out(erasure=erasure, now=timezone.now())
    assert actions.carry_out(erasure=erasure, now=timezone.now() + WEEK)
    assert not actions.carry_out(erasure=erasure, now=timezone.now() + WEEK)
    assert list(where(PLANTED)) == []
    assert counts_of(organisation.id) == {}
    assert Organisation.objects.get() == other
    assert list(breaks(anchor)) == []
    secret = actions.secret_of(erasure)
    for language, title in (("fr", "C’est effacé"), ("en", "It is erased")):
        with override(language):
            receipt = Client().get(reverse("privacy:receipt", args=[secret]))
        assert title in words(receipt)
        assert PLANTED not in receipt.content.decode()


def test_a_receipt_says_that_it_is_planned_then_taken_back():
    organisation = plant()
    actor = actor_of(person(HOLDER))
    link = reverse(
        "privacy:receipt",
        args=[actions.secret_of(actions.plan_erasure(actor=actor, organisation=organisation))],
    )
    assert "L’effacement est prévu" in words(Client().get(link))
    actions.keep(actor=actor, organisation=organisation)
    assert "Rien n’a été effacé" in words(Client().get(link))
    assert Client().get(reverse("privacy:receipt", args=["nothing"])).status_code == 404


def test_others_neither_copy_nor_erase():
    organisation = plant()
    seat(organisation, "sam@example.coop", Role.STAFF)
    for name in ("data", "copy", "erase", "keep"):
        for email, status in (("eve@example.org", 404), ("sam@example.coop", 403)):
            browser = signed_in(email)
            assert browser.post(page(name, organisation)).status_code in {status, 405}
    stranger = actor_of(person("eve@example.org"))
    for act in (actions.plan_erasure, actions.keep):
        with pytest.raises(RefusedError):
            act(actor=stranger, organisation=organisation)
    with pytest.raises(RefusedError):
        actions.copy_organisation(actor=stranger, organisation=organisation, language="fr")
    assert Organisation.objects.get(id=organisation.id).erase_after is None


def test_looking_changes_nothing():
    organisation = plant()
    browser = holder_client(HOLDER)
    before = rows_of_everything()
    for name in ("data", "erase"):
        assert browser.get(page(name, organisation)).status_code == 200
    after = rows_of_everything()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"sessions.Session"}


def test_an_identifier_of_nobody_is_not_there():
    assert holder_client(HOLDER).get(reverse("privacy:data", args=[uuid4()])).status_code == 404
