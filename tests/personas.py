"""People who sign in, with what the programme entrusts to them."""

from datetime import UTC, datetime

from django.contrib.auth import get_user_model
from django.test import Client

from virage.core.access import SiteRole
from virage.web.accounts.models import SiteRoleRow, User
from virage.web.accounts.queries import METHODS

GRANTED = datetime(2026, 1, 5, 12, tzinfo=UTC)


def sign_in(client: Client, *roles: SiteRole, twice: bool = True) -> User:
    """Sign somebody new in, with these roles, and a second proof unless told otherwise."""
    email = f"person{User.objects.count()}@example.coop"
    person: User = get_user_model().objects.create_user(email)
    for role in roles:
        SiteRoleRow.objects.create(account=person, role=role.value, granted_at=GRANTED)
    client.force_login(person)
    if twice:
        session = client.session
        session[METHODS] = [{"method": "mfa", "at": 0}]
        session.save()
    return person
