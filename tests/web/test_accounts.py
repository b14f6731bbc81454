"""An account is an e-mail address, written one way, with an identifier that tells nothing."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import IntegrityError

User = get_user_model()
pytestmark = pytest.mark.django_db


def test_an_address_is_one_account_however_it_is_typed():
    ana = User.objects.create_user(" Ana@Example.coop ", "a good long password")
    assert ana.email == "ana@example.coop"
    assert authenticate(username="ANA@example.coop", password="a good long password") == ana


def test_the_same_address_twice_is_refused():
    User.objects.create_user("ana@example.coop")
    with pytest.raises(IntegrityError):
        User.objects.create_user("ANA@example.coop")


def test_the_database_refuses_an_address_in_capitals():
    with pytest.raises(IntegrityError):
        User.objects.create(email="Ana@example.coop")


def test_without_a_password_nobody_signs_in():
    assert not User.objects.create_user("ana@example.coop").has_usable_password()


def test_an_account_shows_its_identifier_and_not_its_address():
    ana = User.objects.create_user("ana@example.coop")
    assert str(ana) == str(ana.id)
    assert ana.id.version == 7


def test_identifiers_are_ordered_in_time():
    made = [User.objects.create_user(f"p{number}@example.coop").id for number in range(20)]
    assert sorted(made) == made
