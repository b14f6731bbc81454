"""The people of these tests."""

import pytest
from django.test import Client

from tests.web.diagnostics.acting import start
from virage.web.diagnostics.models import Sheet


@pytest.fixture
def sheet(client: Client) -> Sheet:
    """A food store's sheet, just started by the client."""
    return start(client)


@pytest.fixture
def other() -> Client:
    """Somebody else, with a sheet of their own."""
    other = Client()
    start(other, name="La coop d’à côté")
    return other
